#include "paint/side_label.h"

#include "paint/balanced_lines.h"
#include "paint/text_painter.h"

#include <algorithm>

namespace lectern {

SideLabel::SideLabel(Typesetter& typesetter, const Theme& theme, const std::string& words, double length)
    : text(typesetter.layout(words, axis_label_style(theme, words))), upright(text.width <= 1.6 * theme.font_size) {
    if (!upright && text.width > length) {
        text = balanced_lines(typesetter, words, axis_label_style(theme, words), std::max(length, theme.font_size));
    }
}

double SideLabel::thickness() const { return upright ? text.width : text.ink_ascent + text.descent; }

PlacedText SideLabel::place(double left, double middle) const {
    if (!upright) return {text, {left + text.ink_ascent, middle + text.width / 2}, {0, -1}};
    const bool letters = text.ink_height() <= text.cap_height;
    return {text, {left, middle + (letters ? text.x_height / 2 : text.ink_middle())}};
}

}  // namespace lectern
