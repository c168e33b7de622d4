#include "paint/marks.h"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

/// A circle as four cubic curves, within 0.03 % of its radius. Cairo's own arcs go through the processor's sine.
void add_circle(Path& path, const Vec2& center, double radius) {
    const double handle = 0.55228474983 * radius;
    const double x = center.x(), y = center.y();
    path.move_to({x + radius, y});
    path.cubic_to({x + radius, y + handle}, {x + handle, y + radius}, {x, y + radius});
    path.cubic_to({x - handle, y + radius}, {x - radius, y + handle}, {x - radius, y});
    path.cubic_to({x - radius, y - handle}, {x - handle, y - radius}, {x, y - radius});
    path.cubic_to({x + handle, y - radius}, {x + radius, y - handle}, {x + radius, y});
    path.close();
}

/// The shape's outline, its corners `radius` from the center.
Path shape_outline(const Canvas& canvas, const Vec2& center, MarkerShape shape, double radius) {
    Path path;
    const auto corner = [&](double x, double y) { return Vec2(center.x() + radius * x, center.y() + radius * y); };
    switch (shape) {
        case MarkerShape::square: {
            constexpr double side = 0.88;  // As heavy to the eye as the circle.
            canvas.add_outline(
                path, std::array{corner(-side, -side), corner(side, -side), corner(side, side), corner(-side, side)});
            break;
        }
        case MarkerShape::diamond:
            canvas.add_outline(path, std::array{corner(0, -1.15), corner(1.15, 0), corner(0, 1.15), corner(-1.15, 0)});
            break;
        case MarkerShape::triangle:
            canvas.add_outline(path, std::array{corner(0, -1.1), corner(1.05, 0.75), corner(-1.05, 0.75)});
            break;
        case MarkerShape::circle:
        case MarkerShape::cross:
            add_circle(path, center, radius);
            break;
    }
    return path;
}

void draw_cross(Canvas& canvas, const Vec2& at, const MarkerStyle& style) {
    const double width = std::max(1.75, style.size / 5);
    const double reach = 0.62 * style.size - width / 2 - std::max(0.0, style.edge_width);
    const double arm = 0.70710678118654752 * std::max(0.0, reach);
    const auto strokes = [&](Color color, double line_width) {
        for (const double slope : {-1.0, 1.0}) {
            const std::array line{Vec2(at.x() - arm, at.y() - slope * arm), Vec2(at.x() + arm, at.y() + slope * arm)};
            canvas.stroke_line(line, {color, line_width, {}});
        }
    };
    if (style.edge_width > 0) strokes(style.edge, width + 2 * style.edge_width);
    strokes(style.fill, width);
}

}  // namespace

void draw_marker(Canvas& canvas, const Vec2& at, const MarkerStyle& style) {
    if (!at.allFinite() || !(style.size > 0)) return;
    if (style.shape == MarkerShape::cross) return draw_cross(canvas, at, style);
    const double edge = std::clamp(style.edge_width, 0.0, style.size);
    const Path outline = shape_outline(canvas, at, style.shape, (style.size - edge) / 2);
    if (outline.empty()) return;
    canvas.fill_path(outline, style.fill);
    if (edge > 0) canvas.stroke_path(outline, {style.edge, edge, {}}, LineCap::round);
}

}  // namespace lectern
