#pragma once
#include "lectern/base/geometry.h"

#include <cstddef>
#include <span>
#include <vector>

namespace lectern {

/// The numbers of the points that markers show, increasing: each is at least `gap` from all kept before it, but for the
/// last point, which is always kept. Points that are not finite are left out. As a run goes on, what is kept of it
/// stays.
std::vector<std::size_t> points_apart(std::span<const Vec3> points, double gap);

}  // namespace lectern
