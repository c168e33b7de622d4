#include "calculus/canonical.h"
#include "calculus/expr_node.h"
#include "lectern/calculus/functions.h"

#include <algorithm>
#include <utility>

namespace lectern {
namespace {

/// What a product is made of on its way to canonical form.
struct Factors {
    Rational coefficient = Rational(1);
    std::vector<Expr> rest;  ///< No numbers and no products.

    void add(Expr factor) {
        if (factor.op() == Op::product) {
            for (const Expr inner : factor.operands()) add(inner);
        } else if (factor.op() == Op::number) {
            coefficient = bounded(coefficient * factor.number());
        } else {
            rest.push_back(factor);
        }
    }
};

/// Gathers equal bases into one power. False where a power came out as something else (2^(1/2) 2^(1/2) is 2), so that
/// the factors must be gathered once more.
bool gather(Factors& factors, ExprPool& pool) {
    struct Part {
        Expr factor;
        BasePower power;
    };
    std::vector<Part> parts;
    for (const Expr factor : factors.rest) parts.push_back({factor, split_power(factor)});
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Part& a, const Part& b) { return a.power.base < b.power.base; });
    Factors gathered;
    gathered.coefficient = factors.coefficient;
    bool settled = true;
    for (std::size_t first = 0, last = 0; first < parts.size(); first = last) {
        const Expr base = parts[first].power.base;
        std::vector<Expr> exponents;
        for (last = first; last < parts.size() && parts[last].power.base == base; ++last)
            exponents.push_back(parts[last].power.exponent);
        if (exponents.size() == 1) {
            gathered.add(parts[first].factor);
            continue;
        }
        const Expr power = pool.power(base, pool.sum(exponents));
        const bool expected =
            power.op() == Op::number || (power.op() != Op::product && split_power(power).base == base);
        settled = settled && expected;
        gathered.add(power);
    }
    factors = std::move(gathered);
    return settled;
}

}  // namespace

const Rational& bounded(const Rational& value) {
    if (value.bits() > number_bits_limit)
        throw ExpressionLimit("a number grows beyond " + std::to_string(number_bits_limit) + " bits");
    return value;
}

BasePower split_power(Expr factor) {
    ExprPool& pool = factor.pool();
    if (factor.op() == Op::power) return {factor.operands()[0], factor.operands()[1]};
    if (factor.op() == Op::call && factor.function().kernel == Kernel::exp) return {pool.e(), factor.operands()[0]};
    return {factor, pool.number(1)};
}

Expr ExprPool::product(const std::vector<Expr>& operands) {
    Factors factors;
    for (const Expr operand : operands) factors.add(operand);
    if (factors.coefficient.sign() == 0) {
        for (const Expr factor : factors.rest)
            if (is_undefined(factor)) return factor;  // 0/0 is no number.
        return number(0);
    }
    while (!gather(factors, *this)) continue;
    std::sort(factors.rest.begin(), factors.rest.end());
    if (factors.rest.empty()) return number(factors.coefficient);
    if (factors.rest.size() == 1) return scaled(factors.coefficient, factors.rest[0]);
    Expr::Node node;
    node.op = Op::product;
    if (!factors.coefficient.is_one()) node.operands.push_back(number(factors.coefficient));
    node.operands.insert(node.operands.end(), factors.rest.begin(), factors.rest.end());
    return store_->intern(std::move(node));
}

}  // namespace lectern
