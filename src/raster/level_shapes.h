#pragma once
#include "lectern/figure/marks_3d.h"
#include "lectern/raster/space_shapes.h"
#include "raster/level_segments.h"

#include <vector>

namespace lectern {

/// The level lines of one surface that lie under as many veils, those of one axis and about one opacity as one shape.
/// Where a line ends at the surface's outline, or goes behind something, it is cut along that. `detail`: pixels to a
/// CSS pixel.
std::vector<SpaceShape> level_shapes(const std::vector<LevelSegment>& segments, const Mesh& mesh, double detail);

}  // namespace lectern
