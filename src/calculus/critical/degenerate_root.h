#pragma once
#include "calculus/critical/exact_place.h"
#include "calculus/critical/root_problem.h"

#include <optional>

namespace lectern {

/// True where the equations are proved to vanish at the place, and to be continuous there.
bool is_exact_root(const RootProblem& problem, const ExactPlace& place);

/// A box that holds `cover` and the root at `place`, but no other root, whatever the Jacobian there; none where the
/// lowest forms of the equations don't prove it.
/// Precondition: is_exact_root(problem, place).
std::optional<Box> region_of_degenerate_root(const RootProblem& problem, const ExactPlace& place,
                                             std::span<const Interval> cover);

}  // namespace lectern
