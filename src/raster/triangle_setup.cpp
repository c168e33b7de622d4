#include "raster/triangle_setup.h"

#include "raster/samples.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

/// Surfaces seen more edge-on than this slope (83 degrees) are taken to have it, where lines are compared with them:
/// otherwise a line far behind would shine through at an outline.
constexpr float steepest = 8;

/// Whether a level of `levels` lies so near to the corners' values that its line may touch the triangle.
bool near_level(const TriangleShading& shading, const std::array<SurfaceVertex, 3>& corners, std::size_t attribute,
                const ProjectedLevels& levels) {
    if (levels.levels.empty()) return false;
    float low = 2, high = -1, reach = 0;
    for (const SurfaceVertex& corner : corners) {
        const float weight = corner.attributes[weight_at];
        const float value = corner.attributes[attribute] / weight;
        low = std::min(low, value);
        high = std::max(high, value);
        const float gradient = std::abs(shading.dx[attribute] - value * shading.dx[weight_at]) +
                               std::abs(shading.dy[attribute] - value * shading.dy[weight_at]);
        reach = std::max(reach, gradient / weight);
    }
    reach *= levels.half_width + 1.5f;
    const auto above = std::lower_bound(levels.levels.begin(), levels.levels.end(), low - reach);
    return above != levels.levels.end() && *above <= high + reach;
}

/// How fast the surface's own slope of depth, told by the normals at the corners, changes over the triangle, halved:
/// the second-order term of its depth.
float find_bend(const TriangleShading& shading, const TriangleShape& shape, const std::array<SurfaceVertex, 3>& corners,
                const EyeRay& ray) {
    float most = 0;
    for (std::size_t k = 0; k < 3; ++k) {
        const Attributes& at = corners[k].attributes;
        const float x = static_cast<float>(shape.x[k]) / subpixels, y = static_cast<float>(shape.y[k]) / subpixels;
        // A point of the tangent plane n · p = c on the ray d (X, Y, -1) has the distance d = c / (n · (X, Y, -1)).
        const float toward =
            at[normal_back] + ((ray.center_x - x) * at[normal_right] + (y - ray.center_y) * at[normal_up]) * ray.slope;
        if (!(toward > 0)) return steepest * shading.depth_per_pixel;
        const float per_pixel = shading.depth_per_pixel / toward;
        const float off_x = at[normal_right] * per_pixel - shape.depth_dx;
        const float off_y = -at[normal_up] * per_pixel - shape.depth_dy;
        most = std::max(most, off_x * off_x + off_y * off_y);
    }
    float longest = 0;
    for (std::size_t k = 0; k < 3; ++k) {
        const auto dx = static_cast<float>(shape.x[k] - shape.x[(k + 1) % 3]) / subpixels;
        const auto dy = static_cast<float>(shape.y[k] - shape.y[(k + 1) % 3]) / subpixels;
        longest = std::max(longest, dx * dx + dy * dy);
    }
    return std::min(std::sqrt(most / std::max(longest, 0.01f)), steepest * shading.depth_per_pixel);
}

}  // namespace

bool set_up_triangle(std::array<SurfaceVertex, 3> corners, const SurfaceStyle& style, double depth_per_pixel,
                     const EyeRay& ray, TriangleShape& shape, TriangleShading& shading) {
    const auto span = [&](std::size_t k) {
        return std::pair{static_cast<std::int64_t>(corners[k].x) - corners[0].x,
                         static_cast<std::int64_t>(corners[k].y) - corners[0].y};
    };
    std::int64_t twice_area = span(1).first * span(2).second - span(2).first * span(1).second;
    if (twice_area == 0) return false;
    if (twice_area < 0) {
        std::swap(corners[1], corners[2]);
        twice_area = -twice_area;
    }
    for (std::size_t k = 0; k < 3; ++k) {
        shape.x[k] = corners[k].x;
        shape.y[k] = corners[k].y;
    }
    const double x1 = static_cast<double>(span(1).first), y1 = static_cast<double>(span(1).second);
    const double x2 = static_cast<double>(span(2).first), y2 = static_cast<double>(span(2).second);
    const double inverse = subpixels / static_cast<double>(twice_area);
    const double from1_x = y2 * inverse, from1_y = -x2 * inverse;
    const double from2_x = -y1 * inverse, from2_y = x1 * inverse;
    for (std::size_t a = 0; a < attribute_count; ++a) {
        const double base = corners[0].attributes[a];
        const double d1 = corners[1].attributes[a] - base;
        const double d2 = corners[2].attributes[a] - base;
        shading.value[a] = corners[0].attributes[a];
        shading.dx[a] = static_cast<float>(d1 * from1_x + d2 * from2_x);
        shading.dy[a] = static_cast<float>(d1 * from1_y + d2 * from2_y);
    }
    shading.origin_x = static_cast<float>(corners[0].x) / subpixels;
    shading.origin_y = static_cast<float>(corners[0].y) / subpixels;
    shading.depth_per_pixel = static_cast<float>(depth_per_pixel) * shading.value[weight_at];
    const float slope =
        std::sqrt(shading.dx[depth_at] * shading.dx[depth_at] + shading.dy[depth_at] * shading.dy[depth_at]);
    const float most = steepest * shading.depth_per_pixel;
    const float held = slope > most ? most / slope : 1.0f;
    shading.lean_x = shading.dx[depth_at] * held;
    shading.lean_y = shading.dy[depth_at] * held;
    shading.lean = slope * held;

    // Corners were moved to whole subpixels. The plane of depth is that of their true places: otherwise two meshes in
    // one plane would differ by what they are cut into.
    shape.depth_dx = shading.dx[depth_at];
    shape.depth_dy = shading.dy[depth_at];
    const auto off = [&](std::size_t k) {
        return std::pair{(corners[k].off_x - corners[0].off_x) * subpixels,
                         (corners[k].off_y - corners[0].off_y) * subpixels};
    };
    const double true_x1 = x1 + off(1).first, true_y1 = y1 + off(1).second;
    const double true_x2 = x2 + off(2).first, true_y2 = y2 + off(2).second;
    const double true_area = true_x1 * true_y2 - true_x2 * true_y1;
    if (true_area > 0.5 * static_cast<double>(twice_area)) {
        const double d1 = static_cast<double>(corners[1].attributes[depth_at]) - corners[0].attributes[depth_at];
        const double d2 = static_cast<double>(corners[2].attributes[depth_at]) - corners[0].attributes[depth_at];
        const double per_pixel = subpixels / true_area;
        shape.depth_dx = static_cast<float>((d1 * true_y2 - d2 * true_y1) * per_pixel);
        shape.depth_dy = static_cast<float>((d2 * true_x1 - d1 * true_x2) * per_pixel);
    }
    shape.depth = shading.value[depth_at] - shape.depth_dx * corners[0].off_x - shape.depth_dy * corners[0].off_y;
    shading.bend = find_bend(shading, shape, corners, ray);

    shading.near_levels = 0;
    for (std::size_t k = 0; k < 3; ++k)
        if (near_level(shading, corners, unit_x + k, style.levels[k]))
            shading.near_levels = static_cast<std::uint8_t>(shading.near_levels | (1u << k));
    return true;
}

}  // namespace lectern
