#include "calculus/optimise/downhill_field.h"
#include "lectern/calculus/descent_verdict.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

constexpr std::size_t longest_period = 64;
/// Whole periods at the run's end that must repeat.
constexpr std::size_t repeats = 3;
/// How near a point must come to the one a period before, as a share of the cycle's size. This alone can't tell a cycle
/// from a zigzag that loses less than that in a period: see settles().
constexpr double closeness = 1e-6;
/// A cycle is no smaller than this share of the run's extent: less is rounding around one place.
constexpr double least_share = 1e-6;
/// Drift that is rounding's: this share of the coordinates, or of the cycle's size, whichever is less.
constexpr double rounding = 1e-13, rounding_of_size = 1e-9;
/// How much of a cycle's size may still be lost to its drift in the time to come.
constexpr double most_to_come = 1e-3;

class Tail {
public:
    explicit Tail(const DescentRun& run) : path_(run.path) {
        for (const auto& point : path_) {
            extent_ = std::max(extent_, distance(point, path_.front()));
            farthest_ = std::max(farthest_, norm(point));
        }
    }

    [[nodiscard]] std::size_t size() const { return path_.size(); }

    /// True where the last points repeat with this period.
    [[nodiscard]] bool repeats_with(std::size_t period) const {
        if (size_of(period) <= least_share * extent_ || size_of(period) <= rounding * farthest_) return false;
        for (std::size_t back = 0; back < repeats; ++back) {
            if (drift(period, back) > closeness * size_of(period)) return false;
        }
        return settles(period);
    }

    /// The first point from which on all repeat.
    [[nodiscard]] std::size_t begin_of(std::size_t period) const {
        const double allowed = closeness * size_of(period);
        std::size_t first = path_.size() - period;
        while (first > 0 && distance(path_[first - 1], path_[first - 1 + period]) <= allowed) --first;
        return first;
    }

private:
    [[nodiscard]] static double distance(std::span<const double> a, std::span<const double> b) {
        return norm(moved(a, -1, b));
    }

    /// How far the last point is from the farthest of its period.
    [[nodiscard]] double size_of(std::size_t period) const {
        double size = 0;
        for (std::size_t k = path_.size() - period; k < path_.size(); ++k) {
            size = std::max(size, distance(path_[k], path_.back()));
        }
        return size;
    }

    /// How far the points of the period that lies `back` periods before the last have moved since a period before.
    [[nodiscard]] double drift(std::size_t period, std::size_t back) const {
        double most = 0;
        const std::size_t end = path_.size() - back * period;
        for (std::size_t k = end - period; k < end; ++k) most = std::max(most, distance(path_[k], path_[k - period]));
        return most;
    }

    /// What moves towards a cycle drifts less and less while the cycle stays as large as it is; in a zigzag that
    /// converges, the drift of a period is always the same share of a size that shrinks with it. So the drift still to
    /// come, as the sum of a geometric series, is next to nothing for the first and all of the size for the second.
    [[nodiscard]] bool settles(std::size_t period) const {
        const double size = size_of(period), last = drift(period, 0), first = drift(period, repeats - 1);
        if (last <= std::min(rounding * farthest_, rounding_of_size * size)) return true;
        if (!(last < first)) return false;
        static_assert(repeats == 3, "the ratio of two periods is a square root");
        const double ratio = std::sqrt(last / first);
        return last * ratio <= most_to_come * size * (1 - ratio);
    }

    const std::vector<std::vector<double>>& path_;
    double extent_ = 0, farthest_ = 0;
};

}  // namespace

std::optional<DescentCycle> find_cycle(const DescentRun& run) {
    if (run.status != DescentStatus::steps || run.stalled) return std::nullopt;
    const Tail tail(run);
    for (std::size_t period = 2; period <= longest_period && (repeats + 1) * period <= tail.size(); ++period) {
        if (tail.repeats_with(period)) {
            return DescentCycle{static_cast<int>(period), static_cast<int>(tail.begin_of(period))};
        }
    }
    return std::nullopt;
}

}  // namespace lectern
