#pragma once
#include "lectern/calculus/surface_map.h"

#include <array>

namespace lectern {

/// The box that a surface fills over a rectangle of its parameters: of `cells` x `cells` + 1 samples a side, and of the
/// peaks and hollows between them that they tell of, to rounding, where the surface is proved to hang together around
/// them. Each range is empty where the surface has no point.
std::array<Range, 3> surface_extent(const SurfaceMap& surface, const Range& u, const Range& v, int cells);

}  // namespace lectern
