#include "calculus/optimise/descent_step.h"

#include <cmath>

namespace lectern {
namespace {

/// m = β m + (1 - β) g, s = β₂ s + (1 - β₂) g², both divided by 1 - β^t and 1 - β₂^t for step t = 1, 2, … against their
/// start at 0; d = -m / (√s + ε). (Algorithm 1 of Kingma and Ba, whose β₁ is β here.)
class AdamStep : public DescentStep {
public:
    AdamStep(double beta, double beta2, double epsilon) : beta_(beta), beta2_(beta2), epsilon_(epsilon) {}

    std::vector<double> direction(const DownhillPlace& here) override {
        const std::vector<double>& g = here.gradient;
        means_.resize(g.size(), 0);
        squares_.resize(g.size(), 0);
        beta_power_ *= beta_;
        beta2_power_ *= beta2_;
        std::vector<double> d(g.size());
        for (std::size_t i = 0; i < d.size(); ++i) {
            means_[i] = beta_ * means_[i] + (1 - beta_) * g[i];
            squares_[i] = beta2_ * squares_[i] + (1 - beta2_) * (g[i] * g[i]);
            const double mean = means_[i] / (1 - beta_power_), square = squares_[i] / (1 - beta2_power_);
            d[i] = -mean / (std::sqrt(square) + epsilon_);
        }
        return d;
    }

private:
    double beta_, beta2_, epsilon_;
    double beta_power_ = 1, beta2_power_ = 1;  ///< β^t and β₂^t.
    std::vector<double> means_, squares_;
};

}  // namespace

std::unique_ptr<DescentStep> make_adam_step(const DownhillField& /*field*/, const DescentOptions& options) {
    return std::make_unique<AdamStep>(options.constant("beta"), options.constant("beta2"), options.constant("epsilon"));
}

}  // namespace lectern
