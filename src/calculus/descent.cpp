#include "lectern/calculus/descent.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lectern {
namespace {

/// Further from the origin than this a run counts as diverged (data units).
constexpr double farthest = 1e12;

double norm(std::span<const double> vector) {
    double sum = 0;
    for (const double part : vector) sum += part * part;
    return std::sqrt(sum);
}

bool all_finite(std::span<const double> vector) {
    return std::all_of(vector.begin(), vector.end(), [](double part) { return std::isfinite(part); });
}

/// A point of the path with what was computed there.
struct Place {
    std::vector<double> point;
    double value = 0;
    std::vector<double> gradient;

    [[nodiscard]] bool is_usable() const {
        return all_finite(point) && norm(point) <= farthest && std::isfinite(value) && all_finite(gradient);
    }
};

Place place_at(const ScalarField& field, std::vector<double> point) {
    std::vector<double> results(1 + point.size());
    field.value_and_gradient_program().run(point, results);
    return {std::move(point), results.front(), {results.begin() + 1, results.end()}};
}

void append(DescentRun& run, Place place) {
    run.path.push_back(std::move(place.point));
    run.values.push_back(place.value);
    run.gradients.push_back(std::move(place.gradient));
}

std::vector<double> next_point(const DescentRun& run, const DescentOptions& options) {
    std::vector<double> point = run.path.back();
    const double step = options.ascend ? options.rate : -options.rate;
    for (std::size_t i = 0; i < point.size(); ++i) point[i] += step * run.gradients.back()[i];
    return point;
}

}  // namespace

DescentRun run_descent(const ScalarField& field, std::span<const double> start, const DescentOptions& options) {
    DescentRun run;
    Place first = place_at(field, {start.begin(), start.end()});
    const bool can_begin = first.is_usable();
    append(run, std::move(first));
    if (!can_begin) {
        run.status = DescentStatus::diverged;
        return run;
    }
    for (int step = 0; step < options.steps; ++step) {
        Place place = place_at(field, next_point(run, options));
        if (!place.is_usable()) {
            run.status = DescentStatus::diverged;
            return run;
        }
        append(run, std::move(place));
        if (norm(run.gradients.back()) < options.tolerance) {
            run.status = DescentStatus::converged;
            return run;
        }
    }
    run.status = DescentStatus::steps;
    return run;
}

}  // namespace lectern
