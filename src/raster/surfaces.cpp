#include "raster/surfaces.h"

#include "raster/samples.h"
#include "raster/triangle_setup.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lectern {

Surfaces::Surfaces(const View& from, const Vec3& box_sides) : view(from), ray(from), box_sides_(box_sides) {
    // A normal goes over from the unit cube to the scene by the inverse of its sides; their product, which lengthens
    // all alike, is left out.
    for (std::size_t axis = 0; axis < 3; ++axis)
        for (int k = 0; k < 3; ++k) {
            face_along_[axis][static_cast<std::size_t>(k)] = static_cast<float>(view.basis()[axis][k] / box_sides[k]);
            axes_[static_cast<std::size_t>(k)][axis] = static_cast<float>(view.basis()[axis][k]);
        }
}

std::optional<Range> Surfaces::within_box(const View::Ray& sight, double nearest, double farthest) const {
    // What lies on a face belongs to the box, whatever the rounding.
    constexpr double on_face = 1e-9;
    Range within = {nearest, farthest};
    for (int axis = 0; axis < 3; ++axis) {
        const double half = (0.5 + on_face) * box_sides_[axis], step = sight.way[axis];
        const double a = (-half - sight.from[axis]) / step, b = (half - sight.from[axis]) / step;
        if (step == 0 && std::abs(sight.from[axis]) > half) return std::nullopt;
        if (step == 0) continue;
        within.low = std::max(within.low, std::min(a, b));
        within.high = std::min(within.high, std::max(a, b));
    }
    if (!(within.low < within.high)) return std::nullopt;
    return within;
}

std::array<const SurfaceVertex*, 3> Surfaces::corners_of(std::uint32_t triangle) const {
    const auto& corners = kinship[triangle].corners;
    return {&vertices[corners[0]], &vertices[corners[1]], &vertices[corners[2]]};
}

/// The normal of a triangle's plane, in the camera's axes; it has no length of its own.
std::array<float, 3> Surfaces::face_toward_eye(const std::array<const SurfaceVertex*, 3>& corners) const {
    std::array<std::array<float, 3>, 3> unit;
    for (std::size_t k = 0; k < 3; ++k) {
        const Attributes& at = corners[k]->attributes;
        const float inverse = 1 / at[weight_at];
        unit[k] = {at[unit_x] * inverse, at[unit_y] * inverse, at[unit_z] * inverse};
    }
    const auto way = [&](std::size_t to) -> std::array<float, 3> {
        return {unit[to][0] - unit[0][0], unit[to][1] - unit[0][1], unit[to][2] - unit[0][2]};
    };
    // The corners run clockwise on the screen.
    const auto a = way(2), b = way(1);
    const std::array<float, 3> face = {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    std::array<float, 3> turned;
    for (std::size_t axis = 0; axis < 3; ++axis)
        turned[axis] = face[0] * face_along_[axis][0] + face[1] * face_along_[axis][1] + face[2] * face_along_[axis][2];
    return turned;
}

TriangleKinship Surfaces::kinship_of(const std::array<const SurfaceVertex*, 3>& corners,
                                     const TriangleShape& shape) const {
    const auto face = face_toward_eye(corners);
    float along_normals = 0;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        float sum = 0;
        for (const SurfaceVertex* corner : corners) sum += corner->attributes[normal_right + axis];
        along_normals += face[axis] * sum;
    }
    const double x = shape.depth_dx, y = shape.depth_dy;
    const double steep = 4 * view.depth_per_pixel(corners[0]->attributes[weight_at]);
    TriangleKinship kin{};
    kin.front = along_normals >= 0 ? 1 : 0;
    kin.steep = x * x + y * y > steep * steep ? 1 : 0;
    return kin;
}

float Surfaces::least_steepness(std::uint32_t triangle, std::size_t axis) const {
    // The square of the sine between a normal, of any length, and the axis.
    const auto steepness = [&](float right, float up, float back) {
        const float along = right * axes_[axis][0] + up * axes_[axis][1] + back * axes_[axis][2];
        return std::max(0.0f, 1 - along * along / (right * right + up * up + back * back));
    };
    const auto face = face_toward_eye(corners_of(triangle));
    const float own = steepness(face[0], face[1], face[2]);
    float least = own;
    for (const std::uint32_t corner : kinship[triangle].corners) {
        const Attributes& at = vertices[corner].attributes;
        if (at[normal_right] != 0 || at[normal_up] != 0 || at[normal_back] != 0)
            least = std::min(least, steepness(at[normal_right], at[normal_up], at[normal_back]));
    }
    return own > 0 ? std::sqrt(least / own) : 1;
}

/// The corners, their normals turned to the side that is seen; where they are unknown, those of the plane.
std::array<SurfaceVertex, 3> Surfaces::corners_toward_eye(std::uint32_t triangle) const {
    const float side = kinship[triangle].front != 0 ? 1.0f : -1.0f;
    std::array<SurfaceVertex, 3> corners;
    for (std::size_t k = 0; k < 3; ++k) {
        corners[k] = vertices[kinship[triangle].corners[k]];
        Attributes& at = corners[k].attributes;
        if (at[normal_right] != 0 || at[normal_up] != 0 || at[normal_back] != 0) {
            for (std::size_t axis = 0; axis < 3; ++axis) at[normal_right + axis] *= side;
            continue;
        }
        const auto face = face_toward_eye(corners_of(triangle));
        const float length = std::sqrt(face[0] * face[0] + face[1] * face[1] + face[2] * face[2]);
        const float scale = length > 0 ? at[weight_at] / length : 0;
        for (std::size_t axis = 0; axis < 3; ++axis) at[normal_right + axis] = face[axis] * scale;
    }
    return corners;
}

TriangleShading Surfaces::shading(std::uint32_t triangle) const {
    const std::uint32_t surface = kinship[triangle].surface;
    TriangleShading found =
        set_up_shading(corners_toward_eye(triangle), shapes[triangle], styles[surface], view.depth_per_pixel(1), ray);
    found.surface = surface;
    if (!shades_levels) found.near_levels = 0;
    for (std::size_t k = 0; k < 3; ++k)
        if ((found.beside_levels >> k & 1) != 0) found.level_gradient[k] = least_steepness(triangle, k);
    return found;
}

}  // namespace lectern
