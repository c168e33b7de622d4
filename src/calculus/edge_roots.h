#pragma once
#include "lectern/calculus/program.h"

#include <span>

namespace lectern {

/// A stretch of a grid line along which f passes a level: f >= level at `inside`, f < level at `outside`.
struct EdgeRoot {
    bool along_x = true;  ///< The stretch runs along x at y = fixed; otherwise along y at x = fixed.
    double fixed = 0;
    double inside = 0, outside = 0;                 ///< The moving coordinate at the ends.
    double inside_excess = 0, outside_excess = -1;  ///< f - level there: >= 0 and < 0.
    double level = 0;
    double tolerance = 0;  ///< Of `found`, in the units of the coordinate.

    double found = 0;         ///< Filled in: where f = level.
    bool is_on_level = true;  ///< Filled in: false where f jumps over the level at `found`.
};

/// Finds all roots at once by regula falsi in the Illinois variant, evaluating one point of each unfinished root in a
/// batch; where that is slow (roots of high order, jumps), by bisection. A point where f is NaN counts as outside.
/// Source: Dowell and Jarratt, A modified regula falsi method for computing the root of an equation, BIT 11 (1971).
/// Precondition: `f` has two inputs and one output.
void refine_edge_roots(const Program& f, std::span<EdgeRoot> roots);

}  // namespace lectern
