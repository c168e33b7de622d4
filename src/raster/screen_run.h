#pragma once
#include "lectern/raster/view.h"

#include <cmath>
#include <vector>

namespace lectern {

/// The place a share of the way from a to b on the screen.
inline Projected between(const Projected& a, const Projected& b, double share) {
    return {a.x + share * (b.x - a.x), a.y + share * (b.y - a.y), a.depth + share * (b.depth - a.depth)};
}

/// A stretch of a line inside the box, on the screen.
struct ScreenRun {
    std::vector<Projected> points;
    std::vector<double> lengths;  ///< Along the run up to each point, in pixels.

    void add(const Projected& point) {
        double length = 0;
        if (!points.empty()) {
            const double dx = point.x - points.back().x, dy = point.y - points.back().y;
            length = lengths.back() + std::sqrt(dx * dx + dy * dy);
        }
        points.push_back(point);
        lengths.push_back(length);
    }
};

}  // namespace lectern
