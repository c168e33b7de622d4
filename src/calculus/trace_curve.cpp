#include "lectern/calculus/plane_curve.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace lectern {
namespace {

constexpr int first_pieces = 128;  ///< Of the whole parameter's range.
constexpr int depth_limit = 40;    ///< Halvings of one of them.
/// Units of the page: shorter chords are no further halved, nor narrower ones of a graph, whose waves are one patch of
/// ink there.
constexpr double shortest = 1e-3, narrowest = 0.02;
constexpr std::size_t point_limit = 200'000;

class CurveTracer {
public:
    CurveTracer(const PlaneCurve& curve, const TraceOptions& options) : curve_(curve), options_(options) {}

    std::vector<Vec2> trace(const std::vector<CurveStretch>& stretches) {
        for (const CurveStretch& stretch : stretches) add_first(stretch);
        // All at once: where there is no end of waves, the limit is reached on both sides of them alike.
        int depth = 0;
        while (depth < depth_limit && halve()) ++depth;
        for (std::size_t k = 0; k < places_.size(); ++k) {
            const Place& at = places_[k];
            if (at.begins != nullptr) begin(*at.begins);
            add(at.point);
            if (at.ends != nullptr && at.ends->at_end != CurveEnd::plain) run_off(at.parameter, at.ends->at_end);
        }
        return std::move(line_);
    }

private:
    struct Place {
        double parameter = 0;
        Vec2 point = Vec2::Zero();
        bool near_enough = false;  ///< The chord to the next.
        const CurveStretch *begins = nullptr, *ends = nullptr;
    };

    [[nodiscard]] Place place(double parameter) const { return {parameter, curve_.at(parameter)}; }

    void add_first(const CurveStretch& stretch) {
        const double share = (stretch.end - stretch.begin) / curve_.parameter.length();
        const int pieces = std::max(2, static_cast<int>(std::ceil(first_pieces * share)));
        for (int k = 0; k <= pieces; ++k)
            places_.push_back(
                place(k == pieces ? stretch.end : stretch.begin + (stretch.end - stretch.begin) * k / pieces));
        places_[places_.size() - 1 - static_cast<std::size_t>(pieces)].begins = &stretch;
        places_.back().ends = &stretch;
        places_.back().near_enough = true;
    }

    /// Halves all chords that are not near enough; false where there are none, or too many.
    bool halve() {
        std::vector<Place> finer;
        finer.reserve(places_.size() + places_.size() / 2);
        bool halved = false;
        for (std::size_t k = 0; k < places_.size(); ++k) {
            Place& from = finer.emplace_back(places_[k]);
            if (from.near_enough) continue;
            const Place& to = places_[k + 1];
            const double middle = from.parameter + (to.parameter - from.parameter) / 2;
            from.near_enough = !(from.parameter < middle && middle < to.parameter) || is_near_enough(from, to);
            if (from.near_enough) continue;
            finer.push_back(place(middle));
            halved = true;
            if (finer.size() > point_limit) return false;
        }
        places_ = std::move(finer);
        return halved;
    }

    void begin(const CurveStretch& stretch) {
        if (!line_.empty()) line_.emplace_back(Vec2::Constant(std::numeric_limits<double>::quiet_NaN()));
        if (stretch.at_begin != CurveEnd::plain) run_off(stretch.begin, stretch.at_begin);
    }

    void add(const Vec2& point) {
        if (point.allFinite()) line_.push_back(point);
    }

    /// A point at a pole, out of sight.
    void run_off(double parameter, CurveEnd end) {
        const double x = curve_.at(parameter).x();
        const double beyond = options_.y.length();
        add({x, end == CurveEnd::upwards ? options_.y.high + beyond : options_.y.low - beyond});
    }

    [[nodiscard]] bool is_near_enough(const Place& from, const Place& to) const {
        const Vec2 way = on_page(to.point - from.point);
        if (!way.allFinite()) return false;
        if (is_out_of_sight(from, to)) return true;
        const double length = std::sqrt(way.squaredNorm());
        if (length < shortest || (options_.is_graph && std::abs(way.x()) < narrowest)) return true;
        // Places that no wave of a simple period falls between.
        for (const double share : {0.5, 0.2764, 0.7236, 0.1127, 0.8873}) {
            const Vec2 point = curve_.at(from.parameter + share * (to.parameter - from.parameter));
            const Vec2 off = on_page(point - from.point);
            if (!off.allFinite() || distance_to_chord(off, way, length) > options_.tolerance) return false;
        }
        return true;
    }

    [[nodiscard]] Vec2 on_page(const Vec2& data) const { return data.cwiseQuotient(options_.unit); }

    static double distance_to_chord(const Vec2& off, const Vec2& way, double length) {
        const double along = off.dot(way) / length;
        if (along < 0) return std::sqrt(off.squaredNorm());
        if (along > length) return std::sqrt((off - way).squaredNorm());
        return std::abs(way.x() * off.y() - way.y() * off.x()) / length;
    }

    /// An enclosure says that nothing of the curve between the places is seen.
    [[nodiscard]] bool is_out_of_sight(const Place& from, const Place& to) const {
        const auto beyond = [](const Range& seen, double a, double b) {
            const double room = 0.5 * seen.length();
            return std::min(a, b) > seen.high + room || std::max(a, b) < seen.low - room;
        };
        if (!beyond(options_.x, from.point.x(), to.point.x()) && !beyond(options_.y, from.point.y(), to.point.y()))
            return false;
        std::array<Enclosure, 2> enclosed;
        curve_.program.enclose(std::array{Interval(from.parameter, to.parameter)}, enclosed);
        return beyond(options_.x, enclosed[0].range.low, enclosed[0].range.high) ||
               beyond(options_.y, enclosed[1].range.low, enclosed[1].range.high);
    }

    const PlaneCurve& curve_;
    TraceOptions options_;
    std::vector<Place> places_;
    std::vector<Vec2> line_;
};

}  // namespace

std::vector<Vec2> trace_curve(const PlaneCurve& curve, const std::vector<CurveStretch>& stretches,
                              const TraceOptions& options) {
    return CurveTracer(curve, options).trace(stretches);
}

Range heights_worth_seeing(const PlaneCurve& curve, const std::vector<CurveStretch>& stretches) {
    constexpr int samples = 2048;
    std::vector<double> heights;
    bool has_pole = false;
    for (const CurveStretch& stretch : stretches) {
        has_pole = has_pole || stretch.at_begin != CurveEnd::plain || stretch.at_end != CurveEnd::plain;
        const double share = (stretch.end - stretch.begin) / curve.parameter.length();
        const int count = std::max(8, static_cast<int>(samples * share));
        for (int k = 0; k <= count; ++k) {
            const double parameter =
                k == count ? stretch.end : stretch.begin + (stretch.end - stretch.begin) * k / count;
            const double height = curve.at(parameter).y();
            if (std::isfinite(height)) heights.push_back(height);
        }
    }
    if (heights.empty()) return {};
    std::ranges::sort(heights);
    Range all{heights.front(), heights.back()};
    if (!has_pole) return all;
    const Range half{heights[heights.size() / 4], heights[heights.size() * 3 / 4]};
    const double fence = 1.5 * half.length();
    if (!(fence > 0)) return all;
    return {std::max(all.low, half.low - fence), std::min(all.high, half.high + fence)};
}

}  // namespace lectern
