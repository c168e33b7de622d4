#include "calculus/critical/classify.h"

#include "calculus/canonical.h"
#include "calculus/critical/local_coordinates.h"
#include "calculus/critical/lowest_forms.h"
#include "calculus/critical/small_matrix.h"
#include "calculus/expr_node.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lectern {
namespace {

std::optional<Verdict> by_hessian(const ScalarField& field, std::span<const Interval> place) {
    const std::size_t n = field.arity();
    std::vector<Enclosure> enclosures(n * n);
    Program(field.hessian(), field.variables()).enclose(place, enclosures);
    std::vector<Interval> hessian;
    for (const Enclosure& entry : enclosures) {
        if (entry.regularity != Regularity::continuous) return std::nullopt;
        hessian.push_back(entry.range);
    }
    const auto inertia = inertia_of(hessian, n);
    if (!inertia) return std::nullopt;
    if (inertia->positive == n) return Verdict{CriticalKind::minimum, true, true};
    if (inertia->negative == n) return Verdict{CriticalKind::maximum, true, true};
    return Verdict{CriticalKind::saddle, true, true};
}

SignNear sign_near(const ScalarField& field, const ExactPlace& place) {
    constexpr std::array orders{3, 5, 8};
    constexpr double radius = 1e-3;
    const PoolBudget expression_budget(field.body().pool(), expansion_node_limit);
    for (const LocalCoordinates& local : local_coordinates(field.variables(), place, field.hessian())) {
        TaylorExpansion expansion(local.transformed(field.body(), field.variables()), local.variables,
                                  origin_of(place[0].pool(), place.size()));
        for (const int order : orders) {
            for (const Weights& weights : weights_for(place.size())) {
                const auto model = expansion.model(order, reach_of(weights, radius));
                if (!model || model->terms.empty()) continue;
                const SignNear sign = sign_near(*model, weights, radius);
                if (sign != SignNear::unknown) return sign;
            }
        }
    }
    return SignNear::unknown;
}

std::optional<Verdict> by_lowest_forms(const ScalarField& field, const ExactPlace& place) {
    try {
        switch (sign_near(field, place)) {
            case SignNear::positive:
                return Verdict{CriticalKind::minimum, true, true};
            case SignNear::negative:
                return Verdict{CriticalKind::maximum, true, true};
            case SignNear::both:
                return Verdict{CriticalKind::degenerate, true, true};
            case SignNear::unknown:
                break;
        }
    } catch (const ExpressionLimit&) {
        // Derivatives of a high order grow too long: nothing is told.
    }
    return std::nullopt;
}

/// The function never falls below its value at the place, or never rises above it, all over the root's region.
std::optional<Verdict> by_range(const ScalarField& field, const IsolatedRoot& root) {
    std::array<Enclosure, 1> around, there;
    field.value_program().enclose(root.region, around);
    field.value_program().enclose(root.enclosure, there);
    if (around[0].regularity == Regularity::unknown) return std::nullopt;
    if (around[0].range.low >= there[0].range.high) return Verdict{CriticalKind::minimum, false, true};
    if (around[0].range.high <= there[0].range.low) return Verdict{CriticalKind::maximum, false, true};
    return std::nullopt;
}

/// By expansion along the first row.
Expr determinant(std::span<const Expr> matrix, std::size_t n) {
    if (n == 1) return matrix[0];
    ExprPool& pool = matrix[0].pool();
    std::vector<Expr> terms;
    for (std::size_t column = 0; column < n; ++column) {
        std::vector<Expr> minor;
        for (std::size_t row = 1; row < n; ++row) {
            for (std::size_t j = 0; j < n; ++j) {
                if (j != column) minor.push_back(matrix[row * n + j]);
            }
        }
        const Expr term = matrix[column] * determinant(minor, n - 1);
        terms.push_back(column % 2 == 0 ? term : -term);
    }
    return pool.sum(terms);
}

bool has_singular_hessian(const ScalarField& field, const ExactPlace& place) {
    constexpr std::size_t most_variables = 4;
    if (field.arity() > most_variables) return false;
    std::vector<Expr> entries;
    for (const Expr entry : field.hessian()) entries.push_back(substitute(entry, field.variables(), place));
    return is_zero(determinant(entries, field.arity()));
}

}  // namespace

std::optional<Box> region_of_strict_extremum(const ScalarField& field, const ExactPlace& place) {
    constexpr std::array orders{2, 4, 8};
    constexpr std::array radii{0.5, 0.1, 0.01, 0.001};
    const Box center = enclosure_of(place);
    const PoolBudget expression_budget(field.body().pool(), expansion_node_limit);
    TaylorExpansion expansion(field.body(), field.variables(), place);
    for (const int order : orders) {
        for (const Weights& weights : weights_for(place.size())) {
            for (const double radius : radii) {
                const Box reach = reach_of(weights, radius);
                const auto model = expansion.model(order, reach);
                if (!model || model->terms.empty()) continue;
                const SignNear sign = sign_near(*model, weights, radius);
                if (sign == SignNear::both) return std::nullopt;
                if (sign == SignNear::unknown) continue;
                Box region;
                for (std::size_t i = 0; i < reach.size(); ++i)
                    region.emplace_back((center[i] + Interval(reach[i].low)).high,
                                        (center[i] + Interval(reach[i].high)).low);
                return region;
            }
        }
    }
    return std::nullopt;
}

Verdict classify(const ScalarField& field, const IsolatedRoot& root) {
    if (root.corner) return *root.corner;
    if (const auto verdict = by_hessian(field, root.enclosure)) return *verdict;
    if (root.exact) {
        if (const auto verdict = by_lowest_forms(field, *root.exact)) return *verdict;
    }
    if (const auto verdict = by_range(field, root)) return *verdict;
    const bool is_degenerate = root.exact && has_singular_hessian(field, *root.exact);
    return {CriticalKind::degenerate, true, is_degenerate};
}

ProvedNumber proved(Expr exact) {
    ProvedNumber number;
    number.exact = exact;
    number.enclosure = enclosure_of(exact);
    number.value = exact.op() == Op::number ? exact.number().to_double() : number.enclosure.middle();
    return number;
}

ProvedNumber value_at(const ScalarField& field, const IsolatedRoot& root) {
    if (root.exact) {
        const Expr value = substitute(field.body(), field.variables(), *root.exact);
        if (!is_undefined(value)) return proved(value);
    }
    std::array<Enclosure, 1> value;
    field.value_program().enclose(root.enclosure, value);
    // The value by doubles at the middle is nearer than the middle of an interval that all roundings have widened.
    const double middle = field.value_at(middle_of(root.enclosure));
    ProvedNumber number;
    number.enclosure = value[0].range;
    // What may be 0 reads as 0, not as the rounding that was left.
    if (number.enclosure.contains_zero())
        number.value = 0;
    else
        number.value = number.enclosure.contains(middle) ? middle : number.enclosure.middle();
    return number;
}

std::vector<ProvedNumber> coordinates_of(const IsolatedRoot& root) {
    std::vector<ProvedNumber> coordinates;
    for (std::size_t i = 0; i < root.enclosure.size(); ++i) {
        if (root.exact) {
            coordinates.push_back(proved((*root.exact)[i]));
            continue;
        }
        ProvedNumber number;
        number.enclosure = root.enclosure[i];
        // A coordinate that may be 0 by symmetry reads as 0, not as the rounding that the search left.
        number.value = root.enclosure[i].contains_zero() ? 0 : root.enclosure[i].middle();
        coordinates.push_back(std::move(number));
    }
    return coordinates;
}

}  // namespace lectern
