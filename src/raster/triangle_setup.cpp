#include "raster/triangle_setup.h"

#include "lectern/base/widest.h"
#include "lectern/figure/line_of_sight.h"
#include "raster/gradients.h"
#include "raster/samples.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <tuple>
#include <utility>

namespace lectern {
namespace {

/// The change of an attribute with each pixel, to the right and down.
std::pair<float, float> change_of(const Gradients& gradients, const std::array<SurfaceVertex, 3>& corners,
                                  std::size_t attribute) {
    const float base = corners[0].attributes[attribute];
    const float d1 = corners[1].attributes[attribute] - base, d2 = corners[2].attributes[attribute] - base;
    return {gradients.right(d1, d2), gradients.down(d1, d2)};
}

enum class LevelsNear : std::uint8_t { none, beside, through };

/// Whether a level of `levels` lies so near to the corners' values that its line may touch the triangle.
LevelsNear near_level(const Gradients& gradients, const std::array<SurfaceVertex, 3>& corners, std::size_t attribute,
                      const ProjectedLevels& levels) {
    if (levels.levels.empty()) return LevelsNear::none;
    const auto [dx, dy] = change_of(gradients, corners, attribute);
    const auto [weight_dx, weight_dy] = change_of(gradients, corners, weight_at);
    float low = 2, high = -1, reach = 0;
    for (const SurfaceVertex& corner : corners) {
        const float weight = corner.attributes[weight_at];
        const float value = corner.attributes[attribute] / weight;
        low = std::min(low, value);
        high = std::max(high, value);
        reach = std::max(reach, (std::abs(dx - value * weight_dx) + std::abs(dy - value * weight_dy)) / weight);
    }
    reach *= levels.half_width + 1.5f;
    if (!levels.any_within(low - reach, high + reach)) return LevelsNear::none;
    const bool through = levels.any_within(low - ProjectedLevels::rounding, high + ProjectedLevels::rounding);
    return through ? LevelsNear::through : LevelsNear::beside;
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
        if (!(toward > 0)) return steepest_seen * shading.depth_per_pixel;
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
    return std::min(std::sqrt(most / std::max(longest, 0.01f)), steepest_seen * shading.depth_per_pixel);
}

}  // namespace

std::int64_t twice_area_on_screen(const SurfaceVertex& a, const SurfaceVertex& b, const SurfaceVertex& c) {
    const auto from_a = [&](const SurfaceVertex& to) {
        return std::pair{static_cast<std::int64_t>(to.x) - a.x, static_cast<std::int64_t>(to.y) - a.y};
    };
    return from_a(b).first * from_a(c).second - from_a(c).first * from_a(b).second;
}

TriangleShape set_up_shape(const std::array<const SurfaceVertex*, 3>& corners) {
    TriangleShape shape;
    shape.outline_edges = 7;
    shape.exact_edges = 0;
    shape.first_side = 0;
    shape.twins = 0;
    shape.twin_rank = 0;
    shape.twin_lead = 0;
    for (std::size_t k = 0; k < 3; ++k) {
        shape.x[k] = corners[k]->x;
        shape.y[k] = corners[k]->y;
    }
    const SurfaceVertex& origin = *corners[0];
    const auto way_to = [&](std::size_t k) {
        return std::pair{static_cast<double>(static_cast<std::int64_t>(corners[k]->x) - origin.x),
                         static_cast<double>(static_cast<std::int64_t>(corners[k]->y) - origin.y)};
    };
    auto [x1, y1] = way_to(1);
    auto [x2, y2] = way_to(2);
    double area = x1 * y2 - x2 * y1;
    // Corners were moved to whole subpixels. The plane of depth is that of their true places: otherwise two meshes in
    // one plane would differ by what they are cut into.
    const auto off = [&](std::size_t k) {
        return std::pair{static_cast<double>((corners[k]->off_x - origin.off_x) * subpixels),
                         static_cast<double>((corners[k]->off_y - origin.off_y) * subpixels)};
    };
    const double true_x1 = x1 + off(1).first, true_y1 = y1 + off(1).second;
    const double true_x2 = x2 + off(2).first, true_y2 = y2 + off(2).second;
    const double true_area = true_x1 * true_y2 - true_x2 * true_y1;
    if (true_area > 0.5 * area) {
        x1 = true_x1, y1 = true_y1, x2 = true_x2, y2 = true_y2;
        area = true_area;
    }
    const double depth = origin.attributes[depth_at];
    const double d1 = corners[1]->attributes[depth_at] - depth, d2 = corners[2]->attributes[depth_at] - depth;
    shape.depth_dx = static_cast<float>((d1 * y2 - d2 * y1) * (subpixels / area));
    shape.depth_dy = static_cast<float>((d2 * x1 - d1 * x2) * (subpixels / area));
    shape.depth = origin.attributes[depth_at] - shape.depth_dx * origin.off_x - shape.depth_dy * origin.off_y;
    return shape;
}

LECTERN_WIDEST TriangleShading set_up_shading(const std::array<SurfaceVertex, 3>& corners, const TriangleShape& shape,
                                              const SurfaceStyle& style, double depth_per_pixel, const EyeRay& ray) {
    TriangleShading shading;
    const Gradients gradients(shape);
    for (std::size_t a = 0; a < attribute_count; ++a) {
        shading.value[a] = corners[0].attributes[a];
        std::tie(shading.dx[a], shading.dy[a]) = change_of(gradients, corners, a);
    }
    shading.origin_x = static_cast<float>(corners[0].x) / subpixels;
    shading.origin_y = static_cast<float>(corners[0].y) / subpixels;
    shading.depth_per_pixel = static_cast<float>(depth_per_pixel) * shading.value[weight_at];
    const float slope = std::sqrt(shape.depth_dx * shape.depth_dx + shape.depth_dy * shape.depth_dy);
    const float most = steepest_seen * shading.depth_per_pixel;
    const float held = slope > most ? most / slope : 1.0f;
    shading.lean_x = shape.depth_dx * held;
    shading.lean_y = shape.depth_dy * held;
    shading.lean = slope * held;
    shading.bend = find_bend(shading, shape, corners, ray);
    for (std::size_t k = 0; k < 3; ++k) {
        const LevelsNear near = near_level(gradients, corners, unit_x + k, style.levels[k]);
        const auto bit = static_cast<std::uint8_t>(1u << k);
        if (near != LevelsNear::none) shading.near_levels |= bit;
        if (near == LevelsNear::beside) shading.beside_levels |= bit;
    }
    return shading;
}

}  // namespace lectern
