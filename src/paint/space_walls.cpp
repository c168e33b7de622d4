#include "paint/page_measures.h"
#include "paint/space_axes.h"

namespace lectern {
namespace {

Vec2 on_picture(const View& view, const Vec3& scene) {
    const Projected point = view.project_scene(scene);
    return {point.x, point.y};
}

/// A point of the wall of axis k: `a` and `b` run from 0 to 1 along the next two axes.
Vec3 wall_point(const Axes3d& axes, int k, int side, double a, double b) {
    Vec3 unit;
    unit[k] = side;
    unit[(k + 1) % 3] = a;
    unit[(k + 2) % 3] = b;
    return (unit - Vec3(0.5, 0.5, 0.5)).cwiseProduct(axes.sides);
}

}  // namespace

std::array<Vec3, 2> box_edge(const Axes3d& axes, std::size_t k, const std::array<int, 3>& sides) {
    std::array<Vec3, 2> edge;
    for (int end = 0; end < 2; ++end) {
        Vec3 unit(sides[0], sides[1], sides[2]);
        unit[static_cast<int>(k)] = end;
        edge[static_cast<std::size_t>(end)] = (unit - Vec3(0.5, 0.5, 0.5)).cwiseProduct(axes.sides);
    }
    return edge;
}

void paint_space_walls(Canvas& canvas, const Axes3d& axes, const View& view, const Theme& theme) {
    const double line = PageMeasures(theme).line;
    const std::array<int, 3> far = view.far_sides();
    for (int k = 0; k < 3; ++k) {
        const int side = far[static_cast<std::size_t>(k)];
        const auto at = [&](double a, double b) { return on_picture(view, wall_point(axes, k, side, a, b)); };
        // The floor is a shade deeper: the box reads as a room.
        const Color color = k == 2 ? mix(theme.wall, theme.frame, 0.045) : theme.wall;
        canvas.fill_polygon(std::array{at(0, 0), at(1, 0), at(1, 1), at(0, 1)}, color);
    }
    for (int k = 0; k < 3; ++k) {
        const int side = far[static_cast<std::size_t>(k)];
        const auto at = [&](double a, double b) { return on_picture(view, wall_point(axes, k, side, a, b)); };
        for (int across = 1; across <= 2; ++across) {
            const Axis& axis = axes.axes[static_cast<std::size_t>((k + across) % 3)];
            if (!axis.grid) continue;
            for (const Tick& tick : axis.ticks) {
                if (!axis.range.contains(tick.value)) continue;
                const double share = (tick.value - axis.range.low) / axis.range.length();
                const Vec2 from = across == 1 ? at(share, 0) : at(0, share);
                const Vec2 to = across == 1 ? at(share, 1) : at(1, share);
                canvas.stroke_segment(from, to, theme.wall_grid, line);
            }
        }
    }
    // The edges where two walls meet.
    for (std::size_t k = 0; k < 3; ++k) {
        const auto [from, to] = box_edge(axes, k, far);
        canvas.stroke_segment(on_picture(view, from), on_picture(view, to), theme.wall_grid, 1.5 * line);
    }
}

}  // namespace lectern
