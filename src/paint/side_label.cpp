#include "paint/side_label.h"

#include "paint/text_painter.h"

#include <algorithm>

namespace lectern {
namespace {

/// Continuation bytes of UTF-8 don't count.
std::ptrdiff_t count_characters(const std::string& text) {
    return std::count_if(text.begin(), text.end(), [](char c) { return (c & '\xc0') != '\x80'; });
}

}  // namespace

SideLabel::SideLabel(Typesetter& typesetter, const Theme& theme, const std::string& words)
    : text(typesetter.layout(words, axis_label_style(theme, words))), upright(count_characters(words) <= 3) {}

double SideLabel::thickness() const { return upright ? text.width : text.cap_height + text.descent; }

PlacedText SideLabel::place(double left, double middle) const {
    if (upright) return {text, {left, middle + text.x_height / 2}};
    return {text, {left + text.cap_height, middle + text.width / 2}, {0, -1}};
}

}  // namespace lectern
