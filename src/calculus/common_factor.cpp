#include "calculus/common_factor.h"

#include "calculus/canonical.h"
#include "calculus/reading_order.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace lectern {
namespace {

/// A term's factors with a number for an exponent, by base. exp(u) counts as one base.
std::map<Expr, Rational> numeric_powers(Expr term) {
    std::map<Expr, Rational> powers;
    const Expr rest = split_coefficient(term).rest;
    const auto add = [&powers](Expr factor) {
        const bool numeric = factor.op() == Op::power && factor.operands()[1].op() == Op::number;
        if (numeric)
            powers.emplace(factor.operands()[0], factor.operands()[1].number());
        else if (!factor.is_number(1))
            powers.emplace(factor, Rational(1));
    };
    if (rest.op() == Op::product)
        for (const Expr factor : rest.operands()) add(factor);
    else
        add(rest);
    return powers;
}

/// The lowest power of each base that all terms hold.
std::map<Expr, Rational> shared_powers(std::span<const Expr> terms) {
    std::map<Expr, Rational> shared = numeric_powers(terms[0]);
    for (const Expr term : terms.subspan(1)) {
        const std::map<Expr, Rational> powers = numeric_powers(term);
        for (auto entry = shared.begin(); entry != shared.end();) {
            const auto found = powers.find(entry->first);
            if (found == powers.end()) {
                entry = shared.erase(entry);
                continue;
            }
            entry->second = std::min(entry->second, found->second);
            ++entry;
        }
    }
    return shared;
}

/// The terms of c (a + b + …) with c multiplied in; any other term alone.
void open_multiple(Expr term, std::vector<Expr>& terms) {
    const ScaledTerm split = split_coefficient(term);
    if (split.rest.op() != Op::sum) {
        terms.push_back(term);
        return;
    }
    const Expr factor = term.pool().number(split.coefficient);
    for (const Expr inner : split.rest.operands()) terms.push_back(factor * inner);
}

/// The terms of u v (a + b + …), one sum among the factors, with the others multiplied in; any other term alone.
void multiply_out(Expr term, std::vector<Expr>& terms) {
    std::vector<Expr> others;
    std::optional<Expr> sum;
    if (term.op() == Op::product) {
        for (const Expr factor : term.operands()) {
            if (factor.op() == Op::sum && !sum)
                sum = factor;
            else
                others.push_back(factor);
        }
    }
    const bool several = std::any_of(others.begin(), others.end(), [](Expr factor) { return factor.op() == Op::sum; });
    if (!sum || several) {
        terms.push_back(term);
        return;
    }
    const Expr rest = term.pool().product(others);
    for (const Expr inner : sum->operands()) terms.push_back(rest * inner);
}

/// The sum multiplied out where that makes it no longer: x (x - 2) - 2 x + 2 is x^2 - 4 x + 2.
Expr multiplied_out_if_short(Expr sum) {
    constexpr std::size_t longest = 12;
    if (sum.op() != Op::sum || sum.operands().size() > longest) return sum;
    std::vector<Expr> terms;
    for (const Expr term : sum.operands()) multiply_out(term, terms);
    const Expr opened = sum.pool().sum(terms);
    return opened.op() != Op::sum || opened.operands().size() <= sum.operands().size() ? opened : sum;
}

/// The greatest rational that divides all coefficients, negative where the sum reads better with its signs turned.
Rational content_of(Expr sum, bool behind_minus) {
    Rational content;
    for (const Expr term : sum.operands())
        content = Rational::common_measure(content, split_coefficient(term).coefficient);
    const Expr first = terms_in_reading_order(sum)[0], leading = leading_term(sum);
    // -(1 - x^2) reads better as x^2 - 1, and so does -x + y turned.
    const bool turns = split_coefficient(first).coefficient.sign() < 0 || (behind_minus && first != leading);
    return turns ? -content : content;
}

Expr multiplied(Expr sum, const Rational& factor) {
    std::vector<Expr> terms;
    for (const Expr term : sum.operands()) {
        const ScaledTerm split = split_coefficient(term);
        terms.push_back(scaled(bounded(split.coefficient * factor), split.rest));
    }
    return sum.pool().sum(terms);
}

/// The shared powers of the terms, and the sum without them.
Expr take_out(Expr sum, std::vector<Expr>& outside) {
    ExprPool& pool = sum.pool();
    std::vector<Expr> undo;
    for (const auto& [base, exponent] : shared_powers(sum.operands())) {
        outside.push_back(pow(base, pool.number(exponent)));
        undo.push_back(pow(base, pool.number(-exponent)));
    }
    const Expr divisor = pool.product(undo);
    std::vector<Expr> terms;
    for (const Expr term : sum.operands()) open_multiple(term * divisor, terms);
    return multiplied_out_if_short(pool.sum(terms));
}

}  // namespace

Expr with_common_factor(Expr sum) {
    if (sum.op() != Op::sum) return sum;
    std::vector<Expr> outside;
    Expr inside = take_out(sum, outside);
    // A power of a product, (x^2 (x - 1))^(1/2), may leave something to share when it is out.
    if (inside.op() == Op::sum) inside = take_out(inside, outside);
    return times_sum(outside, inside);
}

Expr times_sum(const std::vector<Expr>& factors, Expr sum) {
    ExprPool& pool = sum.pool();
    const Expr rest = pool.product(factors);
    if (sum.op() != Op::sum) return rest * sum;
    if (rest.op() == Op::number) return multiplied(sum, rest.number());
    const Rational content = content_of(sum, split_coefficient(rest).coefficient.sign() < 0);
    return pool.product({pool.number(content), rest, multiplied(sum, Rational(1) / content)});
}

}  // namespace lectern
