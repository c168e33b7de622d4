#pragma once
#include "lectern/calculus/basins.h"
#include "lectern/figure/marks_2d.h"

#include <vector>

namespace lectern {

/// The basins as regions painted one over the other, each over all those before it, so that no gap shows between
/// neighbours: first what belongs to none, then one after another. Shape: 1 + minima colours, that of none first.
FilledBands basin_shapes(const Basins& basins, Range x, Range y, const std::vector<Color>& colors);

}  // namespace lectern
