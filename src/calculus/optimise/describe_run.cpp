#include "calculus/optimise/downhill_field.h"
#include "calculus/optimise/minimum_below.h"
#include "lectern/calculus/descent_verdict.h"

#include <utility>

namespace lectern {
namespace {

std::optional<RateThreshold> threshold_of(const ScalarField& field, std::span<const double> from,
                                          const DescentOptions& options) {
    if (options.search || options.method->stability_bound == nullptr) return std::nullopt;
    auto minimum = minimum_below(DownhillField(field, options.ascend), from);
    if (!minimum) return std::nullopt;
    const double curvature = minimum->eigenvalues.back();
    return RateThreshold{options.method->stability_bound(options.all_constants()) / curvature, curvature,
                         std::move(minimum->point)};
}

}  // namespace

DescentVerdict describe_run(const ScalarField& field, const DescentRun& run, const DescentOptions& options) {
    DescentVerdict verdict;
    verdict.status = run.status;
    verdict.steps = static_cast<int>(run.path.size()) - 1;
    verdict.at = run.path.back();
    verdict.value = run.values.back();
    verdict.gradient_norm = norm(run.gradients.back());
    verdict.stalled = run.stalled;
    verdict.cycle = find_cycle(run);
    if (run.status == DescentStatus::diverged) {
        const DownhillPlace last{run.path.back(), run.values.back(), run.gradients.back()};
        verdict.diverged_at = last.is_usable() ? verdict.steps + 1 : 0;
    } else {
        verdict.diverged_at = find_growth(run, options.ascend);
    }
    const bool heads_nowhere = verdict.diverged_at || verdict.cycle;
    verdict.threshold = threshold_of(field, heads_nowhere ? run.path.front() : run.path.back(), options);
    return verdict;
}

}  // namespace lectern
