#pragma once
#include "lectern/calculus/expr.h"

#include <optional>
#include <vector>

namespace lectern {

/// A term as its rational coefficient times the rest; the rest of a number is 1.
struct ScaledTerm {
    Rational coefficient;
    Expr rest;
};
ScaledTerm split_coefficient(Expr term);

/// coefficient * rest for a `rest` that split_coefficient gave.
Expr scaled(const Rational& coefficient, Expr rest);

/// A factor as base ^ exponent; e ^ u for exp(u).
struct BasePower {
    Expr base, exponent;
};
BasePower split_power(Expr factor);

/// Wherever the expression has a value, it is >= 0 (> 0). False where that isn't seen at a glance.
bool is_surely_nonnegative(Expr expr);
bool is_surely_positive(Expr expr);

/// Throws ExpressionLimit where the number is too long to go on with.
const Rational& bounded(const Rational& value);

/// base ^ exponent for two numbers, exact where it is rational: 8^(1/2) is 2 2^(1/2), (-8)^(1/3) stays.
Expr numeric_power(ExprPool& pool, const Rational& base, const Rational& exponent);

/// base ^ exponent as it stands: for operands that no rule can simplify.
Expr plain_power(Expr base, Expr exponent);

/// A simpler form of a call at these arguments (sin(pi/6) is 1/2, cos(-u) is cos(u)); none where it stays a call.
std::optional<Expr> simplified_call(const FunctionRule& function, const std::vector<Expr>& arguments);

}  // namespace lectern
