#include "calculus/optimise/downhill_field.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lectern {
namespace {

/// Further from the origin than this a run counts as diverged (data units).
constexpr double farthest = 1e12;

void scale(std::span<double> values, double factor) {
    for (double& value : values) value *= factor;
}

}  // namespace

double norm(std::span<const double> vector) { return std::sqrt(dot(vector, vector)); }

double dot(std::span<const double> a, std::span<const double> b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

std::vector<double> moved(std::span<const double> point, double factor, std::span<const double> direction) {
    std::vector<double> to(point.begin(), point.end());
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += factor * direction[i];
    return to;
}

bool all_finite(std::span<const double> vector) {
    return std::all_of(vector.begin(), vector.end(), [](double part) { return std::isfinite(part); });
}

bool is_usable_place(std::span<const double> point, double value, std::span<const double> gradient) {
    return all_finite(point) && norm(point) <= farthest && std::isfinite(value) && all_finite(gradient);
}

DownhillPlace DownhillField::place_at(std::vector<double> point) const {
    std::vector<double> results(1 + point.size());
    field_.value_and_gradient_program().run(point, results);
    scale(results, sign_);
    return {std::move(point), results.front(), {results.begin() + 1, results.end()}};
}

std::vector<double> DownhillField::gradient_at(std::span<const double> point) const {
    std::vector<double> gradient = field_.gradient_at(point);
    scale(gradient, sign_);
    return gradient;
}

std::vector<double> DownhillField::hessian_at(std::span<const double> point) const {
    std::vector<double> hessian = field_.hessian_at(point);
    scale(hessian, sign_);
    return hessian;
}

}  // namespace lectern
