#pragma once
#include "lectern/calculus/expr.h"

#include <vector>

namespace lectern {

/// A sum of products with what all its terms share taken out, equal in value: 2 x (x - 6) + x^2 becomes 3 x (x - 4).
/// Rational multiples of sums inside are opened on the way. Any other expression stays as it is.
Expr with_common_factor(Expr sum);

/// The product of all. A sum gives its rational content, and its sign where it reads better, to the front: y (2 x - 8)
/// is 2 y (x - 4). A number that has but the sum beside it is multiplied in instead.
Expr times_sum(const std::vector<Expr>& factors, Expr sum);

}  // namespace lectern
