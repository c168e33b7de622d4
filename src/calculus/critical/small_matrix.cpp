#include "calculus/critical/small_matrix.h"

#include "calculus/symmetric_eigen.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lectern {
namespace {

/// transposed(q) * matrix * q
std::vector<Interval> congruent(std::span<const Interval> matrix, std::span<const double> q, std::size_t n) {
    std::vector<Interval> half(n * n), result(n * n);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            for (std::size_t k = 0; k < n; ++k)
                half[i * n + j] = half[i * n + j] + matrix[i * n + k] * Interval(q[k * n + j]);
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            for (std::size_t k = 0; k < n; ++k)
                result[i * n + j] = result[i * n + j] + Interval(q[k * n + i]) * half[k * n + j];
        }
    }
    return result;
}

/// Gershgorin's disc of that row: the diagonal entry, widened by the sizes of the others.
Interval disc_of(std::span<const Interval> matrix, std::size_t n, std::size_t row) {
    Interval disc = matrix[row * n + row];
    for (std::size_t j = 0; j < n; ++j) {
        if (j == row) continue;
        const double size = matrix[row * n + j].magnitude();
        disc = disc + Interval(-size, size);
    }
    return disc;
}

}  // namespace

std::optional<std::vector<double>> inverse_of(std::vector<double> matrix, std::size_t n) {
    std::vector<double> inverse(n * n);
    for (std::size_t i = 0; i < n; ++i) inverse[i * n + i] = 1;
    for (std::size_t column = 0; column < n; ++column) {
        std::size_t pivot = column;
        for (std::size_t row = column; row < n; ++row) {
            if (std::abs(matrix[row * n + column]) > std::abs(matrix[pivot * n + column])) pivot = row;
        }
        const double divisor = matrix[pivot * n + column];
        if (divisor == 0 || !std::isfinite(divisor)) return std::nullopt;
        for (std::size_t j = 0; j < n; ++j) {
            std::swap(matrix[column * n + j], matrix[pivot * n + j]);
            std::swap(inverse[column * n + j], inverse[pivot * n + j]);
            matrix[column * n + j] /= divisor;
            inverse[column * n + j] /= divisor;
        }
        for (std::size_t row = 0; row < n; ++row) {
            const double factor = matrix[row * n + column];
            if (row == column || factor == 0) continue;
            for (std::size_t j = 0; j < n; ++j) {
                matrix[row * n + j] -= factor * matrix[column * n + j];
                inverse[row * n + j] -= factor * inverse[column * n + j];
            }
        }
    }
    const bool finite = std::all_of(inverse.begin(), inverse.end(), [](double entry) { return std::isfinite(entry); });
    return finite ? std::optional(inverse) : std::nullopt;
}

std::optional<Inertia> inertia_of(std::span<const Interval> matrix, std::size_t n) {
    std::vector<double> middles;
    for (const Interval& entry : matrix) {
        if (!entry.is_bounded()) return std::nullopt;
        middles.push_back(entry.middle());
    }
    // By Sylvester's law a congruence with an invertible matrix keeps the signs.
    const SymmetricEigen eigen = symmetric_eigen(middles, n);
    std::vector<double> vectors(n * n);
    for (std::size_t row = 0; row < n; ++row) {
        for (std::size_t column = 0; column < n; ++column) vectors[row * n + column] = eigen.vectors[column][row];
    }
    std::vector<Interval> identity(n * n);
    for (std::size_t i = 0; i < n; ++i) identity[i * n + i] = 1;
    const std::vector<Interval> gram = congruent(identity, vectors, n);
    const std::vector<Interval> diagonal = congruent(matrix, vectors, n);
    Inertia inertia;
    for (std::size_t row = 0; row < n; ++row) {
        if (!(disc_of(gram, n, row).low > 0)) return std::nullopt;  // Not proved to be invertible.
        const Interval disc = disc_of(diagonal, n, row);
        if (disc.low > 0)
            ++inertia.positive;
        else if (disc.high < 0)
            ++inertia.negative;
        else
            return std::nullopt;
    }
    return inertia;
}

}  // namespace lectern
