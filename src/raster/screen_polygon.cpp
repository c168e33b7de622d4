#include "raster/screen_polygon.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

constexpr double on_line = 1e-6;  // subpixels

/// Where the line crosses the side; both triangles at it find the same place, for its ends are taken in one order.
ScreenCorner crossing(const ScreenCorner& from, double from_value, const ScreenCorner& to, double to_value,
                      PieceSide side) {
    const bool swapped = to.x < from.x || (to.x == from.x && to.y < from.y);
    const ScreenCorner &a = swapped ? to : from, &b = swapped ? from : to;
    const double va = swapped ? to_value : from_value, vb = swapped ? from_value : to_value;
    const double share = va / (va - vb);
    return {a.x + share * (b.x - a.x), a.y + share * (b.y - a.y), side};
}

/// The part where sign * value >= 0.
void keep_side(const ScreenPolygon& polygon, std::span<const double> values, double sign, PieceSide cut,
               ScreenPolygon& kept) {
    kept.clear();
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const std::size_t next = i + 1 < polygon.size() ? i + 1 : 0;
        const double here = sign * values[i], there = sign * values[next];
        const PieceSide side = polygon[i].side;
        if (here >= 0) kept.push_back({polygon[i].x, polygon[i].y, here == 0 && there < 0 ? cut : side});
        if (here > 0 && there < 0) kept.push_back(crossing(polygon[i], values[i], polygon[next], values[next], cut));
        if (here < 0 && there > 0) kept.push_back(crossing(polygon[i], values[i], polygon[next], values[next], side));
    }
    if (kept.size() < 3) kept.clear();
}

}  // namespace

HalfPlane inside_of_edge(const TriangleShape& triangle, std::size_t k) {
    const std::size_t next = (k + 1) % 3;
    const double a = static_cast<double>(triangle.y[k]) - triangle.y[next];
    const double b = static_cast<double>(triangle.x[next]) - triangle.x[k];
    return {a, b, -(a * triangle.x[k] + b * triangle.y[k])};
}

ScreenPolygon polygon_of(const TriangleShape& triangle) {
    ScreenPolygon polygon(3);
    for (std::size_t k = 0; k < 3; ++k)
        polygon[k] = {static_cast<double>(triangle.x[k]), static_cast<double>(triangle.y[k]), PieceSide::edge};
    return polygon;
}

double area_of(std::span<const ScreenCorner> polygon) {
    double twice = 0;
    for (std::size_t i = 2; i < polygon.size(); ++i)
        twice += (polygon[i - 1].x - polygon[0].x) * (polygon[i].y - polygon[0].y) -
                 (polygon[i].x - polygon[0].x) * (polygon[i - 1].y - polygon[0].y);
    return twice / 2;
}

void split_polygon(const ScreenPolygon& polygon, const HalfPlane& half, PieceSide cut, ScreenPolygon* inside,
                   ScreenPolygon* outside) {
    const double hair = on_line * (std::abs(half.a) + std::abs(half.b));
    thread_local std::vector<double> values;
    values.clear();
    double least = 0, most = 0;
    for (const ScreenCorner& corner : polygon) {
        const double value = half.at(corner.x, corner.y);
        values.push_back(std::abs(value) <= hair ? 0.0 : value);
        least = std::min(least, values.back());
        most = std::max(most, values.back());
    }
    if (least == 0 || most == 0) {
        const bool all_inside = least == 0;
        if (inside != nullptr) *inside = all_inside ? polygon : ScreenPolygon();
        if (outside != nullptr) *outside = all_inside ? ScreenPolygon() : polygon;
        return;
    }
    if (inside != nullptr) keep_side(polygon, values, 1, cut, *inside);
    if (outside != nullptr) keep_side(polygon, values, -1, cut, *outside);
}

}  // namespace lectern
