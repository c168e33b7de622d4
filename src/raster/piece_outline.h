#pragma once
#include "lectern/base/geometry.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace lectern {

/// A place in hundredths of a CSS pixel, as vector files write it: neighbours meet in it exactly.
struct GridPlace {
    std::int32_t x = 0, y = 0;

    friend auto operator<=>(const GridPlace&, const GridPlace&) = default;
};

constexpr double places_per_pixel = 100;
GridPlace grid_place(const Vec2& pixels);
Vec2 to_pixels(const GridPlace& place);

/// A side of a polygon, with the polygon to its right (y downwards).
struct GridSide {
    GridPlace from, to;
};

/// Takes out the sides that two neighbours share, which run both ways: what is left is the outline of all. In an order
/// that depends on the places alone.
void cancel_shared_sides(std::vector<GridSide>& sides);

/// Joins sides into lines: closed ones where all ends meet.
std::vector<std::vector<GridPlace>> join_sides(std::vector<GridSide> sides);

/// Leaves out corners that lie within `tolerance` (CSS pixels) of the way without them (Douglas and Peucker 1973), and
/// spikes. A closed line's first place is there once and stays.
std::vector<Vec2> simplified(std::span<const GridPlace> line, bool closed, double tolerance);

/// The outlines of polygons that lie side by side, given by their sides, to be filled by the non-zero rule; CSS pixels.
std::vector<std::vector<Vec2>> outlines_of(std::vector<GridSide> sides);

}  // namespace lectern
