#include "typeset/line_stack.h"

#include <algorithm>
#include <iterator>

namespace lectern {
namespace {

// In em: the least room between the ink of two lines, and that around a display.
constexpr double line_gap = 0.12, display_gap = 0.45;
// In em: how far letters reach over the capitals and under the baseline.
constexpr double over_capitals = 0.05, under_baseline = 0.22;

/// From a line's baseline to the next one's.
double pitch_between(const TextLine& above, const TextLine& below, const FontMeasures& font, double size) {
    const double descent = std::max(above.descent, above.is_display ? 0 : under_baseline * size);
    const double ascent = std::max(below.ascent, below.is_display ? 0 : (font.cap_height + over_capitals) * size);
    const bool at_display = above.is_display || below.is_display;
    return std::max(font.line_pitch * size, descent + (at_display ? display_gap : line_gap) * size + ascent);
}

/// How far a line stands to the right of the text's left end.
double shift_of(const TextLine& line, double width, TextAlignment alignment) {
    const double room = width - line.width;
    if (alignment == TextAlignment::center || line.is_display) return room / 2;
    const bool at_right = line.from_right == (alignment == TextAlignment::left);
    return at_right ? room : 0;
}

}  // namespace

TextLayout stack_lines(std::vector<TextLine> lines, const FontMeasures& font, const TextStyle& style,
                       TextAlignment alignment) {
    const double size = style.size;
    TextLayout layout;
    for (const TextLine& line : lines) layout.width = std::max(layout.width, line.width);
    double baseline = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        TextLine& line = lines[i];
        if (i > 0) baseline += pitch_between(lines[i - 1], line, font, size);
        const double shift = shift_of(line, layout.width, alignment);
        for (PlacedGlyph& glyph : line.glyphs) {
            glyph.x += shift;
            glyph.y += baseline;
        }
        for (PlacedRule& rule : line.rules) {
            rule.x += shift;
            rule.y += baseline;
        }
        std::ranges::move(line.glyphs, std::back_inserter(layout.glyphs));
        std::ranges::move(line.rules, std::back_inserter(layout.rules));
    }
    const double first_ascent = lines.empty() ? 0 : lines.front().ascent;
    const double last_descent = lines.empty() ? 0 : lines.back().descent;
    layout.ascent = std::max(font.ascent * size, first_ascent);
    layout.descent = baseline + std::max(font.descent * size, last_descent);
    layout.x_height = font.x_height * size;
    layout.cap_height = font.cap_height * size;
    layout.last_baseline = baseline;
    layout.ink_ascent = std::max(layout.cap_height, first_ascent);
    layout.ink_descent = last_descent > under_baseline * size ? last_descent : 0;
    return layout;
}

}  // namespace lectern
