#include "lectern/calculus/space_curve.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lectern {
namespace {

constexpr int first_pieces = 64;
constexpr int halvings = 14;        ///< Of a first piece, to follow a bend.
constexpr int break_halvings = 40;  ///< Of a piece that the curve breaks in.
constexpr std::size_t point_limit = 200'000;

}  // namespace

SpaceCurve::SpaceCurve(const std::array<Expr, 3>& coordinates, Expr parameter, Range range)
    : program_(coordinates, std::array{parameter}), range_(range) {}

/// Follows a curve from one end to the other, halving its pieces.
class CurveTracer {
public:
    CurveTracer(const SpaceCurve& curve, const Vec3& scale, double tolerance)
        : curve_(curve), scale_(scale), tolerance_(tolerance) {}

    std::vector<Vec3> run() {
        const Range& range = curve_.range();
        double from = range.low;
        Vec3 start = at(from);
        for (int piece = 1; piece <= first_pieces; ++piece) {
            const double to = piece == first_pieces ? range.high : range.low + range.length() * piece / first_pieces;
            const Vec3 end = at(to);
            follow(from, start, to, end, 0);
            from = to;
            start = end;
        }
        return std::move(points_);
    }

    [[nodiscard]] Vec3 at(double t) const {
        Vec3 point;
        std::array<double, 3> values{};
        curve_.program_.run(std::array{t}, values);
        point = Vec3(values[0], values[1], values[2]);
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        return point.allFinite() ? point : Vec3(nan, nan, nan);
    }

private:
    void add(const Vec3& point) {
        const bool gap = std::isnan(point.x());
        if (points_.empty() ? gap : (gap && std::isnan(points_.back().x())) || point == points_.back()) return;
        points_.push_back(point);
    }
    [[nodiscard]] bool hangs_together(double from, double to) const {
        std::array<Enclosure, 3> enclosures;
        const std::array<Interval, 1> box{Interval{from, to}};
        curve_.program_.enclose(box, enclosures);
        for (const Enclosure& enclosure : enclosures)
            if (enclosure.regularity != Regularity::continuous || !enclosure.range.is_bounded()) return false;
        return true;
    }
    [[nodiscard]] double off(const Vec3& start, const Vec3& middle, const Vec3& end) const {
        const Vec3 chord = (end - start).cwiseProduct(scale_), way = (middle - start).cwiseProduct(scale_);
        const double square = chord.squaredNorm();
        const double along = square > 0 ? std::clamp(way.dot(chord) / square, 0.0, 1.0) : 0.0;
        return (way - along * chord).norm();
    }
    void follow(double from, const Vec3& start, double to, const Vec3& end, int depth) {
        add(start);
        const double middle = from + (to - from) / 2;
        const Vec3 at_middle = at(middle);
        if (!hangs_together(from, to)) {
            if (depth >= break_halvings || points_.size() > point_limit) {
                // A gap of no width is closed: sin(t)/t is seen whole.
                const double width = (end - start).cwiseProduct(scale_).norm();
                if (!(width < tolerance_)) add(Vec3::Constant(std::numeric_limits<double>::quiet_NaN()));
                add(end);
                return;
            }
        } else {
            // Two more places, so that a bend to both sides isn't missed.
            const Vec3 early = at(from + (to - from) * 0.23), late = at(from + (to - from) * 0.71);
            const double worst = std::max({off(start, early, end), off(start, at_middle, end), off(start, late, end)});
            if (worst <= tolerance_ || depth >= halvings || points_.size() > point_limit) {
                add(end);
                return;
            }
        }
        follow(from, start, middle, at_middle, depth + 1);
        follow(middle, at_middle, to, end, depth + 1);
    }

    const SpaceCurve& curve_;
    Vec3 scale_;
    double tolerance_;
    std::vector<Vec3> points_;
};

std::vector<Vec3> SpaceCurve::samples(int pieces) const {
    const CurveTracer tracer(*this, Vec3(1, 1, 1), 1);
    std::vector<Vec3> points;
    for (int k = 0; k <= pieces; ++k) points.push_back(tracer.at(range_.low + range_.length() * k / pieces));
    return points;
}

std::vector<Vec3> SpaceCurve::traced(const Vec3& scale, double tolerance) const {
    return CurveTracer(*this, scale, tolerance).run();
}

}  // namespace lectern
