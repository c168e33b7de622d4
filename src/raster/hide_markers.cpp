#include "lectern/figure/line_of_sight.h"
#include "raster/ink.h"
#include "raster/surfaces_at.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

/// What lies in front of a marker's middle, looked at from one place of its disc.
struct Look {
    bool hidden = false;
    float lean = 0;  ///< Of the steepest surface that the marker lies on.
};

/// Compares the marker's depth with each surface at (x, y), a little off its middle: the surface's plane is followed
/// from there to the middle. A point on a curved surface lies a little off its triangles.
Look look_from(const InkShape& shape, float x, float y, const Surfaces& surfaces, const TileGrid& grid) {
    Look look;
    for_surfaces_at(x, y, surfaces, grid, [&](std::uint32_t primitive, float here) {
        const TriangleShading shading = surfaces.shading(primitive);
        const float middle = here + shading.lean_x * (shape.ax - x) + shading.lean_y * (shape.ay - y);
        const float allowance = marker_allowance * (shading.lean + shading.depth_per_pixel);
        const bool before = std::max(here, middle) < shape.a_depth - allowance;
        if (before && surfaces.opacity(primitive) == 1) look.hidden = true;
        if (std::abs(middle - shape.a_depth) <= allowance) look.lean = std::max(look.lean, shading.lean);
    });
    return look;
}

}  // namespace

void hide_markers(const Surfaces& surfaces, const TileGrid& grid, Inks& inks) {
    std::erase_if(inks.shapes, [&](InkShape& shape) {
        if (shape.kind != InkShape::Kind::marker) return false;
        for (const auto& [x, y] : marker_sight) {
            const Look look =
                look_from(shape, shape.ax + x * shape.half_width, shape.ay + y * shape.half_width, surfaces, grid);
            if (look.hidden) continue;
            // Lines through it on a steep surface run deep within its breadth.
            shape.tolerance = std::max(look.lean, shape.depth_per_pixel) * (shape.half_width + 1);
            return false;
        }
        return true;
    });
}

}  // namespace lectern
