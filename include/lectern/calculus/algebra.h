#pragma once
#include "lectern/calculus/expr.h"

#include <span>
#include <vector>

namespace lectern {

// Exact algebra over the rationals. An expression is taken as a quotient of polynomials in its generators: its
// variables, and whatever no polynomial is (sin(x), x^(1/2), pi, |x|, conditions), each such part, brought into the
// same form inside, being one more unknown. So sin(x)^2 - 1 factors, and x^2 - pi^2 does too. Roots and absolute values
// know their rule: sqrt(x)^2 is x. All throw ExpressionLimit where a polynomial would pass degree 200, 20,000 terms or
// 24 generators, where a result would grow beyond the limits of expr.h, and where a divisor turns out to be 0.

/// Multiplied out: a sum of products of powers. A quotient is opened above and below; divided by a single term it
/// becomes a sum of quotients, 1/x + 1. Quotients are put together only where their denominators are equal. The insides
/// of functions stay as they are. A power of a sum above 64 is too large.
Expr expand(Expr expr);

/// A sum of powers of `variable`, each with its gathered coefficient.
Expr collect(Expr expr, Expr variable);

/// Factored over the rationals, as a textbook prints it: a rational coefficient in front and whole, primitive factors
/// whose first coefficient in reading order is positive. One quotient, without common factors.
Expr factor(Expr expr);

/// One irreducible factor, not a number, with its power (>= 1).
struct IrreducibleFactor {
    Expr base;
    int power = 1;
};

/// The factors of a polynomial in its generators, in canonical order, without the rational coefficient. For a quotient
/// those of its numerator.
std::vector<IrreducibleFactor> irreducible_factors(Expr expr);

/// Several expressions with what they share taken out: exprs[i] = (product of shared^power) * quotients[i] /
/// denominators[i].
struct SharedFactors {
    std::vector<IrreducibleFactor> shared;  ///< Of the greatest common divisor of the numerators that aren't 0.
    /// Factored, each factor multiplied out: this encloses a product's zeros best. (Of a sum of fractions the expr
    /// itself has the tighter enclosure.) 0 where the expr is 0.
    std::vector<Expr> quotients;
    std::vector<Expr> denominators;  ///< Polynomials in the generators, factored; 1 where there is none.
    bool rational = true;            ///< No generator but the variables: all are quotients of polynomials.
};
SharedFactors split_shared_factors(std::span<const Expr> exprs);

/// True where the expression is 0 as a quotient of polynomials in its generators: a proof that it is 0 everywhere where
/// it has a value. False tells nothing (sin(x)^2 + cos(x)^2 - 1).
bool is_identically_zero(Expr expr);

/// The matrix of first derivatives: exprs.size() rows, variables.size() columns, row-major.
std::vector<Expr> jacobian_of(std::span<const Expr> exprs, std::span<const Expr> variables);

/// The Taylor polynomial of total degree `order` (0 to 10) about `at`, in powers of (variable - at). Shapes: as many
/// places as variables. The coefficients are exact; where the function or a derivative is undefined there, so is the
/// result (is_undefined).
Expr taylor_polynomial(Expr expr, std::span<const Expr> variables, std::span<const Expr> at, int order);

}  // namespace lectern
