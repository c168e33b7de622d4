#pragma once
#include "lectern/figure/figure.h"
#include "lectern/raster/view.h"

#include <vector>

namespace lectern {

/// For each place (data units), whether an opaque surface of the plot stands between it and the eye. A place on a
/// surface is seen.
std::vector<bool> hidden_by_surfaces(const Plot3d& plot, const View& view, const std::vector<Vec3>& places);

}  // namespace lectern
