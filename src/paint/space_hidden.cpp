#include "paint/space_hidden.h"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

/// Whether the triangle covers a pixel, nearer to the eye than `at` by more than `slack`. Depth is affine over the
/// screen.
bool lies_before(const std::array<Projected, 3>& corners, const Projected& at, double slack) {
    const auto [left, right] = std::minmax({corners[0].x, corners[1].x, corners[2].x});
    const auto [top, bottom] = std::minmax({corners[0].y, corners[1].y, corners[2].y});
    if (!(at.x >= left && at.x <= right && at.y >= top && at.y <= bottom)) return false;
    const Vec2 a(corners[1].x - corners[0].x, corners[1].y - corners[0].y);
    const Vec2 b(corners[2].x - corners[0].x, corners[2].y - corners[0].y);
    const Vec2 p(at.x - corners[0].x, at.y - corners[0].y);
    const double area = a.x() * b.y() - a.y() * b.x();
    if (area == 0) return false;
    const double u = (p.x() * b.y() - p.y() * b.x()) / area, v = (a.x() * p.y() - a.y() * p.x()) / area;
    if (!(u >= 0 && v >= 0 && u + v <= 1)) return false;
    const double depth =
        corners[0].depth + u * (corners[1].depth - corners[0].depth) + v * (corners[2].depth - corners[0].depth);
    return depth < at.depth - slack;
}

}  // namespace

std::vector<bool> hidden_by_surfaces(const Plot3d& plot, const View& view, const std::vector<Vec3>& places) {
    constexpr double slack = 3;  // pixels along the line of sight
    std::vector<bool> hidden(places.size(), false);
    std::vector<Projected> at(places.size());
    std::transform(places.begin(), places.end(), at.begin(), [&](const Vec3& place) { return view.project(place); });
    std::vector<Projected> points;
    for (const auto& group : plot.groups) {
        for (const Mark3d& mark : *group) {
            const auto* mesh = std::get_if<Mesh>(&mark);
            if (mesh == nullptr || mesh->opacity < 1) continue;
            points.resize(mesh->points.size());
            std::transform(mesh->points.begin(), mesh->points.end(), points.begin(),
                           [&](const Vec3& point) { return view.project(point); });
            for (const auto& triangle : mesh->triangles) {
                const std::array corners{points[triangle[0]], points[triangle[1]], points[triangle[2]]};
                for (std::size_t place = 0; place < places.size(); ++place) {
                    hidden[place] = hidden[place] || lies_before(corners, at[place],
                                                                 slack * view.depth_per_pixel(view.weight(at[place])));
                }
            }
        }
    }
    return hidden;
}

}  // namespace lectern
