#include "calculus/optimise/descent_step.h"

#include <cmath>

namespace lectern {
namespace {

/// s = β s + (1 - β) g², d = -g / (√s + ε).
class RmspropStep : public DescentStep {
public:
    RmspropStep(double beta, double epsilon) : beta_(beta), epsilon_(epsilon) {}

    std::vector<double> direction(const DownhillPlace& here) override {
        const std::vector<double>& g = here.gradient;
        squares_.resize(g.size(), 0);
        std::vector<double> d(g.size());
        for (std::size_t i = 0; i < d.size(); ++i) {
            squares_[i] = beta_ * squares_[i] + (1 - beta_) * (g[i] * g[i]);
            d[i] = -g[i] / (std::sqrt(squares_[i]) + epsilon_);
        }
        return d;
    }

private:
    double beta_, epsilon_;
    std::vector<double> squares_;
};

}  // namespace

std::unique_ptr<DescentStep> make_rmsprop_step(const DownhillField& /*field*/, const DescentOptions& options) {
    return std::make_unique<RmspropStep>(options.constant("beta"), options.constant("epsilon"));
}

}  // namespace lectern
