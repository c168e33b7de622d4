#pragma once
#include "calculus/level_crossings.h"

#include <vector>

namespace lectern {

/// A piece of a level line inside one cell of the grid, with the region f >= level on its left (y upwards).
struct LevelSegment {
    LevelCrossings::Id from = 0, to = 0;
    int row = 0, column = 0;  ///< The cell's lower left node.
    bool bends = false;       ///< Runs through `middle`; otherwise straight.
    Vec2 middle = Vec2::Zero();
};

/// The segments of each level, cell by cell. Where both diagonals of a cell cross the level (a saddle), the value in
/// the cell's middle tells which corners belong together. A line that leaves the straight way between its crossings by
/// more than 1/200 of a cell gets a third point, found on the level by Newton's method across the segment.
std::vector<std::vector<LevelSegment>> find_level_segments(const ScalarField& f, const HeightGrid& grid,
                                                           std::span<const double> levels,
                                                           const LevelCrossings& crossings);

}  // namespace lectern
