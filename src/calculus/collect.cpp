#include "calculus/canonical.h"
#include "calculus/common_factor.h"
#include "calculus/expr_node.h"
#include "lectern/calculus/algebra.h"

#include <map>
#include <vector>

namespace lectern {

Expr collect(Expr expr, Expr variable) {
    const Expr sum = expand(expr);
    if (sum.op() != Op::sum) return sum;
    ExprPool& pool = expr.pool();
    const PoolBudget budget(pool, derivation_node_limit);
    std::map<Rational, std::vector<Expr>> coefficients;  // By the power of the variable.
    for (const Expr term : sum.operands()) {
        Rational power;
        std::vector<Expr> others;
        const auto add = [&](Expr factor) {
            const BasePower split = split_power(factor);
            if (split.base == variable && split.exponent.op() == Op::number)
                power = split.exponent.number();
            else
                others.push_back(factor);
        };
        if (term.op() == Op::product)
            for (const Expr factor : term.operands()) add(factor);
        else
            add(term);
        coefficients[power].push_back(pool.product(others));
    }
    std::vector<Expr> terms;
    for (const auto& [power, parts] : coefficients)
        terms.push_back(times_sum({pow(variable, pool.number(power))}, pool.sum(parts)));
    return pool.sum(terms);
}

}  // namespace lectern
