#include "paint/path.h"

namespace lectern {

void Path::cubic_to(const Vec2& first, const Vec2& second, const Vec2& to) {
    verbs_.push_back(Verb::cubic);
    points_.insert(points_.end(), {first, second, to});
}

void Path::add_line(std::span<const Vec2> points) {
    if (points.empty()) return;
    verbs_.push_back(Verb::move);
    verbs_.insert(verbs_.end(), points.size() - 1, Verb::line);
    points_.insert(points_.end(), points.begin(), points.end());
}

void Path::append(const Path& other) {
    verbs_.insert(verbs_.end(), other.verbs_.begin(), other.verbs_.end());
    points_.insert(points_.end(), other.points_.begin(), other.points_.end());
}

Rect Path::box() const {
    if (points_.empty()) return {};
    Vec2 low = points_.front(), high = low;
    for (const Vec2& point : points_) {
        low = low.cwiseMin(point);
        high = high.cwiseMax(point);
    }
    return {low.x(), low.y(), high.x() - low.x(), high.y() - low.y()};
}

}  // namespace lectern
