#include "raster/line_course.h"

#include <algorithm>
#include <cmath>

namespace lectern {

std::vector<Vec2> LineCourse::between(double from, double to) const {
    std::vector<Vec2> way;
    const auto at = [&](double length) {
        auto next = static_cast<std::size_t>(std::ranges::upper_bound(lengths, length) - lengths.begin());
        next = std::clamp<std::size_t>(next, 1, lengths.size() - 1);
        const Projected &a = points[next - 1], &b = points[next];
        const double span = lengths[next] - lengths[next - 1];
        const double share = span > 0 ? std::clamp((length - lengths[next - 1]) / span, 0.0, 1.0) : 0;
        return Vec2(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y));
    };
    way.push_back(at(from));
    for (std::size_t i = 0; i < points.size(); ++i)
        if (lengths[i] > from && lengths[i] < to) way.emplace_back(points[i].x, points[i].y);
    way.push_back(at(to));
    return way;
}

LineCourse strand_of(const LineCourse& course, double offset) {
    const std::vector<Projected>& points = course.points;
    LineCourse strand = course;
    const auto direction = [&](std::size_t segment) {
        const Vec2 way(points[segment + 1].x - points[segment].x, points[segment + 1].y - points[segment].y);
        const double length = way.norm();
        return length > 0 ? Vec2(way / length) : Vec2(0, 0);
    };
    for (std::size_t i = 0; i < points.size(); ++i) {
        Vec2 along(0, 0);
        if (i > 0) along += direction(i - 1);
        if (i + 1 < points.size()) along += direction(i);
        const double length = along.norm();
        if (length > 0) along /= length;
        strand.points[i].x -= offset * along.y();
        strand.points[i].y += offset * along.x();
        strand.to_axis.emplace_back(offset * along.y(), -offset * along.x());
    }
    return strand;
}

std::vector<LineCourse> line_courses(const Inks& inks) {
    std::vector<LineCourse> courses;
    const auto add = [](LineCourse& course, const Projected& point) {
        double length = 0;
        if (!course.points.empty()) {
            const double dx = point.x - course.points.back().x, dy = point.y - course.points.back().y;
            length = course.lengths.back() + std::sqrt(dx * dx + dy * dy);
        }
        course.points.push_back(point);
        course.lengths.push_back(length);
    };
    const InkShape* last = nullptr;
    for (const InkShape& shape : inks.shapes) {
        if (shape.kind != InkShape::Kind::capsule) continue;
        const bool goes_on = last != nullptr && last->bx == shape.ax && last->by == shape.ay &&
                             last->b_depth == shape.a_depth && last->half_width == shape.half_width;
        if (!goes_on) {
            courses.emplace_back().half_width = shape.half_width;
            add(courses.back(), {shape.ax, shape.ay, shape.a_depth});
        }
        add(courses.back(), {shape.bx, shape.by, shape.b_depth});
        last = &shape;
    }
    return courses;
}

}  // namespace lectern
