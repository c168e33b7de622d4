#include "calculus/canonical.h"
#include "calculus/expr_node.h"
#include "lectern/calculus/algebra.h"
#include "lectern/calculus/differentiate.h"

#include <cstddef>
#include <map>
#include <span>
#include <utility>
#include <vector>

namespace lectern {
namespace {

/// How often to derive by each variable.
using Orders = std::vector<int>;

/// The partial derivatives of one total order that aren't 0, each from one of the order before.
std::map<Orders, Expr> next_derivatives(const std::map<Orders, Expr>& derivatives, std::span<const Expr> variables) {
    std::map<Orders, Expr> next;
    for (const auto& [orders, derivative] : derivatives) {
        // Only by the last variable so far and those behind it, so that each mixed derivative comes once.
        for (std::size_t i = variables.size(); i-- > 0;) {
            const Expr slope = differentiate(derivative, variables[i]);
            if (!slope.is_number(0)) {
                Orders raised = orders;
                ++raised[i];
                next.emplace(std::move(raised), slope);
            }
            if (orders[i] > 0) break;
        }
    }
    return next;
}

/// derivative(at) / orders! * (variables - at)^orders
Expr taylor_term(const Orders& orders, Expr derivative, std::span<const Expr> variables, std::span<const Expr> at) {
    ExprPool& pool = derivative.pool();
    Rational factorials(1);
    std::vector<Expr> factors{substitute(derivative, variables, at)};
    for (std::size_t i = 0; i < orders.size(); ++i) {
        for (int k = 2; k <= orders[i]; ++k) factorials = factorials * Rational(k);
        factors.push_back(pow(variables[i] - at[i], pool.number(orders[i])));
    }
    factors.push_back(pool.number(Rational(1) / factorials));
    return pool.product(factors);
}

}  // namespace

Expr taylor_polynomial(Expr expr, std::span<const Expr> variables, std::span<const Expr> at, int order) {
    constexpr std::size_t most_derivatives = 2000;
    const PoolBudget budget(expr.pool(), 4 * derivation_node_limit);
    std::map<Orders, Expr> derivatives{{Orders(variables.size()), expr}};
    std::vector<Expr> terms;
    for (int k = 0; k <= order; ++k) {
        if (k > 0) derivatives = next_derivatives(derivatives, variables);
        if (terms.size() + derivatives.size() > most_derivatives)
            throw ExpressionLimit("a Taylor polynomial of more than 2000 terms");
        for (const auto& [orders, derivative] : derivatives)
            terms.push_back(taylor_term(orders, derivative, variables, at));
    }
    return expr.pool().sum(terms);
}

std::vector<Expr> jacobian_of(std::span<const Expr> exprs, std::span<const Expr> variables) {
    std::vector<Expr> rows;
    for (const Expr expr : exprs)
        for (const Expr variable : variables) rows.push_back(differentiate(expr, variable));
    return rows;
}

}  // namespace lectern
