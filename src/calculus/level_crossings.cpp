#include "calculus/level_crossings.h"

#include "calculus/edge_roots.h"
#include "calculus/grid_bands.h"

#include <atomic>
#include <cmath>

namespace lectern {

LevelCrossings::LevelCrossings(const ScalarField& f, const HeightGrid& grid, std::span<const double> levels, int jobs)
    : grid_(grid), ranks_(grid.z.size()), rows_(static_cast<std::size_t>(grid.rows)) {
    rank_nodes(levels, jobs);
    number_edges(jobs);
    for_each_band(grid.rows, grid.columns, jobs,
                  [&](int /*band*/, int first, int end) { refine(f, levels, first, end); });
}

void LevelCrossings::rank_nodes(std::span<const double> levels, int jobs) {
    std::atomic<bool> holes{false};
    for_each_band(grid_.rows, grid_.columns, jobs, [&](int /*band*/, int first, int end) {
        std::size_t rank = 0;  // Neighbours have nearly the same rank, so each search begins at the last one's.
        bool hole = false;
        for (std::size_t i = node(first, 0); i < node(end, 0); ++i) {
            const double height = grid_.z[i];
            while (rank < levels.size() && levels[rank] <= height) ++rank;
            while (rank > 0 && levels[rank - 1] > height) --rank;
            const bool is_hole = std::isnan(height);
            hole = hole || is_hole;
            ranks_[i] = is_hole ? Rank{-1} : static_cast<Rank>(rank);
        }
        if (hole) holes = true;
    });
    has_holes_ = holes;
}

/// Finds a row's crossed edges and numbers their crossings from 0.
void LevelCrossings::find_edges(int row) {
    Row& found = rows_[static_cast<std::size_t>(row)];
    const Rank* const here = ranks(row);
    const auto add = [&found](std::vector<Edge>& edges, int column, int from, int to) {
        if (from < 0 || to < 0) return;
        edges.push_back({column, found.count});
        found.count += static_cast<Id>(std::abs(from - to));
    };
    for (int column = 0; column + 1 < grid_.columns; ++column) {
        if (here[column] != here[column + 1]) add(found.along, column, here[column], here[column + 1]);
    }
    if (row + 1 == grid_.rows) return;
    const Rank* const above = ranks(row + 1);
    for (int column = 0; column < grid_.columns; ++column) {
        if (here[column] != above[column]) add(found.upwards, column, here[column], above[column]);
    }
}

void LevelCrossings::number_edges(int jobs) {
    for_each_band(grid_.rows, grid_.columns, jobs, [&](int /*band*/, int first, int end) {
        for (int row = first; row < end; ++row) find_edges(row);
    });
    Id next = 0;
    for (Row& row : rows_) {
        row.first = next;
        for (Edge& edge : row.along) edge.first += next;
        for (Edge& edge : row.upwards) edge.first += next;
        next += row.count;
    }
    points_.resize(next);
    on_level_.resize(next);
}

/// Finds the crossings of the rows from `first_row` on, whose numbers follow one another.
void LevelCrossings::refine(const ScalarField& f, std::span<const double> levels, int first_row, int end_row) {
    std::vector<EdgeRoot> roots;
    const auto add = [&](int row, int column, int next_row, int next_column) {
        const int from = rank(row, column), to = rank(next_row, next_column);
        const bool along_row = row == next_row;
        EdgeRoot root;
        root.along_x = along_row;
        root.fixed = along_row ? grid_.y[static_cast<std::size_t>(row)] : grid_.x[static_cast<std::size_t>(column)];
        const std::vector<double>& axis = along_row ? grid_.x : grid_.y;
        const double begin = axis[static_cast<std::size_t>(along_row ? column : row)];
        const double end = axis[static_cast<std::size_t>(along_row ? next_column : next_row)];
        const double begin_height = grid_.z[node(row, column)];
        const double end_height = grid_.z[node(next_row, next_column)];
        root.inside = from > to ? begin : end;
        root.outside = from > to ? end : begin;
        root.tolerance = std::abs(end - begin) * 1e-10;
        for (int level = std::min(from, to); level < std::max(from, to); ++level) {
            root.level = levels[static_cast<std::size_t>(level)];
            root.inside_excess = std::max(begin_height, end_height) - root.level;
            root.outside_excess = std::min(begin_height, end_height) - root.level;
            roots.push_back(root);
        }
    };
    for (int row = first_row; row < end_row; ++row) {
        for (const Edge& edge : rows_[static_cast<std::size_t>(row)].along) add(row, edge.column, row, edge.column + 1);
        for (const Edge& edge : rows_[static_cast<std::size_t>(row)].upwards)
            add(row, edge.column, row + 1, edge.column);
    }

    refine_edge_roots(f.value_program(), roots);
    const std::size_t first = rows_[static_cast<std::size_t>(first_row)].first;
    for (std::size_t i = 0; i < roots.size(); ++i) {
        const EdgeRoot& root = roots[i];
        points_[first + i] = root.along_x ? Vec2(root.found, root.fixed) : Vec2(root.fixed, root.found);
        on_level_[first + i] = root.is_on_level ? 1 : 0;
    }
}

}  // namespace lectern
