#include "raster/fragment_shader.h"

#include "raster/level_line_coverage.h"
#include "raster/shade_surface.h"

#include <cmath>

namespace lectern {
namespace {

void draw_level_lines(const SurfaceStyle& style, const TriangleShading& triangle, const ShadingPoints& points,
                      std::size_t i, ShaderColor& color) {
    const float dx = points.x[i] - triangle.origin_x, dy = points.y[i] - triangle.origin_y;
    const float inverse = 1 / (triangle.value[weight_at] + triangle.dx[weight_at] * dx + triangle.dy[weight_at] * dy);
    const std::array<float, 3> values = {points.unit_x[i], points.unit_y[i], points.unit_z[i]};
    for (std::size_t k = 0; k < 3; ++k) {
        if ((triangle.near_levels >> k & 1) == 0) continue;
        const ProjectedLevels& levels = style.levels[k];
        // The gradient of a quotient: (attribute * weight) / weight.
        const float gx = (triangle.dx[unit_x + k] - values[k] * triangle.dx[weight_at]) * inverse;
        const float gy = (triangle.dy[unit_x + k] - values[k] * triangle.dy[weight_at]) * inverse;
        const float gradient = triangle.level_gradient[k] * std::sqrt(gx * gx + gy * gy);
        const float cover = levels.color.alpha * level_line_coverage(values[k], gradient, levels);
        const __m128 change = _mm_sub_ps(levels.color.full().channels(), color.channels());
        color.set(_mm_add_ps(color.channels(), _mm_mul_ps(_mm_set1_ps(cover), change)));
    }
}

}  // namespace

void FragmentShader::shade(Fragments& fragments) {
    without_plane_.clear();
    for (std::size_t i = 0; i < fragments.count; ++i) {
        const std::uint32_t triangle = fragments.triangle[i];
        if (!planes_.empty() && planes_.of(triangle).holds())
            fragments.color[i].set(planes_.color(triangle, fragments.x[i], fragments.y[i]));
        else
            without_plane_.push_back(static_cast<std::uint32_t>(i));
    }
    shade_point_by_point(fragments);
}

void FragmentShader::shade_point_by_point(Fragments& fragments) {
    points_.resize(without_plane_.size());
    points_.set_all([&](std::size_t i) {
        const std::uint32_t fragment = without_plane_[i];
        const TriangleShading& shading = shading_.of(fragments.triangle[fragment]);
        points_.x[i] = fragments.x[fragment];
        points_.y[i] = fragments.y[fragment];
        points_.surface[i] = shading.surface;
        return shading.at(points_.x[i] - shading.origin_x, points_.y[i] - shading.origin_y);
    });
    light_points(surfaces_, points_);
    for (std::size_t i = 0; i < points_.count; ++i) {
        ShaderColor& color = fragments.color[without_plane_[i]];
        const TriangleShading& shading = shading_.of(fragments.triangle[without_plane_[i]]);
        const SurfaceStyle& style = surfaces_.styles[shading.surface];
        color.set(points_.lit(i).color(style.colors.data()));
        if (shading.near_levels != 0) draw_level_lines(style, shading, points_, i, color);
    }
}

}  // namespace lectern
