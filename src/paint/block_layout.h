#pragma once
#include "lectern/figure/block.h"
#include "lectern/figure/style.h"
#include "lectern/typeset/text_layout.h"
#include "paint/canvas.h"
#include "paint/placed_text.h"

#include <optional>
#include <span>
#include <vector>

namespace lectern {

/// A block laid out, from its top left corner at the origin. CSS pixels. Refers to its block.
struct BlockLayout {
    struct Words {
        PlacedText text;
        Color color;
        std::span<const PartLook> looks;
    };
    struct Fill {
        Rect place;
        Color color;
    };
    double width = 0, height = 0;
    std::vector<Fill> fills;  ///< Under the words.
    std::vector<Words> words;
};

/// `em` is the size of words of relative size 1. Words wrap within `room`; a formula or a word that is wider makes the
/// block wider.
BlockLayout lay_out_block(Typesetter& typesetter, const Block& block, const Theme& theme, double em, double room);
BlockLayout lay_out_algorithm(Typesetter& typesetter, const AlgorithmBlock& block, const Theme& theme, double em,
                              double room);

/// With a rim of `halo` around its letters where one is given.
void paint_block(Canvas& canvas, const BlockLayout& layout, const Vec2& at, std::optional<Color> halo = {});

}  // namespace lectern
