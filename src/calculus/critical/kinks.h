#pragma once
#include "lectern/calculus/scalar_field.h"

#include <optional>
#include <vector>

namespace lectern {

/// A function with corners: f(x) = smooth(x, s) with s_k = sign(argument_k), |u| being written as s u; min and max are
/// (u + v -+ |u - v|) / 2. With the signs held, all is smooth. (Clarke, Optimization and Nonsmooth Analysis, 1983:
/// where argument_k is 0, the slopes with s_k from -1 to 1 are those that the function has there.)
struct Kinks {
    Expr smooth;
    std::vector<Expr> arguments;  ///< In the variables and the signs before their own.
    std::vector<Expr> signs;      ///< Fresh variables.
    std::vector<Expr> weights;    ///< d f / d |argument_k|: above 0 where the corner points down.
};

/// None for a function without |…|, min and max, and for one with more than 3 of them.
std::optional<Kinks> find_kinks(const ScalarField& field);

}  // namespace lectern
