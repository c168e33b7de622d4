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
    using Rank = std::int16_t;

    /// Precondition: levels increase; the grid outlives this.
    LevelCrossings(const ScalarField& f, const HeightGrid& grid, std::span<const double> levels, int jobs);

    /// How many levels are at or below the node's height; -1 where the height is NaN. So a node is inside the region
    /// of level `l` if its rank is greater than l.
    [[nodiscard]] int rank(int row, int column) const { return ranks_[node(row, column)]; }
    /// The ranks of a row's nodes.
    [[nodiscard]] const Rank* ranks(int row) const { return ranks_.data() + node(row, 0); }
    /// Some node's height is NaN.
    [[nodiscard]] bool has_holes() const { return has_holes_; }

    /// The crossing of a level on the edge from (row, column) to (row, column + 1), which must have one.
    [[nodiscard]] Id on_row(int row, int column, int level) const {
        const int lower = std::min(rank(row, column), rank(row, column + 1));
        return first_on(rows_[static_cast<std::size_t>(row)].along, column) + static_cast<Id>(level - lower);
    }
    /// The crossing of a level on the edge from (row, column) to (row + 1, column), which must have one.
    [[nodiscard]] Id on_column(int row, int column, int level) const {
        const int lower = std::min(rank(row, column), rank(row + 1, column));
        return first_on(rows_[static_cast<std::size_t>(row)].upwards, column) + static_cast<Id>(level - lower);
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
    /// An edge that levels cross, by the column of its left or lower node.
    struct Edge {
        std::int32_t column = 0;
        Id first = 0;  ///< The crossing of its lowest level.
    };
    /// The crossed edges of one row, by column: those along it, and those from it to the next.
    struct Row {
        std::vector<Edge> along, upwards;
        Id first = 0, count = 0;  ///< Of all its crossings.
    };

    static Id first_on(const std::vector<Edge>& edges, int column) {
        return std::ranges::lower_bound(edges, column, {}, &Edge::column)->first;
    }
    void rank_nodes(std::span<const double> levels, int jobs);
    void find_edges(int row);
    void number_edges(int jobs);
    void refine(const ScalarField& f, std::span<const double> levels, int first_row, int end_row);

    const HeightGrid& grid_;
    RawVector<Rank> ranks_;  ///< [rows * columns]
    bool has_holes_ = false;
    std::vector<Row> rows_;
    std::vector<Vec2> points_;
    std::vector<char> on_level_;
};

}  // namespace lectern
