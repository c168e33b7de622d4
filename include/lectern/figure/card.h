#pragma once
#include "lectern/figure/block.h"

#include <memory>
#include <vector>

namespace lectern {

/// What one layer puts on a card.
using CardGroup = std::vector<Block>;

/// Blocks one under the other, for slides and the titles of videos. Its words are as large as the theme's font.
struct Card {
    BlockAlign align = BlockAlign::center;  ///< Of the figure's title and caption.
    std::vector<std::shared_ptr<const CardGroup>> groups;
};

}  // namespace lectern
