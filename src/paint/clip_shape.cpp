#include "paint/clip_shape.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace lectern {
namespace {

bool inside(const Vec2& point, const Rect& bounds) {
    return point.x() >= bounds.x && point.x() <= bounds.right() && point.y() >= bounds.y &&
           point.y() <= bounds.bottom();
}

std::optional<std::pair<Vec2, Vec2>> clip_segment(const Vec2& from, const Vec2& to, const Rect& bounds) {
    const Vec2 step = to - from;
    double enter = 0, leave = 1;
    const auto cut = [&](double toward, double room) {
        if (toward == 0) return room >= 0;
        const double share = room / toward;
        if (toward < 0) {
            enter = std::max(enter, share);
        } else {
            leave = std::min(leave, share);
        }
        return enter <= leave;
    };
    if (!cut(-step.x(), from.x() - bounds.x) || !cut(step.x(), bounds.right() - from.x()) ||
        !cut(-step.y(), from.y() - bounds.y) || !cut(step.y(), bounds.bottom() - from.y())) {
        return std::nullopt;
    }
    return std::pair<Vec2, Vec2>{enter == 0 ? from : Vec2(from + enter * step),
                                 leave == 1 ? to : Vec2(from + leave * step)};
}

/// Keeps what lies on the side of one border where `distance` is not negative.
template <class Distance>
std::vector<Vec2> clip_side(const std::vector<Vec2>& outline, const Distance& distance) {
    std::vector<Vec2> kept;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const Vec2& from = outline[i];
        const Vec2& to = outline[i + 1 < outline.size() ? i + 1 : 0];
        const double here = distance(from), there = distance(to);
        if (here >= 0) kept.push_back(from);
        if ((here >= 0) != (there >= 0)) kept.push_back(from + here / (here - there) * (to - from));
    }
    return kept;
}

}  // namespace

bool all_inside(std::span<const Vec2> points, const Rect& bounds) {
    return std::all_of(points.begin(), points.end(), [&](const Vec2& point) { return inside(point, bounds); });
}

std::vector<std::vector<Vec2>> clip_line(std::span<const Vec2> points, const Rect& bounds, bool closed) {
    std::vector<std::vector<Vec2>> parts;
    bool joined = false;  // The last part goes on from where it ended.
    const std::size_t segments = points.empty() ? 0 : points.size() - (closed ? 0 : 1);
    for (std::size_t i = 0; i < segments; ++i) {
        const Vec2& from = points[i];
        const Vec2& to = points[i + 1 < points.size() ? i + 1 : 0];
        const bool finite = from.allFinite() && to.allFinite();
        const auto part = finite ? clip_segment(from, to, bounds) : std::nullopt;
        if (!part) {
            joined = false;
            continue;
        }
        if (!joined) parts.push_back({part->first});
        parts.back().push_back(part->second);
        joined = inside(to, bounds);
    }
    return parts;
}

std::vector<Vec2> clip_outline(std::span<const Vec2> outline, const Rect& bounds) {
    std::vector<Vec2> kept(outline.begin(), outline.end());
    kept = clip_side(kept, [&](const Vec2& p) { return p.x() - bounds.x; });
    kept = clip_side(kept, [&](const Vec2& p) { return bounds.right() - p.x(); });
    kept = clip_side(kept, [&](const Vec2& p) { return p.y() - bounds.y; });
    return clip_side(kept, [&](const Vec2& p) { return bounds.bottom() - p.y(); });
}

}  // namespace lectern
