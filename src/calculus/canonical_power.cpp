#include "calculus/canonical.h"
#include "calculus/expr_node.h"
#include "lectern/calculus/functions.h"

#include <utility>

namespace lectern {
namespace {

bool is_call_of(Expr expr, Kernel kernel) { return expr.op() == Op::call && expr.function().kernel == kernel; }

bool is_even(const Rational& value) { return value.is_integer() && (value * Rational(1, 2)).is_integer(); }

Rational integer_power(const Rational& base, const Rational& exponent) {
    if (base.is_one() || (base == Rational(-1) && is_even(exponent))) return Rational(1);
    if (base == Rational(-1)) return base;
    const bool small = exponent.fits_long() && exponent.bits() < 32;
    if (!small || (base.bits() - 1) * static_cast<std::size_t>(std::abs(exponent.as_long())) > number_bits_limit)
        throw ExpressionLimit("a power of a number grows beyond " + std::to_string(number_bits_limit) + " bits");
    return base.pow(exponent.as_long());
}

/// radicand^share for a whole radicand > 1 and a share between 0 and 1: whole roots come out, 8^(1/2) is 2 2^(1/2).
Expr root_of_integer(ExprPool& pool, Rational radicand, const Rational& share) {
    constexpr long largest_divisor = 1000, largest_degree = 62;
    Rational outside(1);
    const Rational degree = share.denominator();
    if (degree <= Rational(largest_degree)) {
        for (long divisor = 2; divisor <= largest_divisor; ++divisor) {
            const Rational block = Rational(divisor).pow(degree.as_long());
            if (block > radicand) break;
            for (Rational rest = radicand / block; rest.is_integer(); rest = radicand / block) {
                radicand = rest;
                outside = outside * integer_power(Rational(divisor), share.numerator());
            }
        }
    }
    if (radicand.is_one()) return pool.number(outside);
    return scaled(outside, plain_power(pool.number(radicand), pool.number(share)));
}

Expr power_of_product(Expr base, Expr exponent) {
    std::vector<Expr> factors;
    for (const Expr factor : base.operands()) factors.push_back(pow(factor, exponent));
    return base.pool().product(factors);
}

Expr whole_power(Expr base, Expr exponent) {
    const Rational& n = exponent.number();
    if (base.op() == Op::power) return pow(base.operands()[0], base.operands()[1] * exponent);
    if (base.op() == Op::product) return power_of_product(base, exponent);
    if (is_call_of(base, Kernel::abs) && is_even(n)) return pow(base.operands()[0], exponent);
    return plain_power(base, exponent);
}

/// (b^a)^q for rationals a and q, q not whole. A b^a with a fractional a has b >= 0 wherever it has a value.
Expr nested_power(Expr base, Expr exponent) {
    ExprPool& pool = base.pool();
    const Expr inner = base.operands()[0];
    const Rational& a = base.operands()[1].number();
    const Rational both = bounded(a * exponent.number());
    if (!a.is_integer() || is_surely_nonnegative(inner)) return pow(inner, pool.number(both));
    if (is_even(a)) return pow(pool.call(*find_function("abs"), {inner}), pool.number(both));
    // For odd a, both sides lack a value where b < 0, but only as long as the new exponent is no whole number.
    if (!both.is_integer()) return pow(inner, pool.number(both));
    return plain_power(base, exponent);
}

Expr fractional_power(Expr base, Expr exponent) {
    ExprPool& pool = base.pool();
    if (base.op() == Op::power && base.operands()[1].op() == Op::number) return nested_power(base, exponent);
    if (base.op() == Op::product && base.operands()[0].op() == Op::number) {
        const ScaledTerm split = split_coefficient(base);
        const bool negative = split.coefficient.sign() < 0;
        const Rational size = negative ? -split.coefficient : split.coefficient;
        const Expr root = numeric_power(pool, size, exponent.number());
        if (root.op() == Op::number && !size.is_one())
            return pool.product({root, pow(negative ? -split.rest : split.rest, exponent)});
    }
    return plain_power(base, exponent);
}

}  // namespace

Expr plain_power(Expr base, Expr exponent) {
    Expr::Node node;
    node.op = Op::power;
    node.operands = {base, exponent};
    return ExprAccess::store(base.pool()).intern(std::move(node));
}

Expr numeric_power(ExprPool& pool, const Rational& base, const Rational& exponent) {
    if (exponent.sign() == 0 || base.is_one()) return pool.number(1);
    if (base.sign() == 0 && exponent.sign() > 0) return pool.number(0);
    if (base.sign() == 0) return plain_power(pool.number(base), pool.number(exponent));
    if (exponent.is_integer()) return pool.number(integer_power(base, exponent));
    const Rational degree = exponent.denominator();
    if (base.sign() < 0) return plain_power(pool.number(base), pool.number(exponent));
    if (degree.fits_long() && degree.bits() < 16) {
        if (const auto root = base.root(degree.as_long()))
            return pool.number(integer_power(*root, exponent.numerator()));
    }
    // (a/b)^q = r a^s b^(1-s) with a rational r and 0 < s < 1.
    const Rational whole = exponent.floor(), share = exponent - whole;
    const Rational above = base.numerator(), below = base.denominator();
    std::vector<Expr> factors{pool.number(integer_power(base, whole) / below)};
    if (!above.is_one()) factors.push_back(root_of_integer(pool, above, share));
    if (!below.is_one()) factors.push_back(root_of_integer(pool, below, Rational(1) - share));
    return pool.product(factors);
}

Expr ExprPool::power(Expr base, Expr exponent) {
    const bool numeric = exponent.op() == Op::number;
    if (exponent.is_number(0) || base.is_number(1)) return number(1);
    if (exponent.is_number(1)) return base;
    if (base.op() == Op::number && numeric) return numeric_power(*this, base.number(), exponent.number());
    if (base.op() == Op::constant && base.name() == "e") return call(*find_function("exp"), {exponent});
    if (is_call_of(base, Kernel::exp)) return call(base.function(), {base.operands()[0] * exponent});
    if (base.op() == Op::power && is_surely_positive(base.operands()[0]))
        return power(base.operands()[0], base.operands()[1] * exponent);
    if (!numeric) return plain_power(base, exponent);
    return exponent.number().is_integer() ? whole_power(base, exponent) : fractional_power(base, exponent);
}

}  // namespace lectern
