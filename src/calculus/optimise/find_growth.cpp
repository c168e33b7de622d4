#include "calculus/optimise/downhill_field.h"
#include "lectern/calculus/descent_verdict.h"

namespace lectern {
namespace {

/// Steps in a row that each make all worse. A run that leaves a saddle or takes one long step makes its value better,
/// or worse only once.
constexpr std::size_t worse_steps = 6;

}  // namespace

std::optional<int> find_growth(const DescentRun& run, bool ascend) {
    if (run.status != DescentStatus::steps) return std::nullopt;
    const double uphill = ascend ? -1 : 1;
    std::size_t in_a_row = 0;
    std::optional<int> seen;
    for (std::size_t k = 1; k < run.path.size(); ++k) {
        const bool worse =
            uphill * (run.values[k] - run.values[k - 1]) > 0 && norm(run.gradients[k]) > norm(run.gradients[k - 1]);
        in_a_row = worse ? in_a_row + 1 : 0;
        if (in_a_row == 0) seen.reset();
        const bool worse_than_start = uphill * (run.values[k] - run.values[0]) > 0;
        if (in_a_row >= worse_steps && worse_than_start && !seen) seen = static_cast<int>(k);
    }
    return seen;
}

}  // namespace lectern
