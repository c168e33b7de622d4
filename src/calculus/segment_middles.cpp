#include "calculus/segment_middles.h"

#include <array>
#include <cmath>
#include <cstddef>

namespace lectern {
namespace {

/// A segment's middle on its way to the level line. Lengths are in cells, so that grids of any shape are alike.
struct Middle {
    LevelSegment* segment = nullptr;
    double level = 0;
    Vec2 point = Vec2::Zero();
    Vec2 across = Vec2::Zero();  ///< At right angles to the segment and as long, in data units.
    double length = 0;           ///< Of the segment.
    double moved = 0;            ///< By the last step, as a part of `across`.
};

constexpr double visible_bend = 0.005;  ///< Cells.
constexpr double settled = 1e-7;        ///< Cells: the step after this one would be about its square.
constexpr int newton_steps = 5;

Vec2 cell_size(const HeightGrid& grid, const LevelSegment& segment) {
    const auto row = static_cast<std::size_t>(segment.row), column = static_cast<std::size_t>(segment.column);
    return {grid.x[column + 1] - grid.x[column], grid.y[row + 1] - grid.y[row]};
}

bool lies_in_cell(const HeightGrid& grid, const LevelSegment& segment, const Vec2& point) {
    const auto row = static_cast<std::size_t>(segment.row), column = static_cast<std::size_t>(segment.column);
    return grid.x[column] < point.x() && point.x() < grid.x[column + 1] && grid.y[row] < point.y() &&
           point.y() < grid.y[row + 1];
}

std::vector<Middle> straight_middles(const HeightGrid& grid, std::span<const double> levels,
                                     const LevelCrossings& crossings,
                                     std::vector<std::vector<LevelSegment>>& segments) {
    std::vector<Middle> middles;
    middles.reserve(crossings.count());
    for (std::size_t level = 0; level < segments.size(); ++level) {
        for (LevelSegment& segment : segments[level]) {
            if (!crossings.is_on_level(segment.from) || !crossings.is_on_level(segment.to)) continue;
            const Vec2 from = crossings.point(segment.from), to = crossings.point(segment.to);
            const Vec2 size = cell_size(grid, segment);
            const Vec2 along = (to - from).cwiseQuotient(size);
            Middle middle;
            middle.segment = &segment;
            middle.level = levels[level];
            middle.point = (from + to) / 2;
            middle.across = Vec2(-along.y() * size.x(), along.x() * size.y());
            middle.length = along.norm();
            middles.push_back(middle);
        }
    }
    return middles;
}

/// Moves every middle one Newton step towards its level, along `across`.
void step_towards_level(const ScalarField& f, std::vector<Middle>& middles) {
    const std::size_t count = middles.size();
    std::vector<double> x(count), y(count), height(count), slope_x(count), slope_y(count);
    for (std::size_t i = 0; i < count; ++i) {
        x[i] = middles[i].point.x();
        y[i] = middles[i].point.y();
    }
    f.value_and_gradient_program().run(std::array<const double*, 2>{x.data(), y.data()},
                                       std::array{height.data(), slope_x.data(), slope_y.data()}, count);
    for (std::size_t i = 0; i < count; ++i) {
        Middle& middle = middles[i];
        const double slope = slope_x[i] * middle.across.x() + slope_y[i] * middle.across.y();
        middle.moved = (middle.level - height[i]) / slope;
        middle.point += middle.moved * middle.across;
    }
}

}  // namespace

void bend_segments(const ScalarField& f, const HeightGrid& grid, std::span<const double> levels,
                   const LevelCrossings& crossings, std::vector<std::vector<LevelSegment>>& segments) {
    std::vector<Middle> middles = straight_middles(grid, levels, crossings, segments);
    for (int step = 0; step < newton_steps && !middles.empty(); ++step) {
        step_towards_level(f, middles);
        std::size_t left = 0;
        for (const Middle& middle : middles) {
            const double moved = std::abs(middle.moved) * middle.length;
            const bool is_straight = step == 0 && moved < visible_bend;
            if (is_straight || !std::isfinite(moved) || !lies_in_cell(grid, *middle.segment, middle.point)) continue;
            if (moved < settled) {
                middle.segment->bends = true;
                middle.segment->middle = middle.point;
            } else {
                middles[left++] = middle;
            }
        }
        middles.resize(left);
    }
}

}  // namespace lectern
