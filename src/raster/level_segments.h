#pragma once
#include "raster/surfaces.h"
#include "raster/visible_pieces.h"

#include <array>
#include <vector>

namespace lectern {

/// Where a segment ends, on a side of its piece. Subpixels.
struct LevelEnd {
    Vec2 at{0, 0}, side{0, 0};
    PieceSide borders_on = PieceSide::edge;
};

/// A straight stretch of a level line on a visible piece.
struct LevelSegment {
    std::uint32_t surface = 0;
    int veils = 0;  ///< As the piece's.
    std::uint8_t axis = 0;
    float opacity = 1;  ///< Of the stroke: its own, less where levels crowd.
    std::array<LevelEnd, 2> ends{};
};

/// Where the surfaces' level lines can be seen.
std::vector<LevelSegment> find_level_segments(const Surfaces& surfaces, const std::vector<VisiblePiece>& pieces);

}  // namespace lectern
