#include "calculus/critical/taylor_model.h"

#include "calculus/critical/exact_place.h"
#include "calculus/expr_node.h"
#include "lectern/calculus/differentiate.h"
#include "lectern/calculus/program.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace lectern {
namespace {

/// Nodes of one derivative, shared ones counted each time: longer ones take too long to be put to zero.
constexpr std::uint64_t derivative_size_limit = 3'000;

/// All exponents of n variables with that sum, in lexical order.
void exponents_of(std::size_t n, int degree, std::vector<int>& begun, std::vector<std::vector<int>>& all) {
    if (begun.size() + 1 == n) {
        begun.push_back(degree);
        all.push_back(begun);
        begun.pop_back();
        return;
    }
    for (int power = degree; power >= 0; --power) {
        begun.push_back(power);
        exponents_of(n, degree - power, begun, all);
        begun.pop_back();
    }
}

std::vector<std::vector<int>> exponents_of(std::size_t n, int degree) {
    std::vector<std::vector<int>> all;
    std::vector<int> begun;
    exponents_of(n, degree, begun, all);
    return all;
}

/// The product of the factorials.
Interval factorial_of(const std::vector<int>& powers) {
    Interval product = 1;
    for (const int power : powers) {
        for (int factor = 2; factor <= power; ++factor) product = product * Interval(factor);
    }
    return product;
}

}  // namespace

TaylorExpansion::TaylorExpansion(Expr f, std::span<const Expr> variables, std::span<const Expr> place)
    : variables_(variables.begin(), variables.end()),
      place_(place.begin(), place.end()),
      place_box_(enclosure_of(place)),
      derivatives_{{std::vector<int>(variables.size(), 0), f}} {}

Expr TaylorExpansion::derivative(const std::vector<int>& powers) {
    const auto known = std::find_if(derivatives_.begin(), derivatives_.end(),
                                    [&](const Derivative& entry) { return entry.powers == powers; });
    if (known != derivatives_.end()) return known->expr;
    std::vector<int> lower = powers;
    const auto first = static_cast<std::size_t>(
        std::find_if(lower.begin(), lower.end(), [](int power) { return power > 0; }) - lower.begin());
    --lower[first];
    const Expr result = differentiate(derivative(lower), variables_[first]);
    if (ExprAccess::node(result).tree_size > derivative_size_limit)
        throw ExpressionLimit("a derivative of the expansion grows too long");
    derivatives_.push_back({powers, result});
    return result;
}

std::optional<TaylorModel> TaylorExpansion::model(int order, std::span<const Interval> reach) {
    TaylorModel model;
    model.reach.assign(reach.begin(), reach.end());
    for (int degree = 1; degree <= order; ++degree) {
        for (const std::vector<int>& powers : exponents_of(variables_.size(), degree)) {
            const Expr value = substitute(derivative(powers), variables_, place_);
            if (is_zero(value)) continue;
            const Interval coefficient = enclosure_of(value) / factorial_of(powers);
            if (!coefficient.is_bounded()) return std::nullopt;
            model.terms.push_back({powers, coefficient});
        }
    }
    std::vector<Expr> remainders;
    std::vector<std::vector<int>> powers_of_remainders;
    for (const std::vector<int>& powers : exponents_of(variables_.size(), order + 1)) {
        const Expr expr = derivative(powers);
        if (expr.is_number(0)) continue;
        remainders.push_back(expr);
        powers_of_remainders.push_back(powers);
    }
    Box box;
    for (std::size_t i = 0; i < reach.size(); ++i) box.push_back(place_box_[i] + reach[i]);
    std::vector<Enclosure> values(remainders.size());
    Program(remainders, variables_).enclose(box, values);
    for (std::size_t k = 0; k < values.size(); ++k) {
        if (values[k].regularity != Regularity::continuous || !values[k].range.is_bounded()) return std::nullopt;
        model.terms.push_back({powers_of_remainders[k], values[k].range / factorial_of(powers_of_remainders[k])});
    }
    return model;
}

}  // namespace lectern
