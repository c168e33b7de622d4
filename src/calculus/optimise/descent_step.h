#pragma once
#include "calculus/optimise/downhill_field.h"
#include "lectern/calculus/descent.h"

#include <memory>
#include <vector>

namespace lectern {

/// A method at work: how one run chooses its steps, and what it remembers from step to step.
class DescentStep {
public:
    virtual ~DescentStep() = default;

    /// d of the step from `here`, the next point being here.point + α d. Asked once a step, in the run's order.
    virtual std::vector<double> direction(const DownhillPlace& here) = 0;
};

// One a method; the table's `make`.
std::unique_ptr<DescentStep> make_gradient_step(const DownhillField& field, const DescentOptions& options);
std::unique_ptr<DescentStep> make_sign_step(const DownhillField& field, const DescentOptions& options);
std::unique_ptr<DescentStep> make_momentum_step(const DownhillField& field, const DescentOptions& options);
std::unique_ptr<DescentStep> make_nesterov_step(const DownhillField& field, const DescentOptions& options);
std::unique_ptr<DescentStep> make_adagrad_step(const DownhillField& field, const DescentOptions& options);
std::unique_ptr<DescentStep> make_rmsprop_step(const DownhillField& field, const DescentOptions& options);
std::unique_ptr<DescentStep> make_adam_step(const DownhillField& field, const DescentOptions& options);
std::unique_ptr<DescentStep> make_newton_step(const DownhillField& field, const DescentOptions& options);

}  // namespace lectern
