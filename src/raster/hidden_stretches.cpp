#include "raster/hidden_stretches.h"

#include "raster/surfaces_at.h"

#include <algorithm>

namespace lectern {
namespace {

/// In CSS pixels: how far apart a line is looked at, how long a hidden stretch is at least, and how far it reaches
/// beyond the last place that was found hidden.
constexpr double step = 1, least_stretch = 4, reach = 6;

bool is_behind_a_surface(const Projected& point, const Surfaces& surfaces, const TileGrid& grid, float scale,
                         ShadingCache& cache) {
    bool behind = false;
    const auto depth = static_cast<float>(point.depth);
    for_surfaces_at(static_cast<float>(point.x), static_cast<float>(point.y), surfaces, grid,
                    [&](std::uint32_t triangle, float surface) {
                        const TriangleShading& shading = cache.of(triangle);
                        const float allowance = 1.5f * scale * (shading.lean + shading.depth_per_pixel);
                        behind = behind || surface < depth - allowance;
                    });
    return behind;
}

}  // namespace

std::vector<Range> find_hidden_stretches(const ScreenRun& run, const Surfaces& surfaces, const TileGrid& grid,
                                         double scale) {
    std::vector<Range> stretches;
    ShadingCache cache(surfaces);
    const double whole = run.lengths.back();
    std::size_t next = 1;
    for (double at = 0; at < whole; at += step * scale) {
        while (next + 1 < run.lengths.size() && run.lengths[next] < at) ++next;
        const double length = run.lengths[next] - run.lengths[next - 1];
        const double share = length > 0 ? (at - run.lengths[next - 1]) / length : 0;
        const Projected point = between(run.points[next - 1], run.points[next], share);
        if (!is_behind_a_surface(point, surfaces, grid, static_cast<float>(scale), cache)) continue;
        if (stretches.empty() || at > stretches.back().high + 1.5 * step * scale) stretches.push_back({at, at});
        stretches.back().high = at;
    }
    std::erase_if(stretches, [&](const Range& stretch) { return stretch.length() < least_stretch * scale; });
    std::vector<Range> joined;
    for (const Range& stretch : stretches) {
        const Range longer = {std::max(0.0, stretch.low - reach * scale),
                              std::min(whole, stretch.high + reach * scale)};
        if (!joined.empty() && longer.low <= joined.back().high)
            joined.back().high = longer.high;
        else
            joined.push_back(longer);
    }
    return joined;
}

}  // namespace lectern
