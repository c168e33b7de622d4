#pragma once
#include "lectern/calculus/expr.h"

#include <vector>

namespace lectern {

/// base ^ power with power > 0, as a printer sets it; a factor whose exponent is no number is its own base.
struct ReadFactor {
    Expr base;
    Rational power;
};

/// A term as it is read: sign * top * above / (bottom * below). Any expression is a term.
struct ReadTerm {
    bool negative = false;
    Rational top, bottom;  ///< Whole and positive.
    std::vector<ReadFactor> above, below;

    /// True where the rational stands before the rest as a fraction, 3/50 x: nothing else is divided by, and something
    /// with variables is multiplied.
    bool coefficient_apart = false;
};

/// The factors in the order of a textbook: numbers, constants, variables, sums, roots, powers with symbols and e^u,
/// other functions, as in 2 pi x (x + 1) sqrt(y) e^x sin(x).
ReadTerm read_term(Expr term);

/// A sum's terms by falling degree, those of equal degree alphabetically (x^2 + x y + y^2), a number last; but where
/// the first would be negative and only one is positive, that one first (1 - x^2, y - x^2).
std::vector<Expr> terms_in_reading_order(Expr sum);

/// The sum's term of highest degree, which reads first but for that exception.
Expr leading_term(Expr sum);

/// Throws ExpressionLimit where the printed form would be too long.
void check_printable(Expr expr);

}  // namespace lectern
