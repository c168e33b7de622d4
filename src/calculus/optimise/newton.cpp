#include "calculus/optimise/descent_step.h"
#include "calculus/symmetric_eigen.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

/// An eigenvalue smaller than this share of the greatest is rounding's: the function is flat along its eigenvector.
constexpr double flat = 1e-8;

/// d = -H⁻¹ g with the Hessian H = ∇²f(p), where H is positive definite.
///
/// Elsewhere that would lead to a saddle or a maximum as readily as to a minimum, and nowhere where H is singular. So
/// each eigenvalue of H counts by its absolute value, which always leads downhill (Nocedal and Wright, 2006, section
/// 3.4; Dauphin et al., 2014); along an eigenvector where H is flat, and in every direction where H is 0 or has no
/// finite value, the step is that of the gradient, -g.
class NewtonStep : public DescentStep {
public:
    explicit NewtonStep(const DownhillField& field) : field_(field) {}

    std::vector<double> direction(const DownhillPlace& here) override {
        const std::size_t n = here.point.size();
        const std::vector<double> hessian = field_.hessian_at(here.point);
        if (!all_finite(hessian)) return moved(std::vector<double>(n, 0), -1, here.gradient);
        const SymmetricEigen eigen = symmetric_eigen(hessian, n);
        const double greatest = std::max(std::fabs(eigen.values.front()), std::fabs(eigen.values.back()));
        std::vector<double> d(n, 0);
        for (std::size_t k = 0; k < n; ++k) {
            const double size = std::fabs(eigen.values[k]);
            const double divisor = size > flat * greatest ? size : 1;
            const std::vector<double>& along = eigen.vectors[k];
            d = moved(d, -dot(along, here.gradient) / divisor, along);
        }
        return d;
    }

private:
    const DownhillField& field_;
};

}  // namespace

std::unique_ptr<DescentStep> make_newton_step(const DownhillField& field, const DescentOptions& /*options*/) {
    return std::make_unique<NewtonStep>(field);
}

}  // namespace lectern
