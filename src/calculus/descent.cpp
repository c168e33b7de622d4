#include "lectern/calculus/descent.h"

#include "calculus/optimise/armijo_search.h"
#include "calculus/optimise/descent_step.h"

#include <optional>
#include <utility>

namespace lectern {
namespace {

/// Adds a place, with the value and the gradient of the function itself.
void append(DescentRun& run, const DownhillField& field, DownhillPlace place) {
    run.path.push_back(std::move(place.point));
    run.values.push_back(field.sign() * place.value);
    for (double& slope : place.gradient) slope *= field.sign();
    run.gradients.push_back(std::move(place.gradient));
}

/// The place that one step leads to, usable or not; nullopt where a search finds none.
std::optional<SearchedStep> take_step(const DownhillField& field, const DownhillPlace& here, DescentStep& method,
                                      const DescentOptions& options) {
    const std::vector<double> direction = method.direction(here);
    if (options.search) return armijo_search(field, here, direction, *options.search);
    return SearchedStep{options.rate, field.place_at(moved(here.point, options.rate, direction))};
}

}  // namespace

const char* name_of(DescentStatus status) {
    switch (status) {
        case DescentStatus::converged:
            return "converged";
        case DescentStatus::diverged:
            return "diverged";
        case DescentStatus::steps:
            break;
    }
    return "steps";
}

double DescentOptions::constant(std::string_view key) const {
    std::size_t index = 0;
    while (method->constants.at(index).key != key) ++index;
    return index < constants.size() ? constants[index] : method->constants[index].standard;
}

std::vector<double> DescentOptions::all_constants() const {
    std::vector<double> values;
    for (const DescentConstant& row : method->constants) values.push_back(constant(row.key));
    return values;
}

DescentRun run_descent(const ScalarField& field, std::span<const double> start, const DescentOptions& options) {
    const DownhillField downhill(field, options.ascend);
    const std::unique_ptr<DescentStep> method = options.method->make(downhill, options);
    DescentRun run;
    DownhillPlace here = downhill.place_at({start.begin(), start.end()});
    append(run, downhill, here);
    if (!here.is_usable()) {
        run.status = DescentStatus::diverged;
        return run;
    }
    while (true) {
        auto next = take_step(downhill, here, *method, options);
        if (next && all_finite(next->place.point)) run.onward = next->place.point;
        const bool ended = run.status == DescentStatus::converged || run.rates.size() == std::size_t(options.steps);
        if (ended) return run;
        if (!next) {
            run.stalled = true;
            return run;
        }
        if (!next->place.is_usable()) {
            run.status = DescentStatus::diverged;
            return run;
        }
        here = std::move(next->place);
        append(run, downhill, here);
        run.rates.push_back(next->rate);
        run.onward.clear();
        if (norm(here.gradient) < options.tolerance) run.status = DescentStatus::converged;
    }
}

}  // namespace lectern
