#pragma once
#include "calculus/critical/isolate_roots.h"
#include "calculus/critical/zero_set.h"
#include "lectern/calculus/algebra.h"
#include "lectern/calculus/scalar_field.h"

#include <span>
#include <vector>

namespace lectern {

/// Where the gradient of a function is zero in a box.
struct StationarySet {
    struct Curve {
        Expr factor;
        ZeroCover cover;
    };
    std::vector<IsolatedRoot> roots;  ///< Not on the curves; each once.
    std::vector<Curve> curves;
    std::vector<Box> undecided;  ///< Every stationary point that is neither lies in one of these.
};

/// Precondition: the box is bounded and each side has a width.
StationarySet find_stationary_set(const ScalarField& field, const Box& box, SearchBudget& budget);

/// The same of a function without corners (kinks.h), where it counts only what lies where every condition is above 0.
StationarySet find_smooth_stationary_set(const ScalarField& field, const Box& box, SearchBudget& budget,
                                         std::span<const Expr> conditions = {});

}  // namespace lectern
