#pragma once
#include "calculus/critical/exact_place.h"

#include <span>
#include <vector>

namespace lectern {

/// Coordinates k around a place p: x = p + M k. What weights can tell of a function depends on the directions they
/// belong to: along the kernel of a singular Jacobian it changes more slowly than across.
struct LocalCoordinates {
    std::vector<Expr> variables;    ///< The k, fresh variables.
    std::vector<Expr> places;       ///< Each x as an expression in them.
    std::vector<Interval> inverse;  ///< Of M, row-major: k = inverse (x - p).
    bool axes_kept = true;          ///< M is the identity.

    [[nodiscard]] Expr transformed(Expr expr, std::span<const Expr> old_variables) const {
        return substitute(expr, old_variables, places);
    }
    /// The k of all x within these distances of p, as the greatest size of each.
    [[nodiscard]] std::vector<double> sizes(std::span<const double> distances) const;
};

/// Those with the axes of the variables, and where `jacobian` (n * n, row-major, at the place) is singular, with
/// rational entries and a slanted kernel, those with the kernel's directions.
std::vector<LocalCoordinates> local_coordinates(std::span<const Expr> variables, const ExactPlace& place,
                                                std::span<const Expr> jacobian);

/// The origin of `count` coordinates.
ExactPlace origin_of(ExprPool& pool, std::size_t count);

}  // namespace lectern
