#pragma once
#include "calculus/optimise/downhill_field.h"

#include <optional>
#include <span>
#include <vector>

namespace lectern {

/// A minimum whose Hessian is positive definite beyond rounding.
struct StrictMinimum {
    std::vector<double> point;        ///< To about the last place.
    std::vector<double> eigenvalues;  ///< Of the Hessian there, increasing, all > 0.
};

/// The minimum that water would run to from `start`, or nullopt where it reaches none of that kind: where the function
/// falls without end, the way ends at a saddle, an edge of the domain or a flat minimum, or is longer than the search.
///
/// Where the Hessian is indefinite it goes down the gradient by steps no longer than 1 / |λ| of its greatest
/// eigenvalue, which stay in the valley they are in; where it is positive definite, by Newton's; both shortened until
/// they keep Armijo's condition.
std::optional<StrictMinimum> minimum_below(const DownhillField& field, std::span<const double> start);

}  // namespace lectern
