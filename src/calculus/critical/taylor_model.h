#pragma once
#include "calculus/critical/box.h"
#include "lectern/calculus/expr.h"

#include <optional>
#include <span>
#include <vector>

namespace lectern {

/// Nodes that the derivatives of one question may take: what needs more than these is not worth the time.
inline constexpr std::size_t expansion_node_limit = 15'000;

/// A function near a point as a polynomial in the distances from it, with an enclosed remainder:
/// f(p + h) = sum of c_a h^a for every h in `reach`, for some numbers c_a in the coefficients (those of the highest
/// degree vary with h). Coefficients that are exactly 0 are left out.
struct TaylorModel {
    struct Term {
        std::vector<int> powers;  ///< One a variable.
        Interval coefficient;
    };
    std::vector<Term> terms;
    Box reach;  ///< Of each distance; holds 0.
};

/// Expansions about a place whose derivatives it keeps, so that several orders and reaches cost little more than one.
class TaylorExpansion {
public:
    /// `place`: exact, one number a variable; f is defined there with all its derivatives.
    TaylorExpansion(Expr f, std::span<const Expr> variables, std::span<const Expr> place);

    /// The model up to degree `order` with the remainder of degree order + 1; without the constant term. None where the
    /// remainder isn't bounded and continuous over the reach. Throws ExpressionLimit.
    std::optional<TaylorModel> model(int order, std::span<const Interval> reach);

private:
    Expr derivative(const std::vector<int>& powers);

    std::vector<Expr> variables_, place_;
    Box place_box_;
    struct Derivative {
        std::vector<int> powers;
        Expr expr;
    };
    std::vector<Derivative> derivatives_;  ///< Found so far; few, so searched in line.
};

}  // namespace lectern
