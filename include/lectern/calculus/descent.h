#pragma once
#include "lectern/calculus/descent_method.h"
#include "lectern/calculus/scalar_field.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace lectern {

enum class DescentStatus { converged, steps, diverged };
const char* name_of(DescentStatus status);

/// Backtracking by Armijo's condition (L. Armijo, 1966; Nocedal and Wright, Numerical Optimization, 2006, algorithm
/// 3.1): along the method's direction d from p the step is α d with the first α of start, start * shrink,
/// start * shrink^2, … that has f(p + α d) <= f(p) + slope * α * ∇f(p)·d.
struct ArmijoSearch {
    double start = 1;     ///< > 0; tried first at every step.
    double shrink = 0.5;  ///< Between 0 and 1.
    double slope = 1e-4;  ///< Between 0 and 1: the share of the slope's promise that must be kept (their c1).
};

struct DescentOptions {
    double rate = 0.1;        ///< The learning rate α, > 0. Unused where `search` chooses it.
    int steps = 100;          ///< Updates at most.
    double tolerance = 1e-4;  ///< Stop once the gradient's Euclidean norm at the new point is below this.
    bool ascend = false;      ///< Climb: every method descends on the function's negative.
    const DescentMethod* method = &descent_methods().front();
    /// One value for each of the method's constants, in their order; empty: their standard values.
    std::vector<double> constants = {};
    /// For a method that leads downhill.
    std::optional<ArmijoSearch> search = std::nullopt;

    /// A constant of the method by its key, which it must have.
    [[nodiscard]] double constant(std::string_view key) const;
    /// All of them, in their order.
    [[nodiscard]] std::vector<double> all_constants() const;
};

/// Where a run went. Shapes: path, values and gradients (of the function itself, in an ascent too) have one entry a
/// point, the start first: at most steps + 1. rates has one entry a step.
struct DescentRun {
    DescentStatus status = DescentStatus::steps;
    std::vector<std::vector<double>> path;
    std::vector<double> values;
    std::vector<std::vector<double>> gradients;
    std::vector<double> rates;  ///< The α of each step.
    /// Where one step more would lead; empty where that is no finite point.
    std::vector<double> onward;
    /// The search found no α: the run ended before its steps were used up, its status `steps`. With a direction that
    /// leads downhill this happens where what is to be gained is less than rounding.
    bool stalled = false;
};

/// p <- p + α d with the method's direction d (-∇f(p) for plain gradient descent), as the notebook's pseudocode has it:
/// the point that meets the tolerance is the path's last. A start that already meets it still takes the first step.
/// `diverged` ends the path at the last point with finite coordinates, value and gradient, or before one further than
/// 1e12 from the origin.
DescentRun run_descent(const ScalarField& field, std::span<const double> start, const DescentOptions& options);

}  // namespace lectern
