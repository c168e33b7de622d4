#include "calculus/grid_bands.h"
#include "calculus/level_witness.h"
#include "lectern/calculus/level_regions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

namespace lectern {
namespace {

constexpr int round_limit = 6;
constexpr int blocks_a_side = 8;
/// New lines stay this far from others, as a share of their cell.
constexpr double least_gap = 1e-3;
constexpr std::size_t growth_limit = 4;
/// How near to a level a height is that counts as on it, as a share of the heights about it.
constexpr double same_height = 1e-9;

/// Cells of a grid: from (row, column), up to but without the ends.
struct CellBlock {
    int row = 0, column = 0, end_row = 0, end_column = 0;

    [[nodiscard]] bool is_one_cell() const { return end_row - row == 1 && end_column - column == 1; }
};

/// What must be added to the grid, and which of its cells must be looked at again.
struct Findings {
    std::vector<double> x, y;
    std::vector<std::pair<Interval, Interval>> cells;

    void append(const Findings& other) {
        x.insert(x.end(), other.x.begin(), other.x.end());
        y.insert(y.end(), other.y.begin(), other.y.end());
        cells.insert(cells.end(), other.cells.begin(), other.cells.end());
    }
};

/// Looks for what the corners of cells don't tell of the levels in them.
class CellInspector {
public:
    CellInspector(const ScalarField& f, const HeightGrid& grid, std::span<const double> levels)
        : f_(f), grid_(grid), levels_(levels) {}

    void inspect(const CellBlock& block, Findings& findings) const {
        const EnclosedRectangle rectangle = enclose_rectangle(f_, side(grid_.x, block.column, block.end_column),
                                                              side(grid_.y, block.row, block.end_row));
        // Without a level set that turns round inside a cell, its corners tell all.
        if (rectangle.monotone) return;
        if (block.is_one_cell()) {
            if (rectangle.continuous) inspect_cell(block, rectangle, findings);
            return;
        }
        const int row = std::max(block.row + 1, (block.row + block.end_row) / 2);
        const int column = std::max(block.column + 1, (block.column + block.end_column) / 2);
        for (const auto& [from_row, to_row] : {std::pair(block.row, row), std::pair(row, block.end_row)}) {
            for (const auto& [from, to] : {std::pair(block.column, column), std::pair(column, block.end_column)}) {
                if (from_row < to_row && from < to) inspect({from_row, from, to_row, to}, findings);
            }
        }
    }

private:
    static Interval side(const std::vector<double>& axis, int from, int to) {
        return {axis[static_cast<std::size_t>(from)], axis[static_cast<std::size_t>(to)]};
    }

    /// How many levels are at or below a height.
    [[nodiscard]] std::size_t rank(double height) const {
        return static_cast<std::size_t>(std::ranges::upper_bound(levels_, height) - levels_.begin());
    }

    [[nodiscard]] std::size_t rank_at(int row, int column) const {
        return rank(grid_.z[static_cast<std::size_t>(row) * static_cast<std::size_t>(grid_.columns) +
                            static_cast<std::size_t>(column)]);
    }

    /// A place of the rectangle beyond the levels that its corners' ranks, from lowest to highest, lie between.
    [[nodiscard]] std::optional<Vec2> hidden_place(const EnclosedRectangle& rectangle, std::size_t lowest,
                                                   std::size_t highest) const {
        if (!rectangle.continuous || rectangle.monotone) return std::nullopt;
        std::optional<Vec2> found;
        if (rank(rectangle.value.high) > highest) found = level_witness(f_, rectangle, levels_[highest], true);
        if (!found && rank(rectangle.value.low) < lowest)
            found = level_witness(f_, rectangle, levels_[lowest - 1], false);
        return found;
    }

    /// Looks along an edge of a cell for a level that crosses it twice; true where there is one.
    bool inspect_edge(const Interval& x, const Interval& y, std::size_t from, std::size_t to,
                      Findings& findings) const {
        const auto found = hidden_place(enclose_rectangle(f_, x, y), std::min(from, to), std::max(from, to));
        if (!found) return false;
        (x.is_point() ? findings.y : findings.x).push_back(x.is_point() ? found->y() : found->x());
        return true;
    }

    /// A stationary point within the cell that lies on a level itself, to rounding: the lines that cross there meet in
    /// a node alone.
    [[nodiscard]] std::optional<Vec2> crossing(const EnclosedRectangle& rectangle) const {
        if (rank(rectangle.value.low) == rank(rectangle.value.high)) return std::nullopt;
        const auto found = stationary_point(f_, rectangle.x, rectangle.y);
        const auto is_within = [](const Interval& side, double at) {
            const double gap = least_gap * side.width();
            return at > side.low + gap && at < side.high - gap;
        };
        if (!found || !(is_within(rectangle.x, found->x()) || is_within(rectangle.y, found->y()))) return std::nullopt;
        const double height = f_.value_at(std::array{found->x(), found->y()});
        const double rounding = same_height * rectangle.value.width();
        if (rank(height - rounding) == rank(height + rounding)) return std::nullopt;
        return found;
    }

    void inspect_cell(const CellBlock& cell, const EnclosedRectangle& rectangle, Findings& findings) const {
        const auto& [x, y] = std::pair(rectangle.x, rectangle.y);
        if (const auto at = crossing(rectangle)) {
            findings.x.push_back(at->x());
            findings.y.push_back(at->y());
            findings.cells.emplace_back(x, y);
            return;
        }
        // Counter-clockwise from the lower left.
        const std::array ranks{rank_at(cell.row, cell.column), rank_at(cell.row, cell.end_column),
                               rank_at(cell.end_row, cell.end_column), rank_at(cell.end_row, cell.column)};
        bool found = inspect_edge(x, y.low, ranks[0], ranks[1], findings);
        found = inspect_edge(x.high, y, ranks[1], ranks[2], findings) || found;
        found = inspect_edge(x, y.high, ranks[3], ranks[2], findings) || found;
        found = inspect_edge(x.low, y, ranks[0], ranks[3], findings) || found;
        if (!found) {
            const auto [lowest, highest] = std::ranges::minmax(ranks);
            auto inside = hidden_place(rectangle, lowest, highest);
            // On each diagonal the corners lie on the same side of some level, the two diagonals on different ones.
            const bool is_saddle = std::min(ranks[0], ranks[2]) > std::max(ranks[1], ranks[3]) ||
                                   std::min(ranks[1], ranks[3]) > std::max(ranks[0], ranks[2]);
            if (!inside && is_saddle) inside = stationary_point(f_, x, y);
            if (!inside) return;
            findings.x.push_back(inside->x());
            findings.y.push_back(inside->y());
        }
        findings.cells.emplace_back(x, y);
    }

    const ScalarField& f_;
    const HeightGrid& grid_;
    std::span<const double> levels_;
};

/// The new values between those of an axis, without those that are too near to others.
std::vector<double> fit_between(const std::vector<double>& axis, std::vector<double> added) {
    std::ranges::sort(added);
    std::vector<double> kept;
    for (const double value : added) {
        const auto above = std::ranges::upper_bound(axis, value);
        if (above == axis.begin() || above == axis.end()) continue;
        const double low = kept.empty() ? *(above - 1) : std::max(*(above - 1), kept.back());
        const double gap = least_gap * (*above - *(above - 1));
        if (value - low > gap && *above - value > gap) kept.push_back(value);
    }
    return kept;
}

std::vector<double> merged(const std::vector<double>& axis, const std::vector<double>& added) {
    std::vector<double> all;
    all.reserve(axis.size() + added.size());
    std::ranges::merge(axis, added, std::back_inserter(all));
    return all;
}

/// Evaluates f at y over some columns of the row that begins at `row`.
void sample_row(const ScalarField& f, const HeightGrid& grid, double y, const std::vector<std::size_t>& columns,
                double* row) {
    std::vector<double> x(columns.size()), same_y(columns.size(), y), heights(columns.size());
    for (std::size_t k = 0; k < columns.size(); ++k) x[k] = grid.x[columns[k]];
    f.value_program().run(std::array<const double*, 2>{x.data(), same_y.data()}, std::array{heights.data()}, x.size());
    for (std::size_t k = 0; k < columns.size(); ++k) row[columns[k]] = heights[k];
}

HeightGrid with_lines(const ScalarField& f, const HeightGrid& old, const std::vector<double>& x,
                      const std::vector<double>& y, int jobs) {
    HeightGrid grid;
    grid.x = merged(old.x, x);
    grid.y = merged(old.y, y);
    grid.columns = static_cast<int>(grid.x.size());
    grid.rows = static_cast<int>(grid.y.size());
    grid.z.resize(grid.x.size() * grid.y.size());
    std::vector<std::size_t> all_columns, kept_columns, new_columns;
    for (std::size_t k = 0; k < grid.x.size(); ++k) {
        all_columns.push_back(k);
        (std::ranges::binary_search(x, grid.x[k]) ? new_columns : kept_columns).push_back(k);
    }
    for_each_band(grid.rows, grid.columns, jobs, [&](int /*band*/, int first, int end) {
        for (auto row = static_cast<std::size_t>(first); row < static_cast<std::size_t>(end); ++row) {
            double* const heights = grid.z.data() + row * grid.x.size();
            const double at = grid.y[row];
            if (std::ranges::binary_search(y, at)) {
                sample_row(f, grid, at, all_columns, heights);
                continue;
            }
            const auto old_row = static_cast<std::size_t>(std::ranges::lower_bound(old.y, at) - old.y.begin());
            for (std::size_t k = 0; k < kept_columns.size(); ++k)
                heights[kept_columns[k]] = old.z[old_row * old.x.size() + k];
            sample_row(f, grid, at, new_columns, heights);
        }
    });
    return grid;
}

std::vector<CellBlock> blocks_of(const HeightGrid& grid) {
    std::vector<CellBlock> blocks;
    const auto cut = [](int cells, int k) { return cells * k / blocks_a_side; };
    for (int i = 0; i < blocks_a_side; ++i) {
        for (int k = 0; k < blocks_a_side; ++k) {
            const CellBlock block{cut(grid.rows - 1, i), cut(grid.columns - 1, k), cut(grid.rows - 1, i + 1),
                                  cut(grid.columns - 1, k + 1)};
            if (block.row < block.end_row && block.column < block.end_column) blocks.push_back(block);
        }
    }
    return blocks;
}

/// Where cells of the coarser grid lie in the finer one.
std::vector<CellBlock> blocks_of(const std::vector<std::pair<Interval, Interval>>& cells, const HeightGrid& grid) {
    const auto index = [](const std::vector<double>& axis, double value) {
        return static_cast<int>(std::ranges::lower_bound(axis, value) - axis.begin());
    };
    std::vector<CellBlock> blocks;
    for (const auto& [x, y] : cells)
        blocks.push_back({index(grid.y, y.low), index(grid.x, x.low), index(grid.y, y.high), index(grid.x, x.high)});
    return blocks;
}

}  // namespace

HeightGrid resolve_levels(const ScalarField& f, HeightGrid grid, std::span<const double> levels, int jobs) {
    const std::size_t most_columns = growth_limit * grid.x.size(), most_rows = growth_limit * grid.y.size();
    std::vector<CellBlock> blocks = blocks_of(grid);
    for (int round = 0; round < round_limit && !blocks.empty() && !levels.empty(); ++round) {
        const CellInspector inspector(f, grid, levels);
        std::vector<Findings> by_block(blocks.size());
        parallel_for(static_cast<int>(blocks.size()), jobs, [&](int k) {
            inspector.inspect(blocks[static_cast<std::size_t>(k)], by_block[static_cast<std::size_t>(k)]);
        });
        Findings all;
        for (const Findings& findings : by_block) all.append(findings);
        const std::vector<double> x = fit_between(grid.x, std::move(all.x));
        const std::vector<double> y = fit_between(grid.y, std::move(all.y));
        if (x.empty() && y.empty()) break;
        if (grid.x.size() + x.size() > most_columns || grid.y.size() + y.size() > most_rows) break;
        grid = with_lines(f, grid, x, y, jobs);
        blocks = blocks_of(all.cells, grid);
    }
    return grid;
}

}  // namespace lectern
