#pragma once
#include "calculus/surface/surface_points.h"
#include "lectern/calculus/tessellate.h"

#include <array>
#include <span>

namespace lectern {

/// Triangles with the points that they use, numbered anew in the order of their first use.
Tessellation gather(const SurfacePoints& points, std::span<const std::array<PointId, 3>> triangles,
                    bool within_tolerance);

}  // namespace lectern
