#pragma once
#include "lectern/base/geometry.h"
#include "lectern/calculus/program.h"

#include <vector>

namespace lectern {

struct StreamLineOptions {
    Vec2 unit{1, 1};           ///< Data units along x and y that are one unit of length on the page.
    double separation = 20;    ///< Between neighbouring lines, in units of the page.
    double tolerance = 0.005;  ///< Error of one integration step, and how far a chord may stand off, likewise.
};

/// Lines along a vector field (two inputs, two outputs) in a rectangle, evenly spaced: each begins beside an earlier
/// one and ends where it leaves the rectangle, where the field vanishes or has no value, or half a separation before
/// another line. A line that comes round to its beginning is closed: it repeats its first point. Integrated by the
/// Runge-Kutta pair of Bogacki and Shampine with error control; the same in every run. Source: Jobard and Lefer,
/// Creating evenly-spaced streamlines of arbitrary density, Visualization in Scientific Computing '97.
std::vector<std::vector<Vec2>> stream_lines(const Program& field, Range x, Range y, const StreamLineOptions& options);

}  // namespace lectern
