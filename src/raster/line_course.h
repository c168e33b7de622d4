#pragma once
#include "lectern/base/geometry.h"
#include "lectern/raster/view.h"
#include "raster/ink.h"

#include <vector>

namespace lectern {

/// A line's unbroken way over the screen, in pixels.
struct LineCourse {
    std::vector<Projected> points;
    std::vector<double> lengths;  ///< Along the way up to each point.
    double half_width = 0;

    [[nodiscard]] double length() const { return lengths.empty() ? 0 : lengths.back(); }
    /// What lies between two lengths along the way.
    [[nodiscard]] std::vector<Vec2> between(double from, double to) const;
};

/// Joins the capsules of a solid line where one begins at the other's end.
std::vector<LineCourse> line_courses(const Inks& inks);

}  // namespace lectern
