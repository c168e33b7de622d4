#include "calculus/optimise/descent_step.h"

namespace lectern {
namespace {

/// d = -g.
class GradientStep : public DescentStep {
public:
    std::vector<double> direction(const DownhillPlace& here) override {
        std::vector<double> d = here.gradient;
        for (double& part : d) part = -part;
        return d;
    }
};

}  // namespace

std::unique_ptr<DescentStep> make_gradient_step(const DownhillField& /*field*/, const DescentOptions& /*options*/) {
    return std::make_unique<GradientStep>();
}

}  // namespace lectern
