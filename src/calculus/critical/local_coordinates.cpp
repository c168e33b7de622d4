#include "calculus/critical/local_coordinates.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace lectern {
namespace {

using RationalMatrix = std::vector<Rational>;  ///< n * n, row-major.

std::optional<RationalMatrix> rationals_of(std::span<const Expr> entries) {
    RationalMatrix matrix;
    for (const Expr entry : entries) {
        if (entry.op() != Op::number) return std::nullopt;
        matrix.push_back(entry.number());
    }
    return matrix;
}

/// Reduces to row echelon form with leading ones; the columns that lead, in order.
std::vector<std::size_t> reduce(RationalMatrix& matrix, std::size_t n) {
    std::vector<std::size_t> leading;
    for (std::size_t column = 0; column < n; ++column) {
        const std::size_t top = leading.size();
        std::size_t pivot = top;
        while (pivot < n && matrix[pivot * n + column].sign() == 0) ++pivot;
        if (pivot == n) continue;
        for (std::size_t j = 0; j < n; ++j) std::swap(matrix[top * n + j], matrix[pivot * n + j]);
        const Rational scale = Rational(1) / matrix[top * n + column];
        for (std::size_t j = 0; j < n; ++j) matrix[top * n + j] = matrix[top * n + j] * scale;
        for (std::size_t row = 0; row < n; ++row) {
            const Rational factor = matrix[row * n + column];
            if (row == top || factor.sign() == 0) continue;
            for (std::size_t j = 0; j < n; ++j)
                matrix[row * n + j] = matrix[row * n + j] - factor * matrix[top * n + j];
        }
        leading.push_back(column);
    }
    return leading;
}

/// The matrix whose columns are the axes that lead, and a basis of the kernel for the others. None where that is the
/// identity.
std::optional<RationalMatrix> kernel_basis(RationalMatrix matrix, std::size_t n) {
    const std::vector<std::size_t> leading = reduce(matrix, n);
    RationalMatrix basis(n * n);
    bool slanted = false;
    for (std::size_t column = 0; column < n; ++column) {
        basis[column * n + column] = Rational(1);
        if (std::find(leading.begin(), leading.end(), column) != leading.end()) continue;
        for (std::size_t row = 0; row < leading.size(); ++row) {
            basis[leading[row] * n + column] = -matrix[row * n + column];
            slanted = slanted || matrix[row * n + column].sign() != 0;
        }
    }
    return slanted ? std::optional(basis) : std::nullopt;
}

LocalCoordinates with_basis(std::span<const Expr> variables, const ExactPlace& place, const RationalMatrix& basis) {
    ExprPool& pool = place[0].pool();
    const std::size_t n = place.size();
    LocalCoordinates local;
    // No author's name has such a character.
    for (const Expr variable : variables) local.variables.push_back(pool.variable(std::string(variable.name()) + "'"));
    for (std::size_t i = 0; i < n; ++i) {
        Expr sum = place[i];
        for (std::size_t j = 0; j < n; ++j) sum = sum + pool.number(basis[i * n + j]) * local.variables[j];
        local.places.push_back(sum);
    }
    // Kernel vectors differ from their axes along leading axes alone, which the basis keeps: I + N with N N = 0, whose
    // inverse is I - N.
    RationalMatrix inverse(n * n);
    for (std::size_t row = 0; row < n; ++row) {
        for (std::size_t column = 0; column < n; ++column)
            inverse[row * n + column] = row == column ? Rational(1) : -basis[row * n + column];
    }
    for (const Rational& entry : inverse) local.inverse.push_back(enclosing(entry));
    return local;
}

}  // namespace

std::vector<double> LocalCoordinates::sizes(std::span<const double> distances) const {
    const std::size_t n = distances.size();
    std::vector<double> result;
    for (std::size_t i = 0; i < n; ++i) {
        Interval sum;
        for (std::size_t j = 0; j < n; ++j) sum = sum + inverse[i * n + j] * Interval(-distances[j], distances[j]);
        result.push_back(sum.magnitude());
    }
    return result;
}

std::vector<LocalCoordinates> local_coordinates(std::span<const Expr> variables, const ExactPlace& place,
                                                std::span<const Expr> jacobian) {
    const std::size_t n = place.size();
    RationalMatrix identity(n * n);
    for (std::size_t i = 0; i < n; ++i) identity[i * n + i] = Rational(1);
    std::vector<LocalCoordinates> all{with_basis(variables, place, identity)};
    std::vector<Expr> at_place;
    for (const Expr entry : jacobian) at_place.push_back(substitute(entry, variables, place));
    if (const auto matrix = rationals_of(at_place)) {
        if (const auto basis = kernel_basis(*matrix, n)) {
            all.push_back(with_basis(variables, place, *basis));
            all.back().axes_kept = false;
        }
    }
    return all;
}

ExactPlace origin_of(ExprPool& pool, std::size_t count) { return ExactPlace(count, pool.number(0)); }

}  // namespace lectern
