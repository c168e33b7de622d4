#include "raster/shade_points.h"

#include "lectern/base/parallel.h"
#include "raster/samples.h"
#include "raster/shade_surface.h"

#include <algorithm>

namespace lectern {
namespace {

constexpr std::size_t run_length = 4096;

void shade_run(const Surfaces& surfaces, std::span<const SurfacePoint> places, ShadingPoints& points,
               ShaderColor* colors) {
    ShadingCache cache(surfaces);
    points.resize(places.size());
    points.set_all([&](std::size_t i) {
        const SurfacePoint& place = places[i];
        const TriangleShading& triangle = cache.of(place.triangle);
        const double x = place.x / subpixels, y = place.y / subpixels;
        points.x[i] = static_cast<float>(x);
        points.y[i] = static_cast<float>(y);
        points.surface[i] = triangle.surface;
        return triangle.at(static_cast<float>(x - static_cast<double>(triangle.origin_x)),
                           static_cast<float>(y - static_cast<double>(triangle.origin_y)));
    });
    light_points(surfaces, points);
    for (std::size_t i = 0; i < places.size(); ++i)
        colors[i].set(points.lit(i).color(surfaces.styles[points.surface[i]].colors.data()));
}

}  // namespace

std::vector<ShaderColor> shade_points(const Surfaces& surfaces, std::span<const SurfacePoint> points, int jobs) {
    std::vector<ShaderColor> colors(points.size());
    const auto runs = static_cast<int>((points.size() + run_length - 1) / run_length);
    parallel_for(runs, jobs, [&](int run) {
        ShadingPoints shading_points;
        const std::size_t begin = static_cast<std::size_t>(run) * run_length;
        shade_run(surfaces, points.subspan(begin, std::min(run_length, points.size() - begin)), shading_points,
                  colors.data() + begin);
    });
    return colors;
}

}  // namespace lectern
