#include "paint/marks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lectern {
namespace {

/// How far the back of the head is cut in, as a share of its length.
constexpr double notch = 0.24;

}  // namespace

void draw_arrow(Canvas& canvas, const Vec2& from, const Vec2& to, const Stroke& stroke, double head_length,
                double head_width) {
    const Vec2 reach = to - from;
    const double length = std::sqrt(reach.x() * reach.x() + reach.y() * reach.y());
    if (!(length > 0) || !std::isfinite(length)) return;
    const Vec2 along = reach / length, across(-along.y(), along.x());
    const double shrink = head_length > length ? length / head_length : 1;
    const double head = head_length * shrink, half_head = head_width * shrink / 2;
    const auto place = [&](double before_tip, double aside) -> Vec2 {
        return to - before_tip * along + aside * across;
    };

    // The shaft ends inside the head, where the head is at least as wide, so that tip and flanks stay sharp.
    const double neck = half_head > 0 ? head * (1 - notch) : 0;
    const bool has_shaft = half_head > 0 ? shrink == 1 && length > neck : stroke.width > 0;
    // One path for shaft and head, so that a see-through arrow has no darker part.
    Path path;
    if (!stroke.dash.empty() && has_shaft) {
        const std::array shaft{from, place(neck, 0)};
        canvas.stroke_line(shaft, stroke);
    } else if (has_shaft) {
        const double half_width = half_head > 0 ? std::min(stroke.width / 2, half_head) : stroke.width / 2;
        canvas.add_outline(path, std::array{place(length, -half_width), place(neck, -half_width),
                                            place(neck, half_width), place(length, half_width)});
    }
    if (half_head > 0) {
        canvas.add_outline(path,
                           std::array{place(head, -half_head), place(0, 0), place(head, half_head), place(neck, 0)});
    }
    if (!path.empty()) canvas.fill_path(path, stroke.color);
}

}  // namespace lectern
