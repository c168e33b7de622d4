#include "layers/axes_setup.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

/// From here on the sides of a box are not as long as its ranges; less than the 4 of Plotly by what the ends of a
/// range are rounded by, so that sin x cos y over [-4, 4] is always the same.
constexpr double longest_side = 4 * (1 - 1e-9);

constexpr double room = 0.05;  ///< Share of an axis left free beside what asks for room.

const AxisEntry& axis_entry(const FigureEntry& entry, std::size_t axis) {
    return axis == 0 ? entry.axes.x : axis == 1 ? entry.axes.y : entry.axes.z;
}

/// An axis of no length would have no scale.
Range with_length(Range range) {
    if (range.empty()) return {0, 1};
    const double least = 1e-9 * std::max(std::fabs(range.low), std::fabs(range.high));
    if (range.length() > least) return range;
    const double half = range.low == 0 ? 1 : std::fabs(range.low) / 2;
    return {range.low - half, range.high + half};
}

Range with_room(const Range& exact, const Range& roomy) {
    Range all = exact;
    all.include(roomy);
    all = with_length(all);
    const double free = room * all.length();
    Range range = all;
    if (exact.empty() || roomy.low < exact.low) range.low -= free;
    if (exact.empty() || roomy.high > exact.high) range.high += free;
    return roomy.empty() ? all : range;
}

/// What must be seen with room around it, with as much of what grows without bound as leaves the rest half of the axis:
/// drawn whole, a run that diverges would flatten all others. Alone it is drawn whole.
Range with_growth(const Extent& extent, std::size_t axis) {
    Range rest = extent.exact[axis];
    rest.include(extent.roomy[axis]);
    Range roomy = extent.roomy[axis];
    const Range& growth = extent.growth[axis];
    if (growth.empty()) return roomy;
    if (!(rest.length() > 0)) {
        roomy.include(growth);
        return roomy;
    }
    rest.include(extent.origin_of_growth[axis]);
    roomy.include(extent.origin_of_growth[axis]);
    roomy.include(std::clamp(growth.low, rest.low - rest.length(), rest.high));
    roomy.include(std::clamp(growth.high, rest.low, rest.high + rest.length()));
    return roomy;
}

}  // namespace

std::array<Range, 3> settle_ranges(const FigureEntry& entry, const Extent& extent) {
    std::array<Range, 3> ranges;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const auto& asked = axis_entry(entry, axis).range;
        ranges[axis] = asked ? *asked : with_room(extent.exact[axis], with_growth(extent, axis));
    }
    return ranges;
}

Axis make_axis(const AxisEntry& entry, Range range, const AxisDefaults& defaults, const NumberStyle& numbers) {
    Axis axis;
    axis.label = entry.label.value_or(defaults.label);
    axis.range = range;
    if (entry.tick_values) {
        std::vector<double> inside;
        std::ranges::copy_if(*entry.tick_values, std::back_inserter(inside),
                             [&](double tick) { return range.contains(tick); });
        axis.ticks = label_values(inside, entry.format);
    } else {
        axis.ticks = round_ticks(range, entry.tick_count.value_or(defaults.intervals), entry.format);
    }
    axis.ticks = numbers.ticks(std::move(axis.ticks));
    axis.format = entry.format;
    axis.numbers = numbers;
    axis.visible = entry.visible.value_or(true);
    axis.grid = entry.grid.value_or(defaults.grid);
    return axis;
}

Vec3 box_sides(const AspectEntry& aspect, const std::array<Range, 3>& ranges) {
    const Vec3 lengths(ranges[0].length(), ranges[1].length(), ranges[2].length());
    switch (aspect.kind) {
        case AspectKind::sides:
            return aspect.sides;
        case AspectKind::cube:
        case AspectKind::equal:
            return {1, 1, 1};
        case AspectKind::automatic:
            if (lengths.maxCoeff() > longest_side * lengths.minCoeff()) return {1, 1, 1};
            break;
        case AspectKind::data:
            break;
    }
    // The geometric mean of the sides is 1. The C library's cube root differs between processors: Newton's method
    // doesn't.
    const double product = lengths.x() * lengths.y() * lengths.z();
    double mean = std::sqrt(std::sqrt(product));
    for (int step = 0; step < 60; ++step) mean -= (mean - product / (mean * mean)) / 3;
    return lengths / mean;
}

}  // namespace lectern
