#include "paint/scale_stops.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

constexpr int steps = 255;  ///< Between the entries of a scale, over each of which it is linear.

ScaleStop stop_at(const ColorMap& scale, int entry) {
    const double share = static_cast<double>(entry) / steps;
    return {share, scale.smooth(share)};
}

/// Whether the scale's colours between two entries lie on the straight line between theirs.
bool is_straight(const ColorMap& scale, int first, int last) {
    constexpr double most_off = 0.75 / 255;
    const Color from = stop_at(scale, first).color, to = stop_at(scale, last).color;
    for (int entry = first + 1; entry < last; ++entry) {
        const Color color = stop_at(scale, entry).color;
        const double share = static_cast<double>(entry - first) / (last - first);
        const auto off = [&](double Color::*channel) {
            return std::abs(color.*channel - (from.*channel + share * (to.*channel - from.*channel)));
        };
        if (std::max({off(&Color::red), off(&Color::green), off(&Color::blue)}) > most_off) return false;
    }
    return true;
}

}  // namespace

std::vector<ScaleStop> scale_stops(const ColorMap& scale) {
    std::vector<ScaleStop> stops = {stop_at(scale, 0)};
    for (int first = 0, last = 1; first < steps; first = last++) {
        while (last < steps && is_straight(scale, first, last + 1)) ++last;
        stops.push_back(stop_at(scale, last));
    }
    return stops;
}

}  // namespace lectern
