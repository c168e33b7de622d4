#include "paint/block_layout.h"

#include "paint/balanced_lines.h"
#include "paint/text_reach.h"

#include <algorithm>

namespace lectern {
namespace {

bool is_formula(const std::string& line) {
    return line.size() >= 4 && line.starts_with("$$") && line.find("$$", 2) == line.size() - 2;
}

TextAlignment alignment_of(BlockAlign align) {
    switch (align) {
        case BlockAlign::left:
            return TextAlignment::left;
        case BlockAlign::right:
            return TextAlignment::right;
        case BlockAlign::center:
            break;
    }
    return TextAlignment::center;
}

BlockLayout lay_out_text(Typesetter& typesetter, const TextBlock& block, const Theme& theme, double em, double room) {
    constexpr double line_gap = 0.5;  // of the letters' size, between the ink of one line and that of the next
    const double size = block.size * em;
    const TextStyle style{.weight = block.bold ? FontWeight::bold : FontWeight::regular,
                          .slant = block.italic ? FontSlant::italic : FontSlant::upright,
                          .size = size,
                          .typography = theme.typography};
    BlockLayout layout;
    for (const std::string& line : block.lines) {
        TextLayout text;
        if (is_formula(line)) {
            text = typesetter.layout(line, style, room);  // A number stands at the room's right edge.
        } else if (block.align == BlockAlign::center) {
            text = balanced_lines(typesetter, line, style, room);
        } else {
            text = typesetter.layout(line, style, room, alignment_of(block.align));
        }
        const TextReach reach = reach_of(text, size);
        if (!layout.words.empty()) layout.height += line_gap * size;
        const Vec2 origin(0, layout.height + reach.above);
        layout.height += reach.above + reach.below;
        layout.width = std::max(layout.width, text.width);
        layout.words.push_back({{std::move(text), origin}, block.color, block.parts});
    }
    for (BlockLayout::Words& words : layout.words) {
        const double free = layout.width - words.text.text.width;
        if (block.align == BlockAlign::center) words.text.origin.x() = free / 2;
        if (block.align == BlockAlign::right) words.text.origin.x() = free;
    }
    return layout;
}

}  // namespace

BlockLayout lay_out_block(Typesetter& typesetter, const Block& block, const Theme& theme, double em, double room) {
    if (const auto* text = std::get_if<TextBlock>(&block)) return lay_out_text(typesetter, *text, theme, em, room);
    return lay_out_algorithm(typesetter, std::get<AlgorithmBlock>(block), theme, em, room);
}

void paint_block(Canvas& canvas, const BlockLayout& layout, const Vec2& at, std::optional<Color> halo) {
    for (const BlockLayout::Fill& fill : layout.fills) {
        const double left = canvas.snap_edge(at.x() + fill.place.x),
                     right = canvas.snap_edge(at.x() + fill.place.right());
        const double top = canvas.snap_edge(at.y() + fill.place.y);
        const double bottom = std::max(canvas.snap_edge(at.y() + fill.place.bottom()), top + canvas.snap_width(0));
        canvas.fill_rect({left, top, right - left, bottom - top}, fill.color);
    }
    for (const BlockLayout::Words& words : layout.words) {
        // The baseline on a boundary between pixels keeps words crisp.
        const Vec2 place = words.text.origin + at;
        const Vec2 origin(place.x(), canvas.snap_edge(place.y()));
        const TextInk ink{words.color, words.looks};
        if (halo) {
            canvas.draw_text_with_halo(words.text.text, origin, ink, with_opacity(*halo, 0.8 * words.color.alpha),
                                       1.75);
        } else {
            canvas.draw_text(words.text.text, origin, ink);
        }
    }
}

}  // namespace lectern
