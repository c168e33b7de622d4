#include "paint/line_labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace lectern {
namespace {

constexpr double step = 3;           ///< Between places that are tried, CSS pixels.
constexpr double gap = 3;            ///< Left free on both sides of the words.
constexpr double square = 24;        ///< Side of the squares that points are sorted into.
constexpr double point_spacing = 2;  ///< Of the points that stand for lines.
/// How far the line may stray from straight under the words, as a share of their height.
constexpr double most_bent = 0.22;
/// In lengths of the words: a loop is to stay one around its middle.
constexpr double shortest_line = 1.5, shortest_loop = 4;

double length_of(const Vec2& v) { return std::sqrt(v.x() * v.x() + v.y() * v.y()); }

/// A line by the distance from its beginning. One that is closed goes on from its end.
class MeasuredLine {
public:
    MeasuredLine(std::span<const Vec2> points, bool closed) : points_(points.begin(), points.end()), closed_(closed) {
        if (closed_ && !points_.empty() && points_.front() != points_.back()) points_.push_back(points_.front());
        reach_.push_back(0);
        for (std::size_t k = 1; k < points_.size(); ++k)
            reach_.push_back(reach_.back() + length_of(points_[k] - points_[k - 1]));
    }

    [[nodiscard]] double length() const { return reach_.back(); }
    [[nodiscard]] bool closed() const { return closed_; }

    [[nodiscard]] Vec2 at(double distance) const {
        distance = wrapped(distance);
        const std::size_t k = segment_at(distance);
        const double part = reach_[k + 1] - reach_[k];
        const double share = part > 0 ? std::clamp((distance - reach_[k]) / part, 0.0, 1.0) : 0;
        return points_[k] + share * (points_[k + 1] - points_[k]);
    }

    /// The line from one distance to another, its corners included.
    [[nodiscard]] std::vector<Vec2> part(double begin, double end) const {
        std::vector<Vec2> points{at(begin)};
        for (double turn = 0; turn < end; turn += length()) {
            for (std::size_t k = 0; k < points_.size(); ++k) {
                const double distance = reach_[k] + turn;
                if (distance > begin && distance < end) points.push_back(points_[k]);
            }
            if (!closed_) break;
        }
        points.push_back(at(end));
        return points;
    }

private:
    [[nodiscard]] double wrapped(double distance) const {
        return closed_ && distance > length() ? distance - length() : distance;
    }
    [[nodiscard]] std::size_t segment_at(double distance) const {
        const auto above = std::ranges::upper_bound(reach_, distance);
        const auto k = static_cast<std::size_t>(std::max<std::ptrdiff_t>(above - reach_.begin() - 1, 0));
        return std::min(k, points_.size() - 2);
    }

    std::vector<Vec2> points_;
    bool closed_;
    std::vector<double> reach_;
};

std::array<Vec2, 4> corners(const TurnedRect& rect) {
    const Vec2 along = rect.half_length * rect.along;
    const Vec2 aside = rect.half_height * Vec2(-rect.along.y(), rect.along.x());
    return {Vec2(rect.center - along - aside), Vec2(rect.center + along - aside), Vec2(rect.center + along + aside),
            Vec2(rect.center - along + aside)};
}

/// Whether a line along one of the sides of `rect` separates it from `other`.
bool is_separated_by_a_side(const TurnedRect& rect, const TurnedRect& other) {
    const Vec2 aside(-rect.along.y(), rect.along.x());
    Range along_side, across_side;
    for (const Vec2& corner : corners(other)) {
        along_side.include((corner - rect.center).dot(rect.along));
        across_side.include((corner - rect.center).dot(aside));
    }
    return along_side.low > rect.half_length || along_side.high < -rect.half_length ||
           across_side.low > rect.half_height || across_side.high < -rect.half_height;
}

std::pair<int, int> square_of(const Vec2& point) {
    return {static_cast<int>(std::floor(point.x() / square)), static_cast<int>(std::floor(point.y() / square))};
}

/// How far the line strays from the straight way between two of its places.
double bend_between(const MeasuredLine& line, double begin, double end) {
    const Vec2 from = line.at(begin), way = line.at(end) - from;
    const double length = length_of(way);
    double most = 0;
    constexpr int places = 8;
    for (int k = 1; k < places; ++k) {
        const Vec2 off = line.at(begin + (end - begin) * k / places) - from;
        most = std::max(most, std::abs(way.x() * off.y() - way.y() * off.x()) / length);
    }
    // A line that doubles back is far from straight, however near to the way.
    return most + std::max(0.0, (end - begin) - length);
}

}  // namespace

bool TurnedRect::contains(const Vec2& point) const {
    const Vec2 off = point - center, aside(-along.y(), along.x());
    return std::abs(off.dot(along)) <= half_length && std::abs(off.dot(aside)) <= half_height;
}

bool TurnedRect::overlaps(const TurnedRect& other) const {
    return !is_separated_by_a_side(*this, other) && !is_separated_by_a_side(other, *this);
}

bool TurnedRect::lies_in(const Rect& box) const {
    return std::ranges::all_of(corners(*this), [&](const Vec2& corner) {
        return corner.x() >= box.x && corner.x() <= box.right() && corner.y() >= box.y && corner.y() <= box.bottom();
    });
}

bool is_closed(const Line2d& line) {
    return line.closed || (line.points.size() > 2 && line.points.front() == line.points.back());
}

LineLabels::LineLabels(std::span<const std::shared_ptr<const Group2d>> groups, const PlaneMap& map,
                       const std::vector<Rect>& taken)
    : box_(map.box) {
    for (const auto& group : groups) {
        for (const Mark2d& mark : *group) {
            if (const auto* line = std::get_if<Line2d>(&mark)) add_points(line->points, map);
            if (const auto* arrow = std::get_if<Arrow2d>(&mark)) add_points(std::array{arrow->from, arrow->to}, map);
        }
    }
    for (const Rect& rect : taken) {
        const Vec2 center(rect.x + rect.width / 2, rect.y + rect.height / 2);
        taken_.push_back({center, {1, 0}, rect.width / 2, rect.height / 2});
    }
}

void LineLabels::add_points(std::span<const Vec2> line, const PlaneMap& map) {
    for (std::size_t k = 0; k + 1 < line.size(); ++k) {
        const Vec2 from = map(line[k]), way = map(line[k + 1]) - from;
        if (!from.allFinite() || !way.allFinite()) continue;
        const int pieces = std::clamp(static_cast<int>(length_of(way) / point_spacing), 1, 2000);
        for (int piece = 0; piece < pieces; ++piece) {
            const Vec2 point = from + way * piece / pieces;
            points_[square_of(point)].push_back(point);
        }
    }
}

/// How many points of lines the rectangle covers.
int LineLabels::points_in(const TurnedRect& room) const {
    Range x, y;
    for (const Vec2& corner : corners(room)) {
        x.include(corner.x());
        y.include(corner.y());
    }
    const auto [left, top] = square_of({x.low, y.low});
    const auto [right, bottom] = square_of({x.high, y.high});
    int count = 0;
    for (int column = left; column <= right; ++column) {
        for (int row = top; row <= bottom; ++row) {
            const auto found = points_.find({column, row});
            if (found == points_.end()) continue;
            count += static_cast<int>(
                std::ranges::count_if(found->second, [&](const Vec2& point) { return room.contains(point); }));
        }
    }
    return count;
}

std::optional<LineStretch> LineLabels::place(std::span<const Vec2> points, bool closed, double width, double height) {
    if (points.size() < 2) return std::nullopt;
    const MeasuredLine line(points, closed);
    const double opening = width + 2 * gap;
    if (!(line.length() > (closed ? shortest_loop : shortest_line) * opening)) return std::nullopt;
    std::optional<LineStretch> best;
    double best_cost = 0;
    const double last = closed ? line.length() : line.length() - opening;
    for (double begin = closed ? 0 : std::min(step, last / 2); begin < last; begin += step) {
        const double end = begin + opening;
        const double bend = bend_between(line, begin, end);
        if (bend > most_bent * height) continue;
        Vec2 way = line.at(end) - line.at(begin);
        if (way.x() < 0 || (way.x() == 0 && way.y() > 0)) way = -way;
        const Vec2 middle = (line.at(begin) + line.at(end)) / 2;
        const TurnedRect room{middle, way / length_of(way), width / 2 + gap, height / 2 + 1};
        if (!room.lies_in(box_)) continue;
        if (std::ranges::any_of(taken_, [&](const TurnedRect& other) { return room.overlaps(other); })) continue;
        const double own_points = opening / point_spacing;
        const double crowd = std::max(0.0, points_in(room) - 1.2 * own_points) / own_points;
        const double steepness = std::abs(room.along.y());
        const double cost = bend / height + 2 * crowd + 0.3 * steepness;
        if (best && cost >= best_cost) continue;
        best_cost = cost;
        best = LineStretch{begin, end, room};
    }
    if (best) taken_.push_back(best->room);
    return best;
}

std::vector<std::vector<Vec2>> line_without(std::span<const Vec2> points, bool closed, const LineStretch& stretch) {
    const MeasuredLine line(points, closed);
    if (!closed) return {line.part(0, stretch.begin), line.part(stretch.end, line.length())};
    if (stretch.end >= line.length()) return {line.part(stretch.end - line.length(), stretch.begin)};
    return {line.part(stretch.end, stretch.begin + line.length())};
}

}  // namespace lectern
