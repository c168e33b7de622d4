#pragma once
#include "raster/surface_style.h"
#include "raster/surfaces.h"

#include <span>
#include <vector>

namespace lectern {

/// A place on a triangle of a surface.
struct SurfacePoint {
    std::uint32_t triangle = 0;
    double x = 0, y = 0;  ///< Subpixels.
};

/// The colours of a surface's points, lit, without level lines: those that the rasteriser gives to pixels there.
std::vector<ShaderColor> shade_points(const Surfaces& surfaces, std::span<const SurfacePoint> points, int jobs);

}  // namespace lectern
