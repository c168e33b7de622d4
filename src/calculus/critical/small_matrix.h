#pragma once
#include "lectern/calculus/interval.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace lectern {

// Dense matrices of a few rows, row-major.

/// The inverse, by Gauss and Jordan with pivots from the whole column; none where a pivot is 0 or not finite.
std::optional<std::vector<double>> inverse_of(std::vector<double> matrix, std::size_t n);

/// How many eigenvalues of every symmetric matrix inside `matrix` are above and below 0; none where that isn't proved.
struct Inertia {
    std::size_t positive = 0, negative = 0;
};
std::optional<Inertia> inertia_of(std::span<const Interval> matrix, std::size_t n);

}  // namespace lectern
