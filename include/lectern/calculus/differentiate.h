#pragma once
#include "lectern/calculus/expr.h"

#include <span>
#include <vector>

namespace lectern {

/// d(expr)/d(variable), simplified. Where no derivative exists (|x| at 0) it evaluates to NaN or to a one-sided slope;
/// piecewise-constant functions (floor, sign) have derivative 0.
Expr differentiate(Expr expr, Expr variable);

/// The first derivatives, in the order of `variables`.
std::vector<Expr> gradient_of(Expr expr, std::span<const Expr> variables);

/// The second derivatives: n * n, row-major, symmetric.
std::vector<Expr> hessian_of(Expr expr, std::span<const Expr> variables);

}  // namespace lectern
