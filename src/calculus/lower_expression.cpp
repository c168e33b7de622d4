#include "calculus/lower_expression.h"

#include "lectern/calculus/functions.h"

#include <algorithm>
#include <cstdlib>
#include <numbers>
#include <optional>
#include <stdexcept>
#include <string>

namespace lectern {
namespace {

using Id = ValueGraph::Id;

/// Multiplying errs by half a unit a factor, SLEEF's power by one unit in all: so chains stay short.
constexpr long longest_chain = 64;

/// True for k and k/2 with 0 < |k| small: powers made of multiplications and a square root.
bool is_chain(const Rational& exponent) {
    const Rational doubled = exponent * Rational(2);
    return doubled.fits_long() && doubled.sign() != 0 && std::labs(doubled.as_long()) <= 2 * longest_chain;
}

bool is_negative(Expr term) {
    if (term.op() == Op::number) return term.number().sign() < 0;
    if (term.op() != Op::product) return false;
    const Expr first = term.operands().front();
    return first.op() == Op::number && first.number().sign() < 0;
}

/// A rational as the product of a double and the reciprocal of another, both exact where they can be.
struct Fraction {
    double numerator = 1;
    double denominator = 1;
    Enclosure exact_numerator{1};  ///< Of what the numerator stands for; the denominator is exact.
};

/// An irrational number between two doubles, of which the nearer is `number`, and the lower.
Id irrational(ValueGraph& graph, double number) { return graph.constant(number, {{number, next_above(number)}}); }

Fraction fraction_of(const Rational& number) {
    constexpr std::size_t double_bits = 53;
    const Rational denominator = number.denominator();
    const bool exact = number.bits() <= double_bits;
    const bool power_of_two = exact && (denominator.as_long() & (denominator.as_long() - 1)) == 0;
    if (!exact || power_of_two) return {number.to_double(), 1, {enclosing(number)}};
    const double numerator = number.numerator().to_double();
    return {numerator, denominator.to_double(), {numerator}};
}

}  // namespace

Id ExpressionLowering::lower(Expr expr) {
    const auto known = lowered_.find(expr);
    if (known != lowered_.end()) return known->second;
    const Id id = lower_new(expr);
    lowered_.emplace(expr, id);
    return id;
}

Id ExpressionLowering::lower_new(Expr expr) {
    switch (expr.op()) {
        case Op::number:
            return graph_.constant(expr.number().to_double(), {enclosing(expr.number())});
        case Op::constant:
            return irrational(graph_, expr.name() == "pi" ? std::numbers::pi : std::numbers::e);
        case Op::variable:
            return variable(expr);
        case Op::sum:
            return sum(expr);
        case Op::product:
            return product(expr.operands(), false);
        case Op::power:
            return power(expr.operands()[0], expr.operands()[1]);
        case Op::call: {
            std::vector<Id> arguments;
            for (const Expr argument : expr.operands()) arguments.push_back(lower(argument));
            return graph_.kernel(expr.function().kernel, arguments);
        }
        case Op::conditional:
            return conditional(expr);
    }
    throw std::logic_error("an expression of no known kind");
}

Id ExpressionLowering::variable(Expr expr) {
    const auto found = std::find(inputs_.begin(), inputs_.end(), expr);
    if (found == inputs_.end()) {
        throw std::invalid_argument("the variable " + std::string(expr.name()) + " is not an input of the program");
    }
    return graph_.input(static_cast<std::uint32_t>(found - inputs_.begin()));
}

Id ExpressionLowering::sum(Expr expr) {
    std::vector<Expr> added, subtracted;
    std::optional<Id> total;
    for (const Expr term : expr.operands()) {
        if (term.op() == Op::number) {
            total = lower(term);
        } else {
            (is_negative(term) ? subtracted : added).push_back(term);
        }
    }
    for (const Expr term : added) total = total ? graph_.add(*total, lower(term)) : lower(term);
    for (const Expr term : subtracted) {
        total = total ? graph_.subtract(*total, product(term.operands(), true)) : lower(term);
    }
    return total.value();
}

Id ExpressionLowering::product(std::span<const Expr> factors, bool without_sign) {
    Fraction coefficient;
    std::optional<Id> numerator, denominator;
    const auto multiply = [this](std::optional<Id>& into, Id factor) {
        into = into ? graph_.multiply(*into, factor) : factor;
    };
    for (const Expr factor : factors) {
        const bool is_power = factor.op() == Op::power && factor.operands()[1].op() == Op::number;
        if (factor.op() == Op::number) {
            const Rational& number = factor.number();
            coefficient = fraction_of(without_sign && number.sign() < 0 ? -number : number);
        } else if (is_power && factor.operands()[1].number().sign() < 0 && is_chain(factor.operands()[1].number())) {
            multiply(denominator, chain(lower(factor.operands()[0]), -factor.operands()[1].number()));
        } else if (const Id value = lower(factor); graph_.is_constant(value)) {
            const Enclosure& exact = graph_.enclosure_of(value);
            coefficient.numerator *= graph_.constant_of(value);
            coefficient.exact_numerator.range = coefficient.exact_numerator.range * exact.range;
            coefficient.exact_numerator.regularity = std::min(coefficient.exact_numerator.regularity, exact.regularity);
        } else {
            multiply(numerator, value);
        }
    }
    const Id scale = graph_.constant(coefficient.numerator, coefficient.exact_numerator);
    const Id divisor = graph_.constant(coefficient.denominator);
    const Id above = numerator ? graph_.multiply(*numerator, scale) : scale;
    if (!denominator) return graph_.divide(above, divisor);
    return graph_.divide(above, graph_.multiply(*denominator, divisor));
}

Id ExpressionLowering::power(Expr base, Expr exponent) {
    const bool is_natural = base.op() == Op::constant && base.name() == "e";
    if (is_natural) return graph_.kernel(Kernel::exp, std::vector{lower(exponent)});
    if (exponent.op() != Op::number || !is_chain(exponent.number())) {
        return graph_.power(lower(base), lower(exponent));
    }
    if (exponent.number().sign() > 0) return chain(lower(base), exponent.number());
    return graph_.divide(graph_.constant(1), chain(lower(base), -exponent.number()));
}

Id ExpressionLowering::chain(Id base, const Rational& exponent) {
    const long halves = (exponent * Rational(2)).as_long();
    const long whole = halves / 2;
    if (halves % 2 == 0) return graph_.integer_power(base, whole);
    const Id root = graph_.square_root(base);
    return whole == 0 ? root : graph_.multiply(graph_.integer_power(base, whole), root);
}

Id ExpressionLowering::conditional(Expr expr) {
    const std::span<const Expr> operands = expr.operands();
    Id left = lower(operands[0]), right = lower(operands[1]);
    const Id then = lower(operands[2]), otherwise = lower(operands[3]);
    const Relation relation = expr.relation();
    const bool strict = relation == Relation::less || relation == Relation::greater;
    if (relation == Relation::greater || relation == Relation::greater_equal) std::swap(left, right);
    return graph_.select(strict ? Opcode::select_less : Opcode::select_less_equal, left, right, then, otherwise);
}

}  // namespace lectern
