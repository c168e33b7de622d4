#include "calculus/canonical.h"
#include "calculus/expr_node.h"
#include "calculus/instantiate.h"
#include "lectern/calculus/functions.h"

#include <algorithm>
#include <utility>

namespace lectern {
namespace {

bool holds(Relation relation, const Rational& left, const Rational& right) {
    switch (relation) {
        case Relation::less:
            return left < right;
        case Relation::less_equal:
            return left <= right;
        case Relation::greater:
            return left > right;
        case Relation::greater_equal:
            return left >= right;
    }
    return false;
}

/// How far the search for a sign looks down: shared parts make an unbounded one exponential.
constexpr int sign_search_depth = 4;

bool is_surely_positive(Expr expr, int depth);

bool is_surely_nonnegative(Expr expr, int depth) {
    if (depth == 0) return false;
    const auto all = [&](const auto& test) {
        const auto operands = expr.operands();
        return std::all_of(operands.begin(), operands.end(), test);
    };
    const auto nonnegative = [depth](Expr operand) { return is_surely_nonnegative(operand, depth - 1); };
    if (is_surely_positive(expr, depth)) return true;
    switch (expr.op()) {
        case Op::number:
            return expr.number().sign() >= 0;
        case Op::sum:
        case Op::product:
            return all(nonnegative);
        case Op::power: {
            const Expr base = expr.operands()[0], exponent = expr.operands()[1];
            if (nonnegative(base)) return true;
            if (exponent.op() != Op::number) return false;
            const Rational half = exponent.number() * Rational(1, 2);
            return half.is_integer() || !exponent.number().is_integer();
        }
        case Op::call:
            return expr.function().kernel == Kernel::abs;
        default:
            return false;
    }
}

bool is_surely_positive(Expr expr, int depth) {
    if (depth == 0) return false;
    const auto positive = [depth](Expr operand) { return is_surely_positive(operand, depth - 1); };
    const auto operands = expr.operands();
    switch (expr.op()) {
        case Op::number:
            return expr.number().sign() > 0;
        case Op::constant:
            return true;
        case Op::power:
            return positive(operands[0]);
        case Op::product:
            return std::all_of(operands.begin(), operands.end(), positive);
        case Op::sum:
            // At least one term above 0, none below.
            return std::any_of(operands.begin(), operands.end(), positive) &&
                   std::all_of(operands.begin(), operands.end(),
                               [depth](Expr term) { return is_surely_nonnegative(term, depth - 1); });
        case Op::call:
            return expr.function().kernel == Kernel::exp || expr.function().kernel == Kernel::cosh;
        default:
            return false;
    }
}

bool has_negative_coefficient(Expr expr) {
    if (expr.op() == Op::number) return expr.number().sign() < 0;
    return expr.op() == Op::product && expr.operands()[0].op() == Op::number && expr.operands()[0].number().sign() < 0;
}

}  // namespace

bool is_surely_nonnegative(Expr expr) { return is_surely_nonnegative(expr, sign_search_depth); }
bool is_surely_positive(Expr expr) { return is_surely_positive(expr, sign_search_depth); }
bool is_undefined(Expr expr) { return ExprAccess::node(expr).undefined; }

Expr ExprPool::call(const FunctionRule& function, std::vector<Expr> arguments) {
    if (function.kernel == Kernel::none) return instantiate(function.rewrite, arguments, *this);
    if (const auto simpler = simplified_call(function, arguments)) return *simpler;
    if (function.parity != Parity::none && has_negative_coefficient(arguments[0])) {
        const Expr turned = call(function, {-arguments[0]});
        return function.parity == Parity::odd ? -turned : turned;
    }
    Expr::Node node;
    node.op = Op::call;
    node.function = &function;
    node.operands = std::move(arguments);
    return store_->intern(std::move(node));
}

Expr ExprPool::conditional(Relation relation, Expr left, Expr right, Expr then, Expr otherwise) {
    if (left.op() == Op::number && right.op() == Op::number)
        return holds(relation, left.number(), right.number()) ? then : otherwise;
    if (then == otherwise) return then;
    Expr::Node node;
    node.op = Op::conditional;
    node.relation = relation;
    node.operands = {left, right, then, otherwise};
    return store_->intern(std::move(node));
}

}  // namespace lectern
