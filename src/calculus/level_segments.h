#pragma once
#include "calculus/level_crossings.h"

#include <span>
#include <vector>

namespace lectern {

/// A piece of a level line inside one cell of the grid, with the region f >= level on its left (y upwards).
struct LevelSegment {
    LevelCrossings::Id from = 0, to = 0;
    int row = 0, column = 0;                  ///< The cell's lower left node.
    std::uint32_t bends = 0, bend_count = 0;  ///< The points that it runs through on its way: LevelSegments::bends.
};

/// The segments of one level, cell by cell.
struct LevelSegments {
    std::vector<LevelSegment> segments;
    std::vector<Vec2> bends;

    [[nodiscard]] std::span<const Vec2> bends_of(const LevelSegment& segment) const {
        return std::span(bends).subspan(segment.bends, segment.bend_count);
    }
};

/// The segments of each level. Where both diagonals of a cell cross the level (a saddle), the value in the cell's
/// middle tells which corners belong together. A line that leaves the straight way between its crossings by more than
/// the search's flatness gets further points, found on the level by Newton's method across the segment.
std::vector<LevelSegments> find_level_segments(const ScalarField& f, const HeightGrid& grid,
                                               std::span<const double> levels, const LevelCrossings& crossings,
                                               const LevelSearch& search);

}  // namespace lectern
