#include "calculus/optimise/descent_step.h"

namespace lectern {
namespace {

/// v = β v + g, d = -v. With v as (p before - p) / α this is Polyak's p - α g + β (p - p before).
class MomentumStep : public DescentStep {
public:
    explicit MomentumStep(double beta) : beta_(beta) {}

    std::vector<double> direction(const DownhillPlace& here) override {
        velocity_.resize(here.gradient.size(), 0);
        std::vector<double> d(velocity_.size());
        for (std::size_t i = 0; i < d.size(); ++i) {
            velocity_[i] = beta_ * velocity_[i] + here.gradient[i];
            d[i] = -velocity_[i];
        }
        return d;
    }

private:
    double beta_;
    std::vector<double> velocity_;
};

}  // namespace

std::unique_ptr<DescentStep> make_momentum_step(const DownhillField& /*field*/, const DescentOptions& options) {
    return std::make_unique<MomentumStep>(options.constant("beta"));
}

}  // namespace lectern
