#include "calculus/symmetric_eigen.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lectern {
namespace {

/// Converges quadratically: six or seven sweeps do for a few dozen rows.
constexpr int most_sweeps = 50;

class Jacobi {
public:
    Jacobi(std::span<const double> matrix, std::size_t n) : n_(n), a_(matrix.begin(), matrix.end()), v_(n * n, 0) {
        for (std::size_t i = 0; i < n; ++i) v_[i * n + i] = 1;
    }

    void run() {
        for (int sweep = 0; sweep < most_sweeps && !is_diagonal(); ++sweep) {
            for (std::size_t p = 0; p < n_; ++p) {
                for (std::size_t q = p + 1; q < n_; ++q) rotate(p, q);
            }
        }
    }

    [[nodiscard]] SymmetricEigen sorted() const {
        std::vector<std::size_t> order(n_);
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t i, std::size_t k) { return a_[i * n_ + i] < a_[k * n_ + k]; });
        SymmetricEigen eigen;
        for (const std::size_t column : order) {
            eigen.values.push_back(a_[column * n_ + column]);
            std::vector<double>& vector = eigen.vectors.emplace_back(n_);
            for (std::size_t row = 0; row < n_; ++row) vector[row] = v_[row * n_ + column];
        }
        return eigen;
    }

private:
    [[nodiscard]] bool is_diagonal() const {
        for (std::size_t p = 0; p < n_; ++p) {
            for (std::size_t q = p + 1; q < n_; ++q) {
                if (a_[p * n_ + q] != 0) return false;
            }
        }
        return true;
    }

    /// Makes entry (p, q) zero.
    void rotate(std::size_t p, std::size_t q) {
        const double app = a_[p * n_ + p], aqq = a_[q * n_ + q], apq = a_[p * n_ + q];
        if (apq == 0) return;
        // Too small to move either eigenvalue: dropping it ends what rounding would keep alive.
        if (std::fabs(app) + std::fabs(apq) == std::fabs(app) && std::fabs(aqq) + std::fabs(apq) == std::fabs(aqq)) {
            a_[p * n_ + q] = a_[q * n_ + p] = 0;
            return;
        }
        // The smaller root t of t² + 2 θ t - 1 = 0: the tangent of the smaller of the two angles that do it.
        const double theta = (aqq - app) / (2 * apq);
        const double root = std::fabs(theta) + std::sqrt(1 + theta * theta);
        const double t = (theta < 0 ? -1 : 1) / root;
        const double c = 1 / std::sqrt(1 + t * t), s = t * c;
        for (std::size_t k = 0; k < n_; ++k) {
            if (k == p || k == q) continue;
            const double akp = a_[k * n_ + p], akq = a_[k * n_ + q];
            a_[k * n_ + p] = a_[p * n_ + k] = c * akp - s * akq;
            a_[k * n_ + q] = a_[q * n_ + k] = s * akp + c * akq;
        }
        a_[p * n_ + p] = app - t * apq;
        a_[q * n_ + q] = aqq + t * apq;
        a_[p * n_ + q] = a_[q * n_ + p] = 0;
        for (std::size_t k = 0; k < n_; ++k) {
            const double vkp = v_[k * n_ + p], vkq = v_[k * n_ + q];
            v_[k * n_ + p] = c * vkp - s * vkq;
            v_[k * n_ + q] = s * vkp + c * vkq;
        }
    }

    std::size_t n_;
    std::vector<double> a_;  ///< Becomes diagonal.
    std::vector<double> v_;  ///< Its columns become the eigenvectors.
};

}  // namespace

SymmetricEigen symmetric_eigen(std::span<const double> matrix, std::size_t n) {
    Jacobi jacobi(matrix, n);
    jacobi.run();
    return jacobi.sorted();
}

}  // namespace lectern
