#include "raster/ink.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

/// Whether the point (x, y), in pixels, lies in the triangle or on its edge.
bool covers(const TriangleShape& triangle, double x, double y) {
    for (std::size_t k = 0; k < 3; ++k) {
        const std::size_t next = (k + 1) % 3;
        const double a = triangle.y[k] - triangle.y[next];
        const double b = triangle.x[next] - triangle.x[k];
        if (a * (x * subpixels - triangle.x[k]) + b * (y * subpixels - triangle.y[k]) < 0) return false;
    }
    return true;
}

/// What lies in front of a marker's middle, looked at from one place of its disc.
struct Look {
    bool hidden = false;
    float lean = 0;  ///< Of the steepest surface that the marker lies on.
};

/// Compares the marker's depth with each surface at (x, y), a little off its middle: the surface's plane is followed
/// from there to the middle. A point on a curved surface lies a little off its triangles.
Look look_from(const InkShape& shape, float x, float y, const Surfaces& surfaces, const TileGrid& grid) {
    Look look;
    const int tile = grid.tile_at(static_cast<int>(std::floor(x)), static_cast<int>(std::floor(y)));
    if (tile < 0) return look;
    for (const std::uint32_t primitive : grid.primitives(tile)) {
        const TriangleShape& triangle = surfaces.shapes[primitive];
        if (!covers(triangle, x, y)) continue;
        const TriangleShading& shading = surfaces.shading[primitive];
        const float here = triangle.depth + triangle.depth_dx * (x - static_cast<float>(triangle.x[0]) / subpixels) +
                           triangle.depth_dy * (y - static_cast<float>(triangle.y[0]) / subpixels);
        const float middle = here + shading.lean_x * (shape.ax - x) + shading.lean_y * (shape.ay - y);
        const float allowance = 1.5f * (shading.lean + shading.depth_per_pixel);
        if (std::max(here, middle) < shape.a_depth - allowance) look.hidden = true;
        if (std::abs(middle - shape.a_depth) <= allowance) look.lean = std::max(look.lean, shading.lean);
    }
    return look;
}

}  // namespace

void hide_markers(const Surfaces& surfaces, const TileGrid& grid, Inks& inks) {
    // A marker sits on an outline as often as not (a minimum seen from the side): it is seen where any of these places
    // of its disc, in units of half its size, shows it.
    constexpr std::array<std::array<float, 2>, 9> places = {{{0, 0},
                                                             {0.6f, 0},
                                                             {-0.6f, 0},
                                                             {0, 0.6f},
                                                             {0, -0.6f},
                                                             {0.42f, 0.42f},
                                                             {0.42f, -0.42f},
                                                             {-0.42f, 0.42f},
                                                             {-0.42f, -0.42f}}};
    std::erase_if(inks.shapes, [&](InkShape& shape) {
        if (shape.kind != InkShape::Kind::marker) return false;
        for (const auto& [x, y] : places) {
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
