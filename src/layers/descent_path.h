#pragma once
#include "lectern/base/geometry.h"
#include "lectern/calculus/descent.h"

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

/// What a run of two variables shows at `progress` from 0 (the start alone) to 1 (all of it): whole steps, and the
/// share of the one under way. `steps` is how many steps count as the whole (at least the run's own): several runs keep
/// one clock.
DescentView view_descent(const DescentRun& run, double progress, int steps);

}  // namespace lectern
