#include "scene/values/value_functions.h"

#include "lectern/calculus/algebra.h"
#include "lectern/calculus/differentiate.h"
#include "lectern/calculus/tangents.h"
#include "scene/values/rounded_tangent.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace lectern {
namespace {

constexpr int highest_order = 10;

/// A formula, or the number that it is where it has no variables.
Value formula_or_number(Expr expr, Stretch where) {
    if (is_undefined(expr)) throw ValueError(where, "this is undefined here");
    if (!variables_of(expr).empty()) return {Formula{expr}};
    ProvedNumber number = exact_number(expr);
    if (!std::isfinite(number.value)) throw ValueError(where, "this has no finite value");
    return {std::move(number)};
}

/// A place's coordinates as exact numbers: those that aren't known exactly to six digits.
std::vector<Expr> exact_coordinates(const Place& place, ExprPool& pool) {
    if (place.exact) return *place.exact;
    std::vector<Expr> rounded;
    for (const double coordinate : place.at) {
        const Rational size = Rational::from_decimal(fmt::format("{:.6g}", std::fabs(coordinate)));
        rounded.push_back(pool.number(std::signbit(coordinate) ? -size : size));
    }
    return rounded;
}

/// Entries at a place where one is given, and as formulas otherwise.
std::vector<Value> entries_of(const std::vector<Expr>& exprs, const ValueArguments& arguments,
                              const ValueArguments::Subject& subject) {
    std::vector<Value> entries;
    for (const Expr expr : exprs) {
        entries.push_back(arguments.size() < 2
                              ? formula_or_number(expr, arguments.call())
                              : value_at(expr, subject.variables, arguments.place(1, subject), arguments.where(1)));
    }
    return entries;
}

Value diff(const ValueArguments& arguments) {
    const auto subject = arguments.subject(0);
    Expr result = subject.expr;
    for (std::size_t k = 1; k < arguments.size(); ++k) {
        const Expr variable = arguments.variable(k, subject);
        const bool counted = k + 1 < arguments.size() && arguments.is_count(k + 1);
        const int times = counted ? arguments.whole(++k, 1, highest_order) : 1;
        for (int time = 0; time < times; ++time) result = differentiate(result, variable);
    }
    return formula_or_number(result, arguments.call());
}

Value factored(const ValueArguments& arguments) {
    return formula_or_number(factor(arguments.subject(0).expr), arguments.where(0));
}
Value expanded(const ValueArguments& arguments) {
    return formula_or_number(expand(arguments.subject(0).expr), arguments.where(0));
}
Value collected(const ValueArguments& arguments) {
    const auto subject = arguments.subject(0);
    return formula_or_number(collect(subject.expr, arguments.variable(1, subject)), arguments.where(0));
}

Value gradient(const ValueArguments& arguments) {
    const auto subject = arguments.subject(0);
    return {Tuple{entries_of(gradient_of(subject.expr, subject.variables), arguments, subject)}};
}
Value hessian(const ValueArguments& arguments) {
    const auto subject = arguments.subject(0);
    return {Matrix{entries_of(hessian_of(subject.expr, subject.variables), arguments, subject),
                   std::max<std::size_t>(1, subject.variables.size())}};
}

Value jacobian(const ValueArguments& arguments) {
    std::vector<Expr> rows;
    const auto first = arguments.subject(0);
    for (std::size_t k = 0; k < arguments.size(); ++k) {
        const auto subject = arguments.subject(k);
        if (subject.variables != first.variables)
            throw ValueError(arguments.where(k), "jacobian needs functions of the same variables");
        rows.push_back(subject.expr);
    }
    Matrix matrix;
    matrix.columns = std::max<std::size_t>(1, first.variables.size());
    for (const Expr entry : jacobian_of(rows, first.variables))
        matrix.entries.push_back(formula_or_number(entry, arguments.call()));
    return {std::move(matrix)};
}

Value tangent_equation(const ValueArguments& arguments) {
    const auto subject = arguments.subject(0);
    const Place place = arguments.place(1, subject);
    if (arguments.size() == 2 && !place.exact)
        return {rounded_tangent(subject.expr, subject.variables, place, arguments.where(1))};
    const auto at = exact_coordinates(place, arguments.names().pool());
    if (is_undefined(tangent(subject.expr, subject.variables, at)))
        throw ValueError(arguments.where(1), "there is no tangent at this point");
    if (arguments.size() == 2) return {equation_of_tangent(subject.expr, subject.variables, at)};
    std::vector<Expr> along;
    ExprPool& pool = arguments.names().pool();
    if (arguments.is_count(2)) {
        along = exact_coordinates(arguments.place(2, subject), pool);
    } else {
        const Expr variable = arguments.variable(2, subject);
        for (const Expr known : subject.variables) along.push_back(pool.number(known == variable ? 1 : 0));
    }
    return {equation_of_line(directional_tangent(subject.expr, subject.variables, at, along), subject.variables)};
}

Value normal_equation(const ValueArguments& arguments) {
    const auto subject = arguments.subject(0);
    const auto at = exact_coordinates(arguments.place(1, subject), arguments.names().pool());
    if (is_undefined(tangent(subject.expr, subject.variables, at)))
        throw ValueError(arguments.where(1), "there is no normal at this point");
    return {equation_of_line(normal(subject.expr, subject.variables, at), subject.variables)};
}

Value taylor(const ValueArguments& arguments) {
    const auto subject = arguments.subject(0);
    const auto at = exact_coordinates(arguments.place(1, subject), arguments.names().pool());
    return formula_or_number(
        taylor_polynomial(subject.expr, subject.variables, at, arguments.whole(2, 0, highest_order)),
        arguments.where(1));
}

constexpr std::size_t many = 16;

constexpr std::array<ValueFunction, 10> rows{{
    {"diff", "diff(T, x), diff(T, x, 2) or diff(T, x, y)", "the partial derivative", 2, many, diff},
    {"gradient", "gradient(T) or gradient(T, start)", "the first derivatives, or their values at a point", 1, 2,
     gradient},
    {"hessian", "hessian(T) or hessian(T, start)", "the matrix of second derivatives, or their values at a point", 1, 2,
     hessian},
    {"jacobian", "jacobian(u, v)", "the matrix of the first derivatives of several functions", 1, many, jacobian},
    {"factor", "factor(diff(T, x))", "factored over the rationals", 1, 1, factored},
    {"expand", "expand(T)", "multiplied out", 1, 1, expanded},
    {"collect", "collect(T, x)", "gathered by the powers of a variable", 2, 2, collected},
    {"tangent", "tangent(T, start), tangent(T, start, x) or tangent(T, start, (1, 2))",
     "the equation of the tangent line or plane, or of the tangent line in a direction", 2, 3, tangent_equation},
    {"normal", "normal(T, start)", "the equation of the normal line", 2, 2, normal_equation},
    {"taylor", "taylor(T, start, 2)", "the Taylor polynomial of that order about a point", 3, 3, taylor},
}};

}  // namespace

std::span<const ValueFunction> formula_functions() { return rows; }

}  // namespace lectern
