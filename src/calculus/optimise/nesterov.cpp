#include "calculus/optimise/descent_step.h"

namespace lectern {
namespace {

/// v = β v + ∇f(p - α β v), d = -v: as momentum, but the slope is that of where the velocity alone would lead.
/// In the form of Sutskever et al., 2013.
class NesterovStep : public DescentStep {
public:
    NesterovStep(const DownhillField& field, double rate, double beta) : field_(field), rate_(rate), beta_(beta) {}

    std::vector<double> direction(const DownhillPlace& here) override {
        velocity_.resize(here.point.size(), 0);
        const std::vector<double> ahead = field_.gradient_at(moved(here.point, -rate_ * beta_, velocity_));
        std::vector<double> d(velocity_.size());
        for (std::size_t i = 0; i < d.size(); ++i) {
            velocity_[i] = beta_ * velocity_[i] + ahead[i];
            d[i] = -velocity_[i];
        }
        return d;
    }

private:
    const DownhillField& field_;
    double rate_, beta_;
    std::vector<double> velocity_;
};

}  // namespace

std::unique_ptr<DescentStep> make_nesterov_step(const DownhillField& field, const DescentOptions& options) {
    return std::make_unique<NesterovStep>(field, options.rate, options.constant("beta"));
}

}  // namespace lectern
