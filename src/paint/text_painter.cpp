#include "paint/text_painter.h"

#include <algorithm>

namespace lectern {
namespace {

/// As words or as mathematics: x, $x$.
bool is_one_letter(std::string_view text) {
    if (text.size() == 3 && text.front() == '$' && text.back() == '$') text = text.substr(1, 1);
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return text.size() == 1 && is_letter(text.front());
}

template <class Label>
TextStyle label_style(const Theme& theme, const Label& label) {
    return {.weight = label.bold ? FontWeight::bold : FontWeight::regular,
            .slant = label.italic ? FontSlant::italic : FontSlant::upright,
            .size = label.size * theme.font_size,
            .typography = theme.typography};
}

}  // namespace

TextStyle tick_style(const Theme& theme) {
    return {.face = FontFace::sans, .size = 0.82 * theme.font_size, .typography = theme.typography};
}

TextStyle axis_label_style(const Theme& theme, std::string_view label) {
    if (is_one_letter(label)) {
        return {.slant = FontSlant::italic, .size = 1.15 * theme.font_size, .typography = theme.typography};
    }
    return {.size = theme.font_size, .typography = theme.typography};
}

TextStyle title_style(const Theme& theme) { return {.size = 1.25 * theme.font_size, .typography = theme.typography}; }
TextStyle caption_style(const Theme& theme) { return {.size = 0.95 * theme.font_size, .typography = theme.typography}; }
TextStyle legend_style(const Theme& theme) {
    return {.face = FontFace::sans, .size = 0.86 * theme.font_size, .typography = theme.typography};
}
TextStyle mark_label_style(const Theme& theme, const Label2d& label) { return label_style(theme, label); }
TextStyle mark_label_style(const Theme& theme, const Label3d& label) { return label_style(theme, label); }
TextStyle line_label_style(const Theme& theme, const LineLabel& label) {
    return {.face = FontFace::sans, .size = label.size * theme.font_size, .typography = theme.typography};
}

Vec2 anchored_origin(const TextLayout& text, const Vec2& at, Anchor anchor, double gap) {
    // A corner's distance to the place counts along the diagonal.
    const double slanted = 0.70710678118654752 * gap;
    const double left_of = at.x() - text.width, centered = at.x() - text.width / 2;
    const double middle = at.y() + text.ink_middle();
    const double over = at.y() - text.last_baseline - text.ink_descent, under = at.y() + text.ink_ascent;
    switch (anchor) {
        case Anchor::center:
            return {centered, middle};
        case Anchor::left:
            return {left_of - gap, middle};
        case Anchor::right:
            return {at.x() + gap, middle};
        case Anchor::above:
            return {centered, over - gap};
        case Anchor::below:
            return {centered, under + gap};
        case Anchor::above_left:
            return {left_of - slanted, over - slanted};
        case Anchor::above_right:
            return {at.x() + slanted, over - slanted};
        case Anchor::below_left:
            return {left_of - slanted, under + slanted};
        case Anchor::below_right:
            return {at.x() + slanted, under + slanted};
    }
    return at;
}

void draw_label(Canvas& canvas, const TextLayout& text, const Vec2& origin, const TextInk& ink, Color halo) {
    canvas.draw_text_with_halo(text, origin, ink, with_opacity(halo, 0.8), 1.75);
}

}  // namespace lectern
