#pragma once
#include <cstddef>
#include <span>
#include <vector>

namespace lectern {

/// Eigenvalues in increasing order, with orthonormal eigenvectors: vectors[k] belongs to values[k].
struct SymmetricEigen {
    std::vector<double> values;                ///< [n]
    std::vector<std::vector<double>> vectors;  ///< [n][n]
};

/// Of a symmetric n * n matrix (row-major, finite, n at least 1) by Jacobi's rotations: exact to a few units in the
/// last place of the greatest eigenvalue, and the same bits on every processor (Golub and Van Loan, Matrix
/// Computations, 2013, section 8.5).
SymmetricEigen symmetric_eigen(std::span<const double> matrix, std::size_t n);

}  // namespace lectern
