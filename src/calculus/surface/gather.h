#pragma once
#include "lectern/calculus/tessellate.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace lectern {

/// Triangles with those of the points (data units, with a normal each) that they use, numbered anew in the order of
/// their first use.
Tessellation gather(std::span<const Vec3> points, std::span<const Vec3> normals,
                    std::vector<std::array<std::uint32_t, 3>> triangles);

}  // namespace lectern
