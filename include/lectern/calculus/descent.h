#pragma once
#include "lectern/calculus/scalar_field.h"

#include <vector>

namespace lectern {

enum class DescentStatus { converged, steps, diverged };

struct DescentOptions {
    double rate = 0.1;        ///< The learning rate, > 0.
    int steps = 100;          ///< Updates at most.
    double tolerance = 1e-4;  ///< Stop once the gradient's Euclidean norm at the new point is below this.
    bool ascend = false;
};

/// Where a run went. Shapes: path, values and gradients have one entry a point, the start first: at most steps + 1.
struct DescentRun {
    DescentStatus status = DescentStatus::steps;
    std::vector<std::vector<double>> path;
    std::vector<double> values;
    std::vector<std::vector<double>> gradients;
};

/// Gradient descent p <- p - rate * grad f(p), as the notebook's pseudocode has it: the point that meets the tolerance
/// is the path's last. A start that already meets it still takes the first step. `diverged` ends the path at the last
/// point with finite coordinates, value and gradient, or before one further than 1e12 from the origin.
DescentRun run_descent(const ScalarField& field, std::span<const double> start, const DescentOptions& options);

}  // namespace lectern
