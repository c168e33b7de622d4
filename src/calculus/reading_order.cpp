#include "calculus/reading_order.h"

#include "calculus/expr_node.h"
#include "lectern/calculus/functions.h"

#include <algorithm>
#include <utility>

namespace lectern {
namespace {

struct OrderedTerm {
    Expr term;
    double degree;
    ReadTerm parts;
};

/// True where a's factors come first: at the first difference the earlier letter or the higher power.
bool precedes(const std::vector<ReadFactor>& a, const std::vector<ReadFactor>& b) {
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        if (a[i].base != b[i].base) return a[i].base < b[i].base;
        if (a[i].power != b[i].power) return a[i].power > b[i].power;
    }
    return a.size() > b.size();
}

bool reads_before(const OrderedTerm& a, const OrderedTerm& b) {
    const bool number_a = a.term.op() == Op::number, number_b = b.term.op() == Op::number;
    if (number_a != number_b) return number_b;
    if (a.degree != b.degree) return a.degree > b.degree;
    if (precedes(a.parts.above, b.parts.above)) return true;
    if (precedes(b.parts.above, a.parts.above)) return false;
    return a.term < b.term;
}

std::vector<OrderedTerm> by_falling_degree(Expr sum) {
    std::vector<OrderedTerm> ordered;
    for (const Expr term : sum.operands()) ordered.push_back({term, ExprAccess::node(term).degree, read_term(term)});
    std::sort(ordered.begin(), ordered.end(), reads_before);
    return ordered;
}

bool is_fixed(Expr expr) { return ExprAccess::node(expr).variable_bits == 0; }

/// Where a factor stands among others.
int place_of(const ReadFactor& factor) {
    enum { number, constant, variable, power, variable_root, sum, root, exponential, function, conditional };
    const bool whole = factor.power.is_integer();
    switch (factor.base.op()) {
        case Op::number:
            return number;
        case Op::constant:
            return constant;
        case Op::variable:
            return whole ? variable : variable_root;
        case Op::sum:
        case Op::product:
            if (whole) return sum;
            return is_fixed(factor.base) ? constant : root;
        case Op::power:
            return power;
        case Op::call:
            if (!whole) return root;
            return factor.base.function().kernel == Kernel::exp ? exponential : function;
        case Op::conditional:
            return conditional;
    }
    return conditional;
}

void put_in_reading_order(std::vector<ReadFactor>& factors) {
    std::stable_sort(factors.begin(), factors.end(),
                     [](const ReadFactor& a, const ReadFactor& b) { return place_of(a) < place_of(b); });
}

}  // namespace

ReadTerm read_term(Expr term) {
    ReadTerm result;
    result.top = result.bottom = Rational(1);
    bool has_variables = false;
    const auto add = [&](Expr factor) {
        if (factor.op() == Op::number) {
            result.negative = factor.number().sign() < 0;
            result.top = result.negative ? -factor.number().numerator() : factor.number().numerator();
            result.bottom = factor.number().denominator();
            return;
        }
        has_variables = has_variables || ExprAccess::node(factor).variable_bits != 0;
        const bool numeric = factor.op() == Op::power && factor.operands()[1].op() == Op::number;
        if (!numeric) {
            result.above.push_back({factor, Rational(1)});
            return;
        }
        const Expr base = factor.operands()[0];
        const Rational& power = factor.operands()[1].number();
        if (power.sign() > 0)
            result.above.push_back({base, power});
        else
            result.below.push_back({base, -power});
    };
    if (term.op() == Op::product)
        for (const Expr factor : term.operands()) add(factor);
    else
        add(term);
    put_in_reading_order(result.above);
    put_in_reading_order(result.below);
    result.coefficient_apart = result.below.empty() && has_variables && !result.bottom.is_one();
    return result;
}

std::vector<Expr> terms_in_reading_order(Expr sum) {
    std::vector<OrderedTerm> ordered = by_falling_degree(sum);
    const auto is_positive = [](const OrderedTerm& term) { return !term.parts.negative; };
    const auto positive = std::find_if(ordered.begin(), ordered.end(), is_positive);
    const bool only_one =
        positive != ordered.end() && std::find_if(positive + 1, ordered.end(), is_positive) == ordered.end();
    if (only_one) std::rotate(ordered.begin(), positive, positive + 1);
    std::vector<Expr> terms;
    terms.reserve(ordered.size());
    for (const OrderedTerm& term : ordered) terms.push_back(term.term);
    return terms;
}

Expr leading_term(Expr sum) { return by_falling_degree(sum)[0].term; }

void check_printable(Expr expr) {
    if (ExprAccess::node(expr).tree_size > printed_size_limit)
        throw ExpressionLimit("the expression is too long to be written out");
}

}  // namespace lectern
