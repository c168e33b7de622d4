#include "calculus/optimise/armijo_search.h"

#include <utility>

namespace lectern {

std::optional<SearchedStep> armijo_search(const DownhillField& field, const DownhillPlace& here,
                                          std::span<const double> direction, const ArmijoSearch& search) {
    constexpr int most_trials = 1000;  // A shrink of 0.9 goes down by 45 decimal places.
    const double slope = dot(here.gradient, direction);
    if (!(slope <= 0)) return std::nullopt;
    double rate = search.start;
    for (int trial = 0; trial < most_trials; ++trial, rate *= search.shrink) {
        DownhillPlace place = field.place_at(moved(here.point, rate, direction));
        if (place.is_usable() && place.value <= here.value + search.slope * rate * slope) {
            // Where the least step changes nothing, the condition holds of rounding alone.
            if (place.point == here.point && slope < 0) return std::nullopt;
            return SearchedStep{rate, std::move(place)};
        }
        if (place.point == here.point) return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace lectern
