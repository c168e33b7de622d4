#pragma once
#include "lectern/base/geometry.h"
#include "lectern/calculus/descent.h"

#include <cstddef>
#include <vector>

namespace lectern {

/// The part of a descent in the plane that is shown at one moment.
struct DescentView {
    std::vector<Vec2> points;  ///< The points reached, the start first.
    std::vector<Vec2> slopes;  ///< The gradient at each of them.
    /// The step from each of them to the next; the run's last point has one only where the run could have gone on.
    std::vector<Vec2> steps;
    Vec2 head;  ///< Where the moving end stands: the last point, or between it and the next.
};

/// How far a run has got.
struct RunPlace {
    std::size_t whole = 0;  ///< Steps taken.
    double share = 0;       ///< Of the one under way.
};

/// Of a run of `own` steps at `progress` from 0 to 1. `steps` is how many steps count as the whole (at least the run's
/// own): several runs keep one clock.
RunPlace place_in_run(std::size_t own, double progress, int steps);

/// What a run of two variables shows at `progress` from 0 (the start alone) to 1 (all of it): whole steps, and the
/// share of the one under way; see place_in_run.
DescentView view_descent(const DescentRun& run, double progress, int steps);

}  // namespace lectern
