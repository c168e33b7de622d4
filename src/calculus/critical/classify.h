#pragma once
#include "calculus/critical/isolate_roots.h"
#include "calculus/critical/verdict.h"
#include "lectern/calculus/scalar_field.h"

namespace lectern {

/// Tells the kind of a critical point from the enclosed Hessian; where that is singular, from the lowest forms of the
/// expansion about an exact place, or from an enclosure of the function over the root's region.
Verdict classify(const ScalarField& field, const IsolatedRoot& root);

/// A box around an exact place in which the function is nowhere else what it is there; none where that isn't proved.
std::optional<Box> region_of_strict_extremum(const ScalarField& field, const ExactPlace& place);

/// The value there, exact where the place is.
ProvedNumber value_at(const ScalarField& field, const IsolatedRoot& root);
/// The root's coordinates.
std::vector<ProvedNumber> coordinates_of(const IsolatedRoot& root);
/// A number known exactly, with its enclosure.
ProvedNumber proved(Expr exact);

}  // namespace lectern
