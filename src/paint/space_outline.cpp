#include "paint/space_outline.h"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

double turn(const Vec2& a, const Vec2& b, const Vec2& c) {
    return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
}

}  // namespace

ConvexOutline::ConvexOutline(std::vector<Vec2> points) {
    const auto before = [](const Vec2& a, const Vec2& b) { return a.x() < b.x() || (a.x() == b.x() && a.y() < b.y()); };
    std::sort(points.begin(), points.end(), before);
    const auto add_chain = [&](auto begin, auto end) {
        const std::size_t base = corners_.size();
        for (auto point = begin; point != end; ++point) {
            while (corners_.size() >= base + 2 && turn(corners_[corners_.size() - 2], corners_.back(), *point) <= 0)
                corners_.pop_back();
            corners_.push_back(*point);
        }
        corners_.pop_back();  // it begins the other chain
    };
    if (points.size() < 3) {
        corners_ = std::move(points);
        return;
    }
    add_chain(points.begin(), points.end());
    add_chain(points.rbegin(), points.rend());
}

Rect ConvexOutline::bounds() const {
    Range x, y;
    for (const Vec2& corner : corners_) {
        x.include(corner.x());
        y.include(corner.y());
    }
    return {x.low, y.low, x.length(), y.length()};
}

bool ConvexOutline::touches(const Rect& rect) const {
    if (!overlap(bounds(), rect)) return false;
    const std::array<Vec2, 4> others = {Vec2(rect.x, rect.y), Vec2(rect.right(), rect.y),
                                        Vec2(rect.right(), rect.bottom()), Vec2(rect.x, rect.bottom())};
    // Separated where all of the rectangle lies beyond one edge; its own sides were asked above.
    for (std::size_t i = 0; i < corners_.size(); ++i) {
        const Vec2& from = corners_[i];
        const Vec2& to = corners_[(i + 1) % corners_.size()];
        if (std::all_of(others.begin(), others.end(), [&](const Vec2& other) { return turn(from, to, other) <= 0; }))
            return false;
    }
    return true;
}

bool overlap(const Rect& a, const Rect& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

Rect grown(const Rect& rect, double margin) {
    return {rect.x - margin, rect.y - margin, rect.width + 2 * margin, rect.height + 2 * margin};
}

Rect joined(const Rect& a, const Rect& b) {
    const double left = std::min(a.x, b.x), top = std::min(a.y, b.y);
    return {left, top, std::max(a.right(), b.right()) - left, std::max(a.bottom(), b.bottom()) - top};
}

Rect centered_rect(const Vec2& center, const Vec2& size) {
    return {center.x() - size.x() / 2, center.y() - size.y() / 2, size.x(), size.y()};
}

}  // namespace lectern
