#pragma once
#include "lectern/calculus/descent.h"

#include <optional>
#include <vector>

namespace lectern {

/// A run that goes round: from point `since` of its path on, each point stands where the one `period` later does.
struct DescentCycle {
    int period = 0;  ///< At least 2.
    int since = 0;   ///< The step (0: the start) from which on it repeats.
};

/// How large a constant rate may be at the minimum that a run heads for.
struct RateThreshold {
    /// The bound: runs of this method that come near the minimum stay and converge below it, and are thrown out above.
    /// 2/λ for plain gradient descent.
    double rate = 0;
    double curvature = 0;         ///< λ: the greatest eigenvalue of the Hessian there (of -f in an ascent), > 0.
    std::vector<double> minimum;  ///< Of the function; of an ascent, the maximum.
};

/// What a run says of itself.
struct DescentVerdict {
    DescentStatus status = DescentStatus::steps;
    int steps = 0;             ///< Taken: points of the path less one.
    std::vector<double> at;    ///< The path's last point.
    double value = 0;          ///< Of the function there; not finite only where the start was unusable.
    double gradient_norm = 0;  ///< Euclidean, there.
    bool stalled = false;      ///< As the run's.
    /// Absent where the run doesn't go round.
    std::optional<DescentCycle> cycle;
    /// The step at which it was seen that the run diverges. Where status is `diverged`: the one whose point was not
    /// finite or further than 1e12 from the origin, steps + 1, or 0 for the start itself. Where it used up its steps
    /// before: see find_growth.
    std::optional<int> diverged_at;
    /// Absent for a searched rate, for a method without such a bound, and where the run heads for no minimum with a
    /// positive definite Hessian.
    std::optional<RateThreshold> threshold;
};

/// The verdict on a run that `options` gave on `field`. The minimum that it heads for is where a careful descent ends
/// (optimise/minimum_below.h) that begins at the run's last point, or at its start where it diverges or cycles.
DescentVerdict describe_run(const ScalarField& field, const DescentRun& run, const DescentOptions& options);

/// The cycle that a run ends in, if any: told only of a run that used up its steps, and only where at least three whole
/// periods of its last points repeat. What converges, however slowly or in whatever zigzag, is no cycle; see the
/// criterion in optimise/find_cycle.cpp.
std::optional<DescentCycle> find_cycle(const DescentRun& run);

/// Of a run that used up its steps while it grew: the step at which that was seen. From six steps before it to the end
/// each step makes the value worse and the gradient longer, and the value is worse than at the start. Any other run,
/// one that leaves a saddle too, makes its value better.
std::optional<int> find_growth(const DescentRun& run, bool ascend);

}  // namespace lectern
