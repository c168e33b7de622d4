#include "calculus/canonical.h"
#include "calculus/expr_node.h"
#include "lectern/calculus/functions.h"

#include <array>
#include <utility>

namespace lectern {
namespace {

/// u as r pi, r rational.
std::optional<Rational> multiple_of_pi(Expr u) {
    const ScaledTerm split = split_coefficient(u);
    if (split.rest.op() == Op::constant && split.rest.name() == "pi") return split.coefficient;
    if (u.is_number(0)) return Rational(0);
    return std::nullopt;
}

Expr root_of(ExprPool& pool, long radicand, const Rational& factor) {
    return pool.number(factor) * numeric_power(pool, Rational(radicand), Rational(1, 2));
}

/// sin(r pi) where r is a multiple of 1/6 or 1/4.
std::optional<Expr> exact_sine(ExprPool& pool, const Rational& r) {
    const Rational turns = r * Rational(1, 2);
    const Rational place = (turns - turns.floor()) * Rational(24);  // In twelfths of pi, from 0 to 24.
    if (!place.is_integer()) return std::nullopt;
    const long position = place.as_long();
    const long sign = position > 12 ? -1 : 1;
    const long upper = position > 12 ? position - 12 : position;
    switch (upper > 6 ? 12 - upper : upper) {
        case 0:
            return pool.number(0);
        case 2:
            return pool.number(Rational(sign, 2));
        case 3:
            return root_of(pool, 2, Rational(sign, 2));
        case 4:
            return root_of(pool, 3, Rational(sign, 2));
        case 6:
            return pool.number(sign);
        default:
            return std::nullopt;
    }
}

std::optional<Expr> exact_cosine(ExprPool& pool, const Rational& r) { return exact_sine(pool, r + Rational(1, 2)); }

std::optional<Expr> exact_tangent(ExprPool& pool, const Rational& r) {
    const auto sine = exact_sine(pool, r), cosine = exact_cosine(pool, r);
    if (!sine || !cosine || cosine->is_number(0)) return std::nullopt;
    return *sine / *cosine;
}

/// asin(u) where u is one of the values of exact_sine that lies on 0 to 1.
std::optional<Expr> exact_arc_sine(Expr u) {
    ExprPool& pool = u.pool();
    for (const long twelfths : {0L, 2L, 3L, 4L, 6L}) {
        if (exact_sine(pool, Rational(twelfths, 12)) == u) return pool.number(Rational(twelfths, 12)) * pool.pi();
    }
    return std::nullopt;
}

std::optional<Expr> exact_arc_tangent(Expr u) {
    ExprPool& pool = u.pool();
    for (const long twelfths : {0L, 2L, 3L, 4L}) {
        if (exact_tangent(pool, Rational(twelfths, 12)) == u) return pool.number(Rational(twelfths, 12)) * pool.pi();
    }
    return std::nullopt;
}

std::optional<Expr> exact_arc_cosine(Expr u) {
    ExprPool& pool = u.pool();
    const Expr half_pi = pool.number(Rational(1, 2)) * pool.pi();
    if (const auto arc = exact_arc_sine(u)) return half_pi - *arc;
    if (const auto arc = exact_arc_sine(-u)) return half_pi + *arc;
    return std::nullopt;
}

/// log(u) to a whole base, where it is a whole number.
std::optional<Expr> exact_logarithm(Expr u, long base) {
    constexpr long most = 1024;
    if (u.op() != Op::number || u.number().sign() <= 0) return std::nullopt;
    const bool inverse = u.number() < Rational(1);
    Rational rest = inverse ? Rational(1) / u.number() : u.number();
    long power = 0;
    for (; power < most && rest > Rational(1) && rest.is_integer(); ++power) rest = rest / Rational(base);
    if (rest != Rational(1)) return std::nullopt;
    return u.pool().number(inverse ? -power : power);
}

/// (n - 1)!, as far as a double reaches.
std::optional<Expr> exact_gamma(Expr u) {
    constexpr long most = 171;
    if (u.op() != Op::number || !u.number().fits_long()) return std::nullopt;
    const long n = u.number().as_long();
    if (n < 1 || n > most) return std::nullopt;
    Rational result(1);
    for (long factor = 2; factor < n; ++factor) result = result * Rational(factor);
    return u.pool().number(result);
}

std::optional<Expr> value_at_number(Kernel kernel, Expr u) {
    ExprPool& pool = u.pool();
    const Rational& value = u.number();
    switch (kernel) {
        case Kernel::abs:
            return pool.number(value.sign() < 0 ? -value : value);
        case Kernel::sign:
            return pool.number(value.sign());
        case Kernel::floor:
            return pool.number(value.floor());
        case Kernel::ceil:
            return pool.number(-(-value).floor());
        case Kernel::cbrt:
            if (const auto root = value.root(3)) return pool.number(*root);
            return std::nullopt;
        case Kernel::exp:
            if (value == Rational(1)) return pool.e();
            return value.sign() == 0 ? std::optional(pool.number(1)) : std::nullopt;
        case Kernel::cosh:
            return value.sign() == 0 ? std::optional(pool.number(1)) : std::nullopt;
        case Kernel::log:
        case Kernel::acosh:
            return value == Rational(1) ? std::optional(pool.number(0)) : std::nullopt;
        case Kernel::sinh:
        case Kernel::tanh:
        case Kernel::asinh:
        case Kernel::atanh:
        case Kernel::erf:
            return value.sign() == 0 ? std::optional(pool.number(0)) : std::nullopt;
        case Kernel::log2:
            return exact_logarithm(u, 2);
        case Kernel::log10:
            return exact_logarithm(u, 10);
        case Kernel::gamma:
            return exact_gamma(u);
        default:
            return std::nullopt;
    }
}

std::optional<Expr> value_at_numbers(Kernel kernel, Expr u, Expr v) {
    ExprPool& pool = u.pool();
    switch (kernel) {
        case Kernel::min:
            return v < u ? v : u;
        case Kernel::max:
            return u < v ? v : u;
        case Kernel::mod:
            if (v.is_number(0)) return std::nullopt;
            return pool.number(u.number() - v.number() * (u.number() / v.number()).floor());
        default:
            return std::nullopt;
    }
}

bool is_call_of(Expr expr, Kernel kernel) { return expr.op() == Op::call && expr.function().kernel == kernel; }

}  // namespace

std::optional<Expr> simplified_call(const FunctionRule& function, const std::vector<Expr>& arguments) {
    const Expr u = arguments[0];
    ExprPool& pool = u.pool();
    const bool numeric = u.op() == Op::number;
    if (function.arity == 2) {
        const bool ordered = function.kernel == Kernel::min || function.kernel == Kernel::max;
        if (ordered && u == arguments[1]) return u;
        return numeric && arguments[1].op() == Op::number ? value_at_numbers(function.kernel, u, arguments[1])
                                                          : std::nullopt;
    }
    if (numeric) {
        if (const auto value = value_at_number(function.kernel, u)) return value;
    }
    const bool fixed = ExprAccess::node(u).variable_bits == 0;
    switch (function.kernel) {
        case Kernel::sin:
        case Kernel::cos:
        case Kernel::tan: {
            const auto r = multiple_of_pi(u);
            if (!r) return std::nullopt;
            if (function.kernel == Kernel::sin) return exact_sine(pool, *r);
            return function.kernel == Kernel::cos ? exact_cosine(pool, *r) : exact_tangent(pool, *r);
        }
        case Kernel::asin:
            return fixed ? exact_arc_sine(u) : std::nullopt;
        case Kernel::acos:
            return fixed ? exact_arc_cosine(u) : std::nullopt;
        case Kernel::atan:
            return fixed ? exact_arc_tangent(u) : std::nullopt;
        case Kernel::log:
            if (u == pool.e()) return pool.number(1);
            return is_call_of(u, Kernel::exp) ? std::optional(u.operands()[0]) : std::nullopt;
        case Kernel::abs:
            return is_surely_nonnegative(u) ? std::optional(u) : std::nullopt;
        case Kernel::sign:
            return is_surely_positive(u) ? std::optional(pool.number(1)) : std::nullopt;
        default:
            return std::nullopt;
    }
}

}  // namespace lectern
