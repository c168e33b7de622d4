#include "calculus/level_segments.h"

#include "calculus/grid_bands.h"
#include "calculus/segment_bends.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace lectern {
namespace {

enum Side { bottom, right, top, left };

struct Way {
    Side from, to;
};

/// One cell with the ranks of its corners, counter-clockwise from the lower left.
struct Cell {
    int row = 0, column = 0;
    std::array<int, 4> ranks{};

    [[nodiscard]] int lowest() const { return *std::min_element(ranks.begin(), ranks.end()); }
    [[nodiscard]] int highest() const { return *std::max_element(ranks.begin(), ranks.end()); }
    /// Which corners are inside the level's region: bit i for corner i.
    [[nodiscard]] unsigned inside(int level) const {
        unsigned bits = 0;
        for (unsigned i = 0; i < 4; ++i) bits |= ranks[i] > level ? 1U << i : 0U;
        return bits;
    }
};

constexpr unsigned lower_left_and_upper_right = 0b0101, lower_right_and_upper_left = 0b1010;

bool is_saddle(unsigned inside) { return inside == lower_left_and_upper_right || inside == lower_right_and_upper_left; }

/// Marching squares for a cell without a saddle: the way that keeps the inner corners on the left.
Way way_of(unsigned inside) {
    constexpr std::array<Way, 16> ways{{{bottom, bottom},
                                        {bottom, left},
                                        {right, bottom},
                                        {right, left},
                                        {top, right},
                                        {bottom, bottom},
                                        {top, bottom},
                                        {top, left},
                                        {left, top},
                                        {bottom, top},
                                        {bottom, bottom},
                                        {right, top},
                                        {left, right},
                                        {bottom, right},
                                        {left, bottom},
                                        {bottom, bottom}}};
    return ways[inside];
}

/// The two ways of a saddle. Where the middle is inside, the inner corners are joined and the lines cut off the outer.
std::array<Way, 2> saddle_ways(unsigned inside, bool middle_inside) {
    if (inside == lower_left_and_upper_right) {
        if (middle_inside) return {{{bottom, right}, {top, left}}};
        return {{{bottom, left}, {top, right}}};
    }
    if (middle_inside) return {{{left, bottom}, {right, top}}};
    return {{{right, bottom}, {left, top}}};
}

/// Gathers the segments of a band of cells, level by level.
class SegmentFinder {
public:
    SegmentFinder(const LevelCrossings& crossings, std::size_t level_count)
        : crossings_(crossings), segments_(level_count) {}

    void add(const Cell& cell, int level, Way way) {
        LevelSegment segment;
        segment.from = crossing(cell, level, way.from);
        segment.to = crossing(cell, level, way.to);
        segment.row = cell.row;
        segment.column = cell.column;
        segments_[static_cast<std::size_t>(level)].push_back(segment);
    }

    [[nodiscard]] const std::vector<LevelSegment>& of_level(std::size_t level) const { return segments_[level]; }

private:
    [[nodiscard]] LevelCrossings::Id crossing(const Cell& cell, int level, Side side) const {
        switch (side) {
            case bottom:
                return crossings_.on_row(cell.row, cell.column, level);
            case right:
                return crossings_.on_column(cell.row, cell.column + 1, level);
            case top:
                return crossings_.on_row(cell.row + 1, cell.column, level);
            case left:
                return crossings_.on_column(cell.row, cell.column, level);
        }
        return 0;
    }

    const LevelCrossings& crossings_;
    std::vector<std::vector<LevelSegment>> segments_;
};

/// The heights in the middles of cells.
std::vector<double> middle_heights(const ScalarField& f, const HeightGrid& grid, const std::vector<Cell>& cells) {
    std::vector<double> x, y, heights(cells.size());
    for (const Cell& cell : cells) {
        const auto row = static_cast<std::size_t>(cell.row), column = static_cast<std::size_t>(cell.column);
        x.push_back(Range{grid.x[column], grid.x[column + 1]}.middle());
        y.push_back(Range{grid.y[row], grid.y[row + 1]}.middle());
    }
    f.value_program().run(std::array<const double*, 2>{x.data(), y.data()}, std::array{heights.data()}, cells.size());
    return heights;
}

/// Adds the segments of the saddle cells: all of them are looked at at once.
void add_saddles(const ScalarField& f, const HeightGrid& grid, std::span<const double> levels,
                 const std::vector<Cell>& saddles, SegmentFinder& finder) {
    if (saddles.empty()) return;
    const std::vector<double> middles = middle_heights(f, grid, saddles);
    for (std::size_t i = 0; i < saddles.size(); ++i) {
        const Cell& cell = saddles[i];
        for (int level = cell.lowest(); level < cell.highest(); ++level) {
            const unsigned inside = cell.inside(level);
            if (!is_saddle(inside)) continue;
            const bool middle_inside = middles[i] >= levels[static_cast<std::size_t>(level)];
            for (const Way way : saddle_ways(inside, middle_inside)) finder.add(cell, level, way);
        }
    }
}

/// The segments in the cells above the rows from `first_row` on.
SegmentFinder segments_of_band(const ScalarField& f, const HeightGrid& grid, std::span<const double> levels,
                               const LevelCrossings& crossings, int first_row, int end_row) {
    SegmentFinder finder(crossings, levels.size());
    std::vector<Cell> saddles;
    std::vector<unsigned char> crossed(static_cast<std::size_t>(grid.columns) - 1);
    for (int row = first_row; row < end_row; ++row) {
        const LevelCrossings::Rank* const below = crossings.ranks(row);
        const LevelCrossings::Rank* const above = crossings.ranks(row + 1);
        // Nearly all cells lie between two levels: a loop of its own, without branches, finds the others.
        for (std::size_t k = 0; k < crossed.size(); ++k) {
            const int differs = (below[k] ^ below[k + 1]) | (below[k] ^ above[k]) | (below[k] ^ above[k + 1]);
            crossed[k] = differs != 0 ? 1 : 0;
        }
        const auto next_after = [&](int column) {
            const auto found = std::find(crossed.begin() + column, crossed.end(), 1);
            return static_cast<int>(found - crossed.begin());
        };
        for (int column = next_after(0); column + 1 < grid.columns; column = next_after(column + 1)) {
            const Cell cell{row, column, {below[column], below[column + 1], above[column + 1], above[column]}};
            const int lowest = cell.lowest(), highest = cell.highest();
            if (lowest < 0) continue;
            bool has_saddle = false;
            for (int level = lowest; level < highest; ++level) {
                const unsigned inside = cell.inside(level);
                if (is_saddle(inside)) {
                    has_saddle = true;
                } else {
                    finder.add(cell, level, way_of(inside));
                }
            }
            if (has_saddle) saddles.push_back(cell);
        }
    }
    add_saddles(f, grid, levels, saddles, finder);
    return finder;
}

}  // namespace

std::vector<LevelSegments> find_level_segments(const ScalarField& f, const HeightGrid& grid,
                                               std::span<const double> levels, const LevelCrossings& crossings,
                                               const LevelSearch& search) {
    const int cell_rows = grid.rows - 1;
    std::vector<std::optional<SegmentFinder>> bands(static_cast<std::size_t>(band_count(cell_rows, grid.columns)));
    for_each_band(cell_rows, grid.columns, search.jobs, [&](int band, int first, int end) {
        bands[static_cast<std::size_t>(band)].emplace(segments_of_band(f, grid, levels, crossings, first, end));
    });
    std::vector<LevelSegments> found(levels.size());
    parallel_for(static_cast<int>(levels.size()), search.jobs, [&](int index) {
        const auto level = static_cast<std::size_t>(index);
        for (const auto& band : bands) {
            const std::vector<LevelSegment>& segments = band->of_level(level);
            found[level].segments.insert(found[level].segments.end(), segments.begin(), segments.end());
        }
        bend_segments(f, grid, levels[level], crossings, search.flatness, found[level]);
    });
    return found;
}

}  // namespace lectern
