#pragma once
#include "lectern/figure/marks_3d.h"
#include "raster/surface_triangle.h"

#include <span>
#include <vector>

namespace lectern {

/// For each point of a mesh, not 0 where it may lie on the mesh's outline on the screen: where the triangles about it
/// don't close a ring, or don't all face the same way, or where one of them has a corner that is not `drawn`, 0 or 1
/// for each point. About every other point they cover its surroundings on the screen without a gap. `vertices`: the
/// points, projected.
std::vector<std::uint8_t> find_outline_corners(const Mesh& mesh, std::span<const SurfaceVertex> vertices,
                                               const std::vector<char>& drawn, int jobs);

}  // namespace lectern
