#include "raster/shade_points.h"

#include "lectern/base/parallel.h"
#include "raster/shade_surface.h"

#include <algorithm>
#include <memory>

namespace lectern {
namespace {

constexpr std::size_t run_length = 4096;

void shade_run(const Surfaces& surfaces, std::span<const SurfacePoint> points, Fragments& fragments,
               ShaderColor* colors) {
    fragments.count = 0;
    ShadingCache shading(surfaces);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const SurfacePoint& point = points[i];
        const TriangleShading& triangle = shading.of(point.triangle);
        const Attributes at = attributes_at(triangle, point.x, point.y);
        fragments.add(point.triangle, all_samples, 0, 0);
        fragments.x[i] = static_cast<float>(point.x / subpixels);
        fragments.y[i] = static_cast<float>(point.y / subpixels);
        fragments.surface[i] = triangle.surface;
        fragments.near_levels[i] = triangle.near_levels;
        fragments.unit_x[i] = at[unit_x];
        fragments.unit_y[i] = at[unit_y];
        fragments.unit_z[i] = at[unit_z];
        fragments.normal_right[i] = at[normal_right];
        fragments.normal_up[i] = at[normal_up];
        fragments.normal_back[i] = at[normal_back];
    }
    shade_fragments(surfaces, shading, fragments);
    for (std::size_t i = 0; i < points.size(); ++i) colors[i] = fragments.color[i];
}

}  // namespace

Attributes attributes_at(const TriangleShading& triangle, double x, double y) {
    const auto dx = static_cast<float>(x / subpixels - static_cast<double>(triangle.origin_x));
    const auto dy = static_cast<float>(y / subpixels - static_cast<double>(triangle.origin_y));
    Attributes at;
    for (std::size_t a = 0; a < attribute_count; ++a)
        at[a] = triangle.value[a] + triangle.dx[a] * dx + triangle.dy[a] * dy;
    for (std::size_t a = unit_x; a <= normal_back; ++a) at[a] /= at[weight_at];
    return at;
}

std::vector<ShaderColor> shade_points(const Surfaces& surfaces, std::span<const SurfacePoint> points, int jobs) {
    std::vector<ShaderColor> colors(points.size());
    const auto runs = static_cast<int>((points.size() + run_length - 1) / run_length);
    parallel_for(runs, jobs, [&](int run) {
        const auto fragments = std::make_unique<Fragments>();
        const std::size_t begin = static_cast<std::size_t>(run) * run_length;
        shade_run(surfaces, points.subspan(begin, std::min(run_length, points.size() - begin)), *fragments,
                  colors.data() + begin);
    });
    return colors;
}

}  // namespace lectern
