#include "calculus/optimise/descent_step.h"

#include <cmath>

namespace lectern {
namespace {

/// s = s + g², d = -g / (√s + ε).
class AdagradStep : public DescentStep {
public:
    explicit AdagradStep(double epsilon) : epsilon_(epsilon) {}

    std::vector<double> direction(const DownhillPlace& here) override {
        const std::vector<double>& g = here.gradient;
        squares_.resize(g.size(), 0);
        std::vector<double> d(g.size());
        for (std::size_t i = 0; i < d.size(); ++i) {
            squares_[i] += g[i] * g[i];
            d[i] = -g[i] / (std::sqrt(squares_[i]) + epsilon_);
        }
        return d;
    }

private:
    double epsilon_;
    std::vector<double> squares_;
};

}  // namespace

std::unique_ptr<DescentStep> make_adagrad_step(const DownhillField& /*field*/, const DescentOptions& options) {
    return std::make_unique<AdagradStep>(options.constant("epsilon"));
}

}  // namespace lectern
