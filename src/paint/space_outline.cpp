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

}  // namespace lectern
