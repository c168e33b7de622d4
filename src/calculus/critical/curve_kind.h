#pragma once
#include "calculus/critical/zero_set.h"
#include "lectern/calculus/critical_points.h"

#include <vector>

namespace lectern {

/// What the function is along a factor that all its first derivatives share: one entry where it has one value all along
/// the curve; otherwise one for each kind and value that its pieces have.
/// Precondition: `cover` has a crossing, and covers the zeros of `factor` over the domain.
std::vector<CriticalCurve> critical_curves_of(const ScalarField& field, Expr factor, const ZeroCover& cover,
                                              const Box& domain);

}  // namespace lectern
