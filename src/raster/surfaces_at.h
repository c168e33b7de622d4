#pragma once
#include "raster/surfaces.h"
#include "raster/tile.h"

#include <cmath>

namespace lectern {

/// Whether the point (x, y), in pixels, lies in the triangle or on its edge.
inline bool covers(const TriangleShape& triangle, double x, double y) {
    for (std::size_t k = 0; k < 3; ++k) {
        const std::size_t next = (k + 1) % 3;
        const double a = triangle.y[k] - triangle.y[next];
        const double b = triangle.x[next] - triangle.x[k];
        if (a * (x * subpixels - triangle.x[k]) + b * (y * subpixels - triangle.y[k]) < 0) return false;
    }
    return true;
}

/// Calls visit(number, depth) for each triangle at the point (x, y), in pixels, with its depth there. `grid` holds the
/// triangles of `surfaces`.
template <typename Visit>
void for_surfaces_at(float x, float y, const Surfaces& surfaces, const TileGrid& grid, Visit&& visit) {
    const int tile = grid.tile_at(static_cast<int>(std::floor(x)), static_cast<int>(std::floor(y)));
    if (tile < 0) return;
    for (const std::uint32_t primitive : grid.primitives(tile)) {
        const TriangleShape& triangle = surfaces.shapes[primitive];
        if (!covers(triangle, x, y)) continue;
        visit(primitive, triangle.depth + triangle.depth_dx * (x - static_cast<float>(triangle.x[0]) / subpixels) +
                             triangle.depth_dy * (y - static_cast<float>(triangle.y[0]) / subpixels));
    }
}

}  // namespace lectern
