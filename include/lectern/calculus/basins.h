#pragma once
#include "lectern/base/geometry.h"
#include "lectern/calculus/descent.h"

#include <vector>

namespace lectern {

/// Where the runs of one descent end, for starts in the middles of the cells of a grid.
struct Basins {
    int columns = 0, rows = 0;
    std::vector<int> ends;     ///< [rows * columns], rows upwards: which of `minima` the run reaches; -1: none.
    std::vector<Vec2> minima;  ///< In the order in which the rows meet them.
};

/// Runs the descent from every cell's middle on up to `jobs` threads; the result doesn't depend on their number. A run
/// that converges (see run_descent) belongs to the minimum (of an ascent, the maximum) that Newton's method finds from
/// its last point; one that ends at a saddle, is diverging or out of steps belongs to none.
Basins find_basins(const ScalarField& field, const DescentOptions& options, Range x, Range y, int columns, int rows,
                   int jobs);

/// The same with `factor` times as many cells a side, of which only those are run anew that lie in cells beside others
/// that end elsewhere. Where these are more than an eighth of all, as there are no borders to be drawn any finer,
/// `coarse` itself.
Basins finer_at_borders(Basins coarse, const ScalarField& field, const DescentOptions& options, Range x, Range y,
                        int factor, int jobs);

}  // namespace lectern
