#include "typeset/display_lines.h"

#include <algorithm>

namespace lectern {
namespace {

constexpr double tag_gap = 1;  ///< In em: the least room between a formula and its tag.

void add_piece(TextLine& line, const FormulaPiece& piece, double left, int first_part) {
    const auto placed = [&](auto item) {
        item.x += left;
        if (item.part >= 0) item.part += first_part;
        return item;
    };
    for (const PlacedGlyph& glyph : piece.glyphs) line.glyphs.push_back(placed(glyph));
    for (const PlacedRule& rule : piece.rules) line.rules.push_back(placed(rule));
    line.ascent = std::max(line.ascent, piece.ascent);
    line.descent = std::max(line.descent, piece.descent);
    line.width = std::max(line.width, left + piece.width);
}

}  // namespace

std::vector<TextLine> display_lines(const Formula& formula, double size, double wrap_width, int first_part) {
    double width = 0;
    for (const FormulaPiece& piece : formula.pieces) width += piece.width + piece.space_after;
    if (!formula.pieces.empty()) width -= formula.pieces.back().space_after;

    TextLine line;
    line.is_display = true;
    const double tag_width = formula.tag ? formula.tag->width : 0;
    const double room = std::max({wrap_width, width, tag_width});
    const bool tag_fits = width + 2 * (tag_gap * size + tag_width) <= room;
    const bool beside = formula.tag && (wrap_width <= 0 || width + tag_gap * size + tag_width <= wrap_width);
    // Centred between the edges while the tag leaves room for that, otherwise between the left edge and the tag.
    double left = 0;
    if (beside && wrap_width > 0) {
        left = tag_fits ? (room - width) / 2 : (room - width - tag_gap * size - tag_width) / 2;
    }
    for (const FormulaPiece& piece : formula.pieces) {
        add_piece(line, piece, left, first_part);
        left += piece.width + piece.space_after;
    }
    if (!formula.tag) return {std::move(line)};
    if (beside) {
        const double tag_left = wrap_width > 0 ? room - tag_width : width + tag_gap * size;
        add_piece(line, *formula.tag, tag_left, first_part);
        return {std::move(line)};
    }
    TextLine below;
    below.is_display = true;
    add_piece(below, *formula.tag, room - tag_width, first_part);
    return {std::move(line), std::move(below)};
}

}  // namespace lectern
