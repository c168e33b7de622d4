#pragma once
#include "raster/surface_triangle.h"

#include <cstdint>
#include <span>
#include <vector>

namespace lectern {

/// What a side of a piece of surface borders on.
enum class PieceSide : std::uint8_t {
    edge,  ///< Of the piece's own triangle: the next triangle, or the surface's outline.
    tile,  ///< The next tile.
    cut    ///< Something in front.
};

/// A corner of a polygon on the screen, in subpixels, and the side that leads from it to the next one.
struct ScreenCorner {
    double x = 0, y = 0;
    PieceSide side = PieceSide::edge;
};

/// Convex; clockwise on the screen. Empty where nothing is left.
using ScreenPolygon = std::vector<ScreenCorner>;

/// Where a x + b y + c >= 0.
struct HalfPlane {
    double a = 0, b = 0, c = 0;

    [[nodiscard]] double at(double x, double y) const { return a * x + b * y + c; }
};

/// What lies to the right of the way from corner k of the triangle to the next one: its inside. Whole numbers in
/// doubles: for the neighbour at that side it is the exact opposite.
HalfPlane inside_of_edge(const TriangleShape& triangle, std::size_t k);

ScreenPolygon polygon_of(const TriangleShape& triangle);

/// Square subpixels.
double area_of(std::span<const ScreenCorner> polygon);

/// Cuts a polygon in two along a line; new sides are `cut`. A corner within a millionth of a subpixel of the line
/// counts as on it. Either part may be null.
void split_polygon(const ScreenPolygon& polygon, const HalfPlane& half, PieceSide cut, ScreenPolygon* inside,
                   ScreenPolygon* outside);

}  // namespace lectern
