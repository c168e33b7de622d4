#include "paint/space_walls.h"

#include "paint/page_measures.h"

#include <algorithm>
#include <memory>

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

bool has_wall(AxesStyle style, int k) { return style == AxesStyle::box || (style == AxesStyle::floor && k == 2); }

bool seen_from_below(const Axes3d& axes, const View& view) {
    return axes.style == AxesStyle::floor && view.far_sides()[2] == 1;
}

}  // namespace

std::array<int, 3> wall_sides(const Axes3d& axes, const View& view) {
    std::array<int, 3> sides = view.far_sides();
    if (axes.style == AxesStyle::floor) sides[2] = 0;
    return sides;
}

Vec3 on_far_wall(Vec3 data, int k, const Axes3d& axes, const View& view) {
    const Range& range = axes.axes[static_cast<std::size_t>(k)].range;
    data[k] = view.far_sides()[static_cast<std::size_t>(k)] == 0 ? range.low : range.high;
    return data;
}

Plot3d with_lines_on_walls(Plot3d plot, const View& view) {
    const auto on_wall = [](const Mark3d& mark) {
        const auto* line = std::get_if<Line3d>(&mark);
        return line != nullptr && line->far_wall.has_value();
    };
    for (auto& group : plot.groups) {
        if (std::none_of(group->begin(), group->end(), on_wall)) continue;
        Group3d laid = *group;
        for (Mark3d& mark : laid) {
            if (!on_wall(mark)) continue;
            auto& line = std::get<Line3d>(mark);
            for (Vec3& point : line.points) point = on_far_wall(point, *line.far_wall, plot.axes, view);
        }
        group = std::make_shared<const Group3d>(std::move(laid));
    }
    return plot;
}

std::array<Vec3, 2> box_edge(const Axes3d& axes, std::size_t k, const std::array<int, 3>& sides) {
    std::array<Vec3, 2> edge;
    for (int end = 0; end < 2; ++end) {
        Vec3 unit(sides[0], sides[1], sides[2]);
        unit[static_cast<int>(k)] = end;
        edge[static_cast<std::size_t>(end)] = (unit - Vec3(0.5, 0.5, 0.5)).cwiseProduct(axes.sides);
    }
    return edge;
}

std::vector<std::array<Vec2, 4>> walls_on_picture(const Axes3d& axes, const View& view) {
    std::vector<std::array<Vec2, 4>> walls;
    const std::array<int, 3> far = wall_sides(axes, view);
    for (int k = 0; k < 3; ++k) {
        if (!has_wall(axes.style, k)) continue;
        const int side = far[static_cast<std::size_t>(k)];
        const auto at = [&](double a, double b) { return on_picture(view, wall_point(axes, k, side, a, b)); };
        walls.push_back({at(0, 0), at(1, 0), at(1, 1), at(0, 1)});
    }
    return walls;
}

void paint_space_walls(Canvas& canvas, const Axes3d& axes, const View& view, const Theme& theme) {
    if (axes.style == AxesStyle::cross || seen_from_below(axes, view)) return;
    const double line = PageMeasures(theme).line;
    const std::array<int, 3> far = wall_sides(axes, view);
    for (int k = 0; k < 3; ++k) {
        if (!has_wall(axes.style, k)) continue;
        const int side = far[static_cast<std::size_t>(k)];
        const auto at = [&](double a, double b) { return on_picture(view, wall_point(axes, k, side, a, b)); };
        // The floor is a shade deeper: the box reads as a room.
        const Color color = k == 2 ? mix(theme.wall, theme.frame, 0.045) : theme.wall;
        canvas.fill_polygon(std::array{at(0, 0), at(1, 0), at(1, 1), at(0, 1)}, color);
    }
    for (int k = 0; k < 3; ++k) {
        if (!has_wall(axes.style, k)) continue;
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
    for (std::size_t k = 0; k < 3 && axes.style == AxesStyle::box; ++k) {
        const auto [from, to] = box_edge(axes, k, far);
        canvas.stroke_segment(on_picture(view, from), on_picture(view, to), theme.wall_grid, 1.5 * line);
    }
}

void add_floor_from_below(const Axes3d& axes, const View& view, const Theme& theme, Group3d& lines) {
    if (!seen_from_below(axes, view)) return;
    const double line = PageMeasures(theme).line;
    const double low = axes.axes[2].range.low;
    const Range& x = axes.axes[0].range;
    const Range& y = axes.axes[1].range;
    const Stroke grid{theme.grid, line, {}};
    for (int k = 0; k < 2; ++k) {
        const Axis& axis = axes.axes[static_cast<std::size_t>(k)];
        for (const Tick& tick : axis.ticks) {
            if (!axis.grid || !axis.range.contains(tick.value)) continue;
            if (k == 0) {
                lines.push_back(Line3d{{{tick.value, y.low, low}, {tick.value, y.high, low}}, grid});
            } else {
                lines.push_back(Line3d{{{x.low, tick.value, low}, {x.high, tick.value, low}}, grid});
            }
        }
    }
    lines.push_back(Line3d{
        {{x.low, y.low, low}, {x.high, y.low, low}, {x.high, y.high, low}, {x.low, y.high, low}, {x.low, y.low, low}},
        grid});
}

}  // namespace lectern
