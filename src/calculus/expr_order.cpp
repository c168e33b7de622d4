#include "lectern/calculus/expr.h"
#include "lectern/calculus/functions.h"

#include <algorithm>
#include <compare>

namespace lectern {
namespace {

/// The order of kinds is the order of factors on paper: 2 pi x (x + 1) sin(x).
int rank(Op op) {
    switch (op) {
        case Op::number:
            return 0;
        case Op::constant:
            return 1;
        case Op::variable:
            return 2;
        case Op::sum:
            return 3;
        case Op::product:
            return 4;
        case Op::power:
            return 5;
        case Op::call:
            return 6;
        case Op::conditional:
            return 7;
    }
    return 8;
}

std::strong_ordering in_order(std::span<const Expr> a, std::span<const Expr> b) {
    return std::lexicographical_compare_three_way(a.begin(), a.end(), b.begin(), b.end());
}

std::strong_ordering order_of_text(std::string_view a, std::string_view b) { return a.compare(b) <=> 0; }

/// From the last term, which leads when it is read, to the number in front: x - 1, x - 2, y - 1.
std::strong_ordering order_of_sums(std::span<const Expr> a, std::span<const Expr> b) {
    for (std::size_t i = 1; i <= std::min(a.size(), b.size()); ++i) {
        const Expr term_a = a[a.size() - i], term_b = b[b.size() - i];
        if (term_a == term_b) continue;
        const bool numbers = term_a.op() == Op::number && term_b.op() == Op::number;
        return numbers ? term_b.number() <=> term_a.number() : term_a <=> term_b;
    }
    return a.size() <=> b.size();
}

std::strong_ordering order_of_bases(Expr a, Expr b) {
    if (const auto by_rank = rank(a.op()) <=> rank(b.op()); std::is_neq(by_rank)) return by_rank;
    switch (a.op()) {
        case Op::number:
            return a.number() <=> b.number();
        case Op::constant:
        case Op::variable:
            return order_of_text(a.name(), b.name());
        case Op::sum:
            return order_of_sums(a.operands(), b.operands());
        case Op::product:
        case Op::power:
            return in_order(a.operands(), b.operands());
        case Op::call:
            if (const auto by_name = order_of_text(a.function().name, b.function().name); std::is_neq(by_name))
                return by_name;
            return in_order(a.operands(), b.operands());
        case Op::conditional:
            if (const auto by_relation = a.relation() <=> b.relation(); std::is_neq(by_relation)) return by_relation;
            return in_order(a.operands(), b.operands());
    }
    return std::strong_ordering::equal;
}

}  // namespace

// A power stands beside its base: x, x^2, y. Anything else counts as its own first power, and no canonical power has
// the exponent 1, so the order is total.
std::strong_ordering operator<=>(Expr a, Expr b) {
    if (a == b) return std::strong_ordering::equal;
    const bool power_a = a.op() == Op::power, power_b = b.op() == Op::power;
    const Expr base_a = power_a ? a.operands()[0] : a, base_b = power_b ? b.operands()[0] : b;
    if (base_a != base_b) return order_of_bases(base_a, base_b);
    const Expr one = a.pool().number(1);
    return (power_a ? a.operands()[1] : one) <=> (power_b ? b.operands()[1] : one);
}

}  // namespace lectern
