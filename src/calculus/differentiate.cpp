#include "lectern/calculus/differentiate.h"

#include "calculus/common_factor.h"
#include "calculus/expr_node.h"
#include "calculus/instantiate.h"
#include "lectern/calculus/functions.h"

#include <array>
#include <unordered_map>
#include <utility>

namespace lectern {
namespace {

/// One derivation; each shared part is derived once.
class Derivation {
public:
    Derivation(ExprPool& pool, Expr variable) : pool_(pool), variable_(variable) {}

    Expr derive(Expr expr) {
        if (expr == variable_) return pool_.number(1);
        if (!expr.depends_on(variable_)) return pool_.number(0);
        if (const auto known = results_.find(expr); known != results_.end()) return known->second;
        const Expr result = derive_new(expr);
        results_.emplace(expr, result);
        return result;
    }

private:
    Expr derive_new(Expr expr) {
        switch (expr.op()) {
            case Op::number:
            case Op::constant:
            case Op::variable:
                return pool_.number(0);
            case Op::sum:
                return sum(expr);
            case Op::product:
                return product(expr);
            case Op::power:
                return power(expr.operands()[0], expr.operands()[1]);
            case Op::call:
                return call(expr);
            case Op::conditional:
                return conditional(expr);
        }
        return pool_.number(0);
    }

    Expr sum(Expr expr) {
        std::vector<Expr> terms;
        for (const Expr term : expr.operands()) terms.push_back(derive(term));
        return pool_.sum(terms);
    }

    /// The product rule, with what the terms share taken out: this keeps derivatives of products short in any order.
    Expr product(Expr expr) {
        std::vector<Expr> fixed, moving, terms;
        for (const Expr factor : expr.operands()) (factor.depends_on(variable_) ? moving : fixed).push_back(factor);
        for (std::size_t i = 0; i < moving.size(); ++i) {
            std::vector<Expr> factors = moving;
            factors[i] = derive(moving[i]);
            terms.push_back(pool_.product(factors));
        }
        return times_sum(fixed, with_common_factor(pool_.sum(terms)));
    }

    Expr power(Expr base, Expr exponent) {
        const bool base_moves = base.depends_on(variable_), exponent_moves = exponent.depends_on(variable_);
        std::vector<Expr> terms;
        if (base_moves) terms.push_back(pool_.product({exponent, pow(base, exponent - pool_.number(1)), derive(base)}));
        if (exponent_moves) {
            const Expr logarithm = pool_.call(*find_function("ln"), {base});
            terms.push_back(pool_.product({pow(base, exponent), logarithm, derive(exponent)}));
        }
        return with_common_factor(pool_.sum(terms));
    }

    Expr call(Expr expr) {
        const FunctionRule& function = expr.function();
        const std::array<std::string_view, 2> formulas{function.derivative_u, function.derivative_v};
        std::vector<Expr> terms;
        for (std::size_t i = 0; i < expr.operands().size(); ++i) {
            const Expr inner = derive(expr.operands()[i]);
            if (inner.is_number(0)) continue;
            terms.push_back(instantiate(formulas.at(i), expr.operands(), pool_) * inner);
        }
        return pool_.sum(terms);
    }

    Expr conditional(Expr expr) {
        const auto operands = expr.operands();
        return pool_.conditional(expr.relation(), operands[0], operands[1], derive(operands[2]), derive(operands[3]));
    }

    ExprPool& pool_;
    Expr variable_;
    std::unordered_map<Expr, Expr> results_;
};

}  // namespace

Expr differentiate(Expr expr, Expr variable) {
    const PoolBudget budget(expr.pool(), derivation_node_limit);
    return Derivation(expr.pool(), variable).derive(expr);
}

std::vector<Expr> gradient_of(Expr expr, std::span<const Expr> variables) {
    std::vector<Expr> gradient;
    for (const Expr variable : variables) gradient.push_back(differentiate(expr, variable));
    return gradient;
}

std::vector<Expr> hessian_of(Expr expr, std::span<const Expr> variables) {
    const std::size_t n = variables.size();
    const std::vector<Expr> gradient = gradient_of(expr, variables);
    std::vector<Expr> hessian(n * n, expr);
    for (std::size_t row = 0; row < n; ++row) {
        for (std::size_t column = row; column < n; ++column)
            hessian[row * n + column] = hessian[column * n + row] = differentiate(gradient[row], variables[column]);
    }
    return hessian;
}

}  // namespace lectern
