#include "calculus/expr_node.h"
#include "lectern/calculus/expr.h"

#include <unordered_map>
#include <utility>

namespace lectern {
namespace {

class Substitution {
public:
    Substitution(std::span<const Expr> variables, std::span<const Expr> replacements) {
        for (std::size_t i = 0; i < variables.size(); ++i) results_.emplace(variables[i], replacements[i]);
    }

    Expr apply(Expr expr) {
        if (const auto known = results_.find(expr); known != results_.end()) return known->second;
        const Expr result = rebuild(expr);
        results_.emplace(expr, result);
        return result;
    }

private:
    Expr rebuild(Expr expr) {
        ExprPool& pool = expr.pool();
        std::vector<Expr> operands;
        bool changed = false;
        for (const Expr operand : expr.operands()) {
            operands.push_back(apply(operand));
            changed = changed || operands.back() != operand;
        }
        if (!changed) return expr;
        switch (expr.op()) {
            case Op::number:
            case Op::constant:
            case Op::variable:
                break;  // They have no operands to change.
            case Op::sum:
                return pool.sum(operands);
            case Op::product:
                return pool.product(operands);
            case Op::power:
                return pool.power(operands[0], operands[1]);
            case Op::call:
                return pool.call(expr.function(), std::move(operands));
            case Op::conditional:
                return pool.conditional(expr.relation(), operands[0], operands[1], operands[2], operands[3]);
        }
        return expr;
    }

    std::unordered_map<Expr, Expr> results_;
};

}  // namespace

Expr substitute(Expr expr, std::span<const Expr> variables, std::span<const Expr> replacements) {
    const PoolBudget budget(expr.pool(), derivation_node_limit);
    return Substitution(variables, replacements).apply(expr);
}

}  // namespace lectern
