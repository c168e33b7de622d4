#include "calculus/canonical.h"
#include "calculus/expr_node.h"

#include <algorithm>
#include <utility>

namespace lectern {
namespace {

/// A sum that another sum takes in: a + (b + c), a - (b + c).
bool opens(const ScaledTerm& term) {
    return term.rest.op() == Op::sum && (term.coefficient.is_one() || term.coefficient == Rational(-1));
}

std::vector<ScaledTerm> with_sums_opened(const std::vector<ScaledTerm>& terms) {
    std::vector<ScaledTerm> opened;
    for (const ScaledTerm& term : terms) {
        if (!opens(term)) {
            opened.push_back(term);
            continue;
        }
        for (const Expr inner : term.rest.operands()) {
            ScaledTerm part = split_coefficient(inner);
            part.coefficient = part.coefficient * term.coefficient;
            opened.push_back(std::move(part));
        }
    }
    return opened;
}

/// Adds up the coefficients of equal rests, in canonical order, without those that cancel.
void gather(std::vector<ScaledTerm>& terms) {
    std::sort(terms.begin(), terms.end(), [](const ScaledTerm& a, const ScaledTerm& b) { return a.rest < b.rest; });
    std::vector<ScaledTerm> gathered;
    for (ScaledTerm& term : terms) {
        if (!gathered.empty() && gathered.back().rest == term.rest)
            gathered.back().coefficient = bounded(gathered.back().coefficient + term.coefficient);
        else
            gathered.push_back(std::move(term));
    }
    // 1/0 - 1/0 is no number.
    std::erase_if(gathered,
                  [](const ScaledTerm& term) { return term.coefficient.sign() == 0 && !is_undefined(term.rest); });
    for (ScaledTerm& term : gathered)
        if (term.coefficient.sign() == 0) term.coefficient = Rational(1);
    terms = std::move(gathered);
}

}  // namespace

ScaledTerm split_coefficient(Expr term) {
    ExprPool& pool = term.pool();
    if (term.op() == Op::number) return {term.number(), pool.number(1)};
    if (term.op() != Op::product || term.operands()[0].op() != Op::number) return {Rational(1), term};
    const auto operands = term.operands();
    if (operands.size() == 2) return {operands[0].number(), operands[1]};
    Expr::Node rest;
    rest.op = Op::product;
    rest.operands.assign(operands.begin() + 1, operands.end());
    return {operands[0].number(), ExprAccess::store(pool).intern(std::move(rest))};
}

Expr scaled(const Rational& coefficient, Expr rest) {
    ExprPool& pool = rest.pool();
    if (rest.is_number(1)) return pool.number(coefficient);
    if (coefficient.is_one()) return rest;
    if (coefficient.sign() == 0) return pool.number(0);
    Expr::Node node;
    node.op = Op::product;
    node.operands.push_back(pool.number(coefficient));
    if (rest.op() == Op::product)
        node.operands.insert(node.operands.end(), rest.operands().begin(), rest.operands().end());
    else
        node.operands.push_back(rest);
    return ExprAccess::store(pool).intern(std::move(node));
}

Expr ExprPool::sum(const std::vector<Expr>& terms) {
    std::vector<ScaledTerm> parts;
    parts.reserve(terms.size());
    for (const Expr term : terms) parts.push_back(split_coefficient(term));
    gather(parts);
    // A sum that stands alone in the end keeps its form: 0 - (a + b) is -(a + b).
    while (parts.size() > 1 && std::any_of(parts.begin(), parts.end(), opens)) {
        parts = with_sums_opened(parts);
        gather(parts);
    }
    if (parts.empty()) return number(0);
    if (parts.size() == 1) return scaled(parts[0].coefficient, parts[0].rest);
    Expr::Node node;
    node.op = Op::sum;
    for (const ScaledTerm& part : parts) node.operands.push_back(scaled(part.coefficient, part.rest));
    return store_->intern(std::move(node));
}

}  // namespace lectern
