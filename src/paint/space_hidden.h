#pragma once
#include "lectern/figure/figure.h"
#include "lectern/raster/view.h"

#include <vector>

namespace lectern {

/// For each place (data units), whether an opaque surface of the plot stands between it and the eye. A place on a
/// surface is seen.
std::vector<bool> hidden_by_surfaces(const Plot3d& plot, const View& view, const std::vector<Vec3>& places);

/// For each marker of the plot, whether opaque surfaces hide it as render_space has it: from its middle and from all
/// about it.
std::vector<bool> hidden_markers(const Plot3d& plot, const View& view, const std::vector<const Marker3d*>& markers);

}  // namespace lectern
