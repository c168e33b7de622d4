#pragma once
#include "lectern/figure/figure.h"
#include "lectern/typeset/text_layout.h"
#include "paint/block_layout.h"
#include "paint/canvas.h"

#include <optional>
#include <vector>

namespace lectern {

/// Where everything on a card stands, CSS pixels. Refers to the card's blocks.
struct CardLayout {
    struct PlacedBlock {
        Vec2 at;  ///< Its top left corner.
        BlockLayout block;
    };
    std::optional<BlockLayout::Words> title, caption;
    std::vector<PlacedBlock> blocks;
    Rect room;         ///< Between title, caption and margins: the blocks stand in it, vertically centred.
    double scale = 1;  ///< What all sizes were multiplied by so that everything fits; below 1 where it wouldn't.
};

/// Lays a card out: the title at the top, the caption at the bottom, the blocks between them one under the other.
CardLayout lay_out_card(Typesetter& typesetter, const Figure& figure, const Card& card, const Rect& page);
/// On all of the picture.
CardLayout lay_out_card(Typesetter& typesetter, const Figure& figure, const Card& card);

void paint_card(Canvas& canvas, const CardLayout& layout);

}  // namespace lectern
