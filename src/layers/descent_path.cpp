#include "layers/descent_path.h"

#include <algorithm>
#include <cmath>

namespace lectern {

RunPlace place_in_run(std::size_t own, double progress, int steps) {
    // k / n * n may fall a rounding error short of k.
    const double place = std::clamp(progress, 0.0, 1.0) * steps + 1e-9;
    RunPlace reached{std::min(own, static_cast<std::size_t>(place)), 0};
    const double share = place - std::floor(place);
    constexpr double under_way = 1e-6;
    if (reached.whole < own && share > under_way) reached.share = share;
    return reached;
}

DescentView view_descent(const DescentRun& run, double progress, int steps) {
    const auto point_at = [&](std::size_t k) { return Vec2(run.path[k][0], run.path[k][1]); };
    const auto has_next = [&](std::size_t k) { return k + 1 < run.path.size() || !run.onward.empty(); };
    const auto next_of = [&](std::size_t k) {
        return k + 1 < run.path.size() ? point_at(k + 1) : Vec2(run.onward[0], run.onward[1]);
    };
    const auto [whole, share] = place_in_run(run.path.size() - 1, progress, steps);
    DescentView view;
    for (std::size_t k = 0; k <= whole; ++k) {
        view.points.push_back(point_at(k));
        view.slopes.emplace_back(run.gradients[k][0], run.gradients[k][1]);
        if (has_next(k)) view.steps.emplace_back(next_of(k) - point_at(k));
    }
    view.head = point_at(whole);
    if (share > 0) view.head += share * (point_at(whole + 1) - view.head);
    return view;
}

}  // namespace lectern
