#pragma once
#include "calculus/value_graph.h"
#include "lectern/calculus/expr.h"

#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace lectern {

/// Rewrites expressions into the values of a program: what the canonical tree writes as powers and coefficients becomes
/// subtraction, division, square roots and chains of multiplications again.
///
/// A rational coefficient p/q becomes a multiplication by p and a division by q, which round less often than p/q
/// itself: x/49 is 1 at x = 49.
class ExpressionLowering {
public:
    ExpressionLowering(ValueGraph& graph, std::span<const Expr> inputs) : graph_(graph), inputs_(inputs) {}

    /// Throws std::invalid_argument where `expr` has a variable that is no input.
    ValueGraph::Id lower(Expr expr);

private:
    using Id = ValueGraph::Id;
    struct HashExpr {
        std::size_t operator()(Expr expr) const { return expr.hash(); }
    };

    Id lower_new(Expr expr);
    Id variable(Expr expr);
    Id sum(Expr expr);
    /// |coefficient| times the product's other factors where `without_sign`.
    Id product(std::span<const Expr> factors, bool without_sign);
    Id power(Expr base, Expr exponent);
    Id chain(Id base, const Rational& exponent);
    Id conditional(Expr expr);

    ValueGraph& graph_;
    std::span<const Expr> inputs_;
    std::unordered_map<Expr, Id, HashExpr> lowered_;
};

}  // namespace lectern
