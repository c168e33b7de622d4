#include "calculus/optimise/descent_step.h"

namespace lectern {
namespace {

/// d = -sign(g): every coordinate moves by α, or rests where its slope is 0.
class SignStep : public DescentStep {
public:
    std::vector<double> direction(const DownhillPlace& here) override {
        std::vector<double> d;
        for (const double slope : here.gradient) d.push_back(slope > 0 ? -1 : slope < 0 ? 1 : 0);
        return d;
    }
};

}  // namespace

std::unique_ptr<DescentStep> make_sign_step(const DownhillField& /*field*/, const DescentOptions& /*options*/) {
    return std::make_unique<SignStep>();
}

}  // namespace lectern
