#include "calculus/optimise/minimum_below.h"

#include "calculus/optimise/armijo_search.h"
#include "calculus/symmetric_eigen.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lectern {
namespace {

constexpr int most_steps = 1000;
/// A Newton step this short, against how far the way has led, is the last: its error is the square of it.
constexpr double last_step = 1e-12;
/// … and one this short will do where rounding lets no step shorten the gradient any more.
constexpr double rough_step = 1e-6;
/// The least eigenvalue over the greatest: below it a double can't tell a minimum from what is flat.
constexpr double least_ratio = 1e-7;

std::vector<double> newton_direction(const SymmetricEigen& eigen, std::span<const double> gradient) {
    std::vector<double> direction(gradient.size(), 0);
    for (std::size_t k = 0; k < eigen.values.size(); ++k) {
        direction = moved(direction, -dot(eigen.vectors[k], gradient) / eigen.values[k], eigen.vectors[k]);
    }
    return direction;
}

std::optional<StrictMinimum> strict_at(const DownhillField& field, std::vector<double> point) {
    const std::vector<double> hessian = field.hessian_at(point);
    if (!all_finite(hessian)) return std::nullopt;
    SymmetricEigen eigen = symmetric_eigen(hessian, point.size());
    if (!(eigen.values.front() > least_ratio * eigen.values.back())) return std::nullopt;
    return StrictMinimum{std::move(point), std::move(eigen.values)};
}

}  // namespace

std::optional<StrictMinimum> minimum_below(const DownhillField& field, std::span<const double> start) {
    DownhillPlace here = field.place_at({start.begin(), start.end()});
    if (!here.is_usable()) return std::nullopt;
    for (int step = 0; step < most_steps; ++step) {
        const std::vector<double> hessian = field.hessian_at(here.point);
        if (!all_finite(hessian)) return std::nullopt;
        const SymmetricEigen eigen = symmetric_eigen(hessian, start.size());
        const double greatest = std::max(std::fabs(eigen.values.front()), std::fabs(eigen.values.back()));
        if (!(eigen.values.front() > 0)) {
            if (norm(here.gradient) == 0) return std::nullopt;
            const ArmijoSearch short_steps{greatest > 0 ? 1 / greatest : 1};
            auto next =
                armijo_search(field, here, moved(std::vector<double>(start.size(), 0), -1, here.gradient), short_steps);
            if (!next) return std::nullopt;
            here = std::move(next->place);
            continue;
        }
        const std::vector<double> direction = newton_direction(eigen, here.gradient);
        if (!all_finite(direction)) return std::nullopt;
        const double far = norm(here.point) + norm(moved(here.point, -1, start));
        const double length = norm(direction);
        DownhillPlace whole = field.place_at(moved(here.point, 1, direction));
        const bool nearer = whole.is_usable() && norm(whole.gradient) < norm(here.gradient);
        if (length <= last_step * far) return strict_at(field, nearer ? whole.point : here.point);
        if (auto next = armijo_search(field, here, direction, {})) {
            here = std::move(next->place);
        } else if (nearer) {
            here = std::move(whole);
        } else {
            return length <= rough_step * far ? strict_at(field, here.point) : std::nullopt;
        }
    }
    return std::nullopt;
}

}  // namespace lectern
