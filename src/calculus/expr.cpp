#include "lectern/calculus/expr.h"

#include "calculus/expr_node.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace lectern {
namespace {

/// Each distinct node at and below `expr`, once, operands before the nodes that hold them.
void visit(Expr expr, std::unordered_set<Expr>& seen, std::vector<Expr>& order) {
    if (!seen.insert(expr).second) return;
    for (const Expr operand : expr.operands()) visit(operand, seen, order);
    order.push_back(expr);
}

}  // namespace

Op Expr::op() const { return node_->op; }
std::span<const Expr> Expr::operands() const { return node_->operands; }
const Rational& Expr::number() const { return node_->number; }
std::string_view Expr::name() const { return node_->name; }
const FunctionRule& Expr::function() const { return *node_->function; }
Relation Expr::relation() const { return node_->relation; }
std::uint32_t Expr::depth() const { return node_->depth; }
std::size_t Expr::hash() const { return node_->hash; }
ExprPool& Expr::pool() const { return *node_->store->pool; }

bool Expr::is_number(long value) const {
    return op() == Op::number && number().fits_long() && number().as_long() == value;
}

bool Expr::depends_on(Expr variable) const {
    if ((node_->variable_bits & variable.node_->variable_bits) == 0) return false;
    // A bit stands for one variable alone as long as there are no more variables than bits.
    if (node_->store->variables.size() <= 64) return true;
    const std::vector<Expr> used = variables_of(*this);
    return std::find(used.begin(), used.end(), variable) != used.end();
}

Expr Expr::operator-() const { return pool().product({pool().number(-1), *this}); }
Expr operator+(Expr a, Expr b) { return a.pool().sum({a, b}); }
Expr operator-(Expr a, Expr b) { return a.pool().sum({a, -b}); }
Expr operator*(Expr a, Expr b) { return a.pool().product({a, b}); }
Expr operator/(Expr a, Expr b) { return a.pool().product({a, pow(b, a.pool().number(-1))}); }
Expr pow(Expr base, Expr exponent) { return base.pool().power(base, exponent); }

std::vector<Expr> variables_of(Expr expr) {
    std::unordered_set<Expr> seen;
    std::vector<Expr> order;
    visit(expr, seen, order);
    std::erase_if(order, [](Expr node) { return node.op() != Op::variable; });
    std::sort(order.begin(), order.end());
    return order;
}

}  // namespace lectern
