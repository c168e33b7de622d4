#include "calculus/level_segments.h"

#include "calculus/segment_middles.h"

#include <algorithm>
#include <array>
#include <cstddef>

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

    std::vector<std::vector<LevelSegment>> take() { return std::move(segments_); }

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

}  // namespace

std::vector<std::vector<LevelSegment>> find_level_segments(const ScalarField& f, const HeightGrid& grid,
                                                           std::span<const double> levels,
                                                           const LevelCrossings& crossings) {
    SegmentFinder finder(crossings, levels.size());
    std::vector<Cell> saddles;
    for (int row = 0; row + 1 < grid.rows; ++row) {
        for (int column = 0; column + 1 < grid.columns; ++column) {
            const Cell cell{row,
                            column,
                            {crossings.rank(row, column), crossings.rank(row, column + 1),
                             crossings.rank(row + 1, column + 1), crossings.rank(row + 1, column)}};
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
    std::vector<std::vector<LevelSegment>> segments = finder.take();
    bend_segments(f, grid, levels, crossings, segments);
    return segments;
}

}  // namespace lectern
