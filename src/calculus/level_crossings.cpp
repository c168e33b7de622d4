#include "calculus/level_crossings.h"

#include "calculus/edge_roots.h"

#include <algorithm>
#include <cmath>

namespace lectern {

LevelCrossings::LevelCrossings(const ScalarField& f, const HeightGrid& grid, std::span<const double> levels)
    : grid_(grid),
      row_edges_(static_cast<std::size_t>(grid.rows) * static_cast<std::size_t>(grid.columns - 1)),
      ranks_(grid.z.size()) {
    rank_nodes(levels);
    number_edges();
    refine(f, levels);
}

void LevelCrossings::rank_nodes(std::span<const double> levels) {
    std::size_t rank = 0;  // Neighbours have nearly the same rank, so each search begins at the last one's.
    for (std::size_t i = 0; i < ranks_.size(); ++i) {
        const double height = grid_.z[i];
        while (rank < levels.size() && levels[rank] <= height) ++rank;
        while (rank > 0 && levels[rank - 1] > height) --rank;
        ranks_[i] = std::isnan(height) ? -1 : static_cast<std::int32_t>(rank);
    }
}

void LevelCrossings::number_edges() {
    const auto column_edges = static_cast<std::size_t>(grid_.rows - 1) * static_cast<std::size_t>(grid_.columns);
    first_.resize(row_edges_ + column_edges);
    Id next = 0;
    const auto number = [&](std::size_t edge, int from, int to) {
        first_[edge] = next;
        if (from >= 0 && to >= 0) next += static_cast<Id>(std::abs(from - to));
    };
    for (int row = 0; row < grid_.rows; ++row) {
        for (int column = 0; column + 1 < grid_.columns; ++column) {
            number(row_edge(row, column), rank(row, column), rank(row, column + 1));
        }
    }
    for (int row = 0; row + 1 < grid_.rows; ++row) {
        for (int column = 0; column < grid_.columns; ++column) {
            number(column_edge(row, column), rank(row, column), rank(row + 1, column));
        }
    }
    points_.resize(next);
    on_level_.resize(next);
}

void LevelCrossings::refine(const ScalarField& f, std::span<const double> levels) {
    std::vector<EdgeRoot> roots;
    roots.reserve(points_.size());
    const auto add = [&](int row, int column, int next_row, int next_column) {
        const int from = rank(row, column), to = rank(next_row, next_column);
        if (from < 0 || to < 0 || from == to) return;
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
    for (int row = 0; row < grid_.rows; ++row) {
        for (int column = 0; column + 1 < grid_.columns; ++column) add(row, column, row, column + 1);
    }
    for (int row = 0; row + 1 < grid_.rows; ++row) {
        for (int column = 0; column < grid_.columns; ++column) add(row, column, row + 1, column);
    }

    refine_edge_roots(f.value_program(), roots);
    for (std::size_t i = 0; i < roots.size(); ++i) {
        const EdgeRoot& root = roots[i];
        points_[i] = root.along_x ? Vec2(root.found, root.fixed) : Vec2(root.fixed, root.found);
        on_level_[i] = root.is_on_level ? 1 : 0;
    }
}

}  // namespace lectern
