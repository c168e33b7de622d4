#include "paint/space_hidden.h"

#include "lectern/figure/line_of_sight.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <optional>

namespace lectern {
namespace {

/// The plane of a triangle's depth, which is affine over the screen.
struct DepthPlane {
    double depth = 0, dx = 0, dy = 0;  ///< At a place, and the change with each pixel.
};

/// That of a triangle at a pixel, if the triangle covers it.
std::optional<DepthPlane> plane_at(const std::array<Projected, 3>& corners, const Vec2& at) {
    const auto [left, right] = std::minmax({corners[0].x, corners[1].x, corners[2].x});
    const auto [top, bottom] = std::minmax({corners[0].y, corners[1].y, corners[2].y});
    if (!(at.x() >= left && at.x() <= right && at.y() >= top && at.y() <= bottom)) return std::nullopt;
    const Vec2 a(corners[1].x - corners[0].x, corners[1].y - corners[0].y);
    const Vec2 b(corners[2].x - corners[0].x, corners[2].y - corners[0].y);
    const Vec2 p(at.x() - corners[0].x, at.y() - corners[0].y);
    const double area = a.x() * b.y() - a.y() * b.x();
    if (area == 0) return std::nullopt;
    const double u = (p.x() * b.y() - p.y() * b.x()) / area, v = (a.x() * p.y() - a.y() * p.x()) / area;
    if (!(u >= 0 && v >= 0 && u + v <= 1)) return std::nullopt;
    const double da = corners[1].depth - corners[0].depth, db = corners[2].depth - corners[0].depth;
    return DepthPlane{corners[0].depth + u * da + v * db, (da * b.y() - db * a.y()) / area,
                      (db * a.x() - da * b.x()) / area};
}

template <typename Visit>
void for_each_opaque_triangle(const Plot3d& plot, const View& view, const Visit& visit) {
    std::vector<Projected> points;
    for (const auto& group : plot.groups) {
        for (const Mark3d& mark : *group) {
            const auto* mesh = std::get_if<Mesh>(&mark);
            if (mesh == nullptr || mesh->opacity < 1) continue;
            points.resize(mesh->points.size());
            std::transform(mesh->points.begin(), mesh->points.end(), points.begin(),
                           [&](const Vec3& point) { return view.project(point); });
            for (const auto& triangle : mesh->triangles)
                visit(std::array{points[triangle[0]], points[triangle[1]], points[triangle[2]]});
        }
    }
}

}  // namespace

std::vector<bool> hidden_by_surfaces(const Plot3d& plot, const View& view, const std::vector<Vec3>& places) {
    constexpr double slack = 3;  // pixels along the line of sight
    std::vector<bool> hidden(places.size(), false);
    std::vector<Projected> at(places.size());
    std::transform(places.begin(), places.end(), at.begin(), [&](const Vec3& place) { return view.project(place); });
    for_each_opaque_triangle(plot, view, [&](const std::array<Projected, 3>& corners) {
        for (std::size_t place = 0; place < places.size(); ++place) {
            if (hidden[place]) continue;
            const auto plane = plane_at(corners, {at[place].x, at[place].y});
            hidden[place] =
                plane && plane->depth < at[place].depth - slack * view.depth_per_pixel(view.weight(at[place]));
        }
    });
    return hidden;
}

std::vector<bool> hidden_markers(const Plot3d& plot, const View& view, const std::vector<const Marker3d*>& markers) {
    constexpr double slack = marker_allowance / 2;  // for two pixels to a CSS pixel
    std::vector<std::array<bool, marker_sight.size()>> behind(markers.size());
    for (auto& places : behind) places.fill(false);
    std::vector<Projected> middles;
    for (const Marker3d* marker : markers) middles.push_back(view.project(marker->at));
    for_each_opaque_triangle(plot, view, [&](const std::array<Projected, 3>& corners) {
        for (std::size_t m = 0; m < markers.size(); ++m) {
            const Projected& middle = middles[m];
            const double per_pixel = view.depth_per_pixel(view.weight(middle));
            for (std::size_t k = 0; k < marker_sight.size(); ++k) {
                const Vec2 off = Vec2(marker_sight[k][0], marker_sight[k][1]) * (markers[m]->style.size / 2);
                const auto plane = plane_at(corners, Vec2(middle.x, middle.y) + off);
                if (!plane) continue;
                const double slope = std::sqrt(plane->dx * plane->dx + plane->dy * plane->dy);
                const double held = slope > steepest_seen * per_pixel ? steepest_seen * per_pixel / slope : 1;
                const double followed = plane->depth - held * (plane->dx * off.x() + plane->dy * off.y());
                if (std::max(plane->depth, followed) < middle.depth - slack * (held * slope + per_pixel))
                    behind[m][k] = true;
            }
        }
    });
    std::vector<bool> hidden;
    for (const auto& places : behind) hidden.push_back(std::ranges::all_of(places, std::identity()));
    return hidden;
}

}  // namespace lectern
