#pragma once
#include "lectern/calculus/level_regions.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lectern {

/// Where the levels of a function cross the grid's lines: one point for each level and each edge of the grid (two
/// neighbouring nodes) that has one end at or above the level and the other below. Crossings are numbered from 0 over
/// all levels; one number belongs to one level.
class LevelCrossings {
public:
    using Id = std::uint32_t;

    /// Precondition: levels increase; the grid outlives this.
    LevelCrossings(const ScalarField& f, const HeightGrid& grid, std::span<const double> levels);

    /// How many levels are at or below the node's height; -1 where the height is NaN. So a node is inside the region
    /// of level `l` if its rank is greater than l.
    [[nodiscard]] int rank(int row, int column) const { return ranks_[node(row, column)]; }

    /// The crossing of a level on the edge from (row, column) to (row, column + 1), which must have one.
    [[nodiscard]] Id on_row(int row, int column, int level) const {
        const int lower = std::min(rank(row, column), rank(row, column + 1));
        return first_[row_edge(row, column)] + static_cast<Id>(level - lower);
    }
    /// The crossing of a level on the edge from (row, column) to (row + 1, column), which must have one.
    [[nodiscard]] Id on_column(int row, int column, int level) const {
        const int lower = std::min(rank(row, column), rank(row + 1, column));
        return first_[column_edge(row, column)] + static_cast<Id>(level - lower);
    }

    [[nodiscard]] std::size_t count() const { return points_.size(); }
    [[nodiscard]] Vec2 point(Id crossing) const { return points_[crossing]; }
    /// False where f jumps over the level (a pole, a step, the domain's rim): the point then lies on the jump.
    [[nodiscard]] bool is_on_level(Id crossing) const { return on_level_[crossing] != 0; }

    [[nodiscard]] std::size_t node(int row, int column) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(grid_.columns) +
               static_cast<std::size_t>(column);
    }

private:
    [[nodiscard]] std::size_t row_edge(int row, int column) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(grid_.columns - 1) +
               static_cast<std::size_t>(column);
    }
    [[nodiscard]] std::size_t column_edge(int row, int column) const { return row_edges_ + node(row, column); }

    void rank_nodes(std::span<const double> levels);
    void number_edges();
    void refine(const ScalarField& f, std::span<const double> levels);

    const HeightGrid& grid_;
    std::size_t row_edges_;
    std::vector<std::int32_t> ranks_;  ///< [rows * columns]
    std::vector<Id> first_;            ///< Each edge's first crossing: the edges along rows, then those along columns.
    std::vector<Vec2> points_;
    std::vector<char> on_level_;
};

}  // namespace lectern
