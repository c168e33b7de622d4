#pragma once
#include "raster/screen_run.h"
#include "raster/surfaces.h"
#include "raster/tile.h"

namespace lectern {

/// Where a line lies behind surfaces, opaque or translucent: stretches between lengths along the run (pixels),
/// increasing and apart. They reach a little beyond the places where the line disappears, for each sample to decide
/// there; what is shorter than a few CSS pixels is left out, so that a line which lies on a surface and only grazes its
/// triangles is not hidden in places. `grid` holds the triangles of `surfaces`; `scale`: pixels to a CSS pixel.
std::vector<Range> find_hidden_stretches(const ScreenRun& run, const Surfaces& surfaces, const TileGrid& grid,
                                         double scale);

}  // namespace lectern
