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
    std::vector<Vec2> to_axis;    ///< Of a strand, from each point to the line's middle; empty: this is the middle.
    double half_width = 0;        ///< Of the whole line.

    [[nodiscard]] double length() const { return lengths.empty() ? 0 : lengths.back(); }
    /// What lies between two lengths along the way.
    [[nodiscard]] std::vector<Vec2> between(double from, double to) const;
};

/// A line that runs beside another, `offset` pixels to its right. Lengths are those of the other.
LineCourse strand_of(const LineCourse& course, double offset);

/// Joins the capsules of a solid line where one begins at the other's end.
std::vector<LineCourse> line_courses(const Inks& inks);

}  // namespace lectern
