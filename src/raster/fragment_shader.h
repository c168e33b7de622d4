#pragma once
#include "raster/color_planes.h"
#include "raster/fragments.h"
#include "raster/shading_points.h"

#include <vector>

namespace lectern {

/// Gives fragments their colours: by height, lit, with their level lines. One for each thread.
class FragmentShader {
public:
    FragmentShader(const Surfaces& surfaces, const ColorPlanes& planes)
        : surfaces_(surfaces), planes_(planes), shading_(surfaces) {}

    void shade(Fragments& fragments);
    [[nodiscard]] ShadingCache& shading() { return shading_; }

private:
    void shade_point_by_point(Fragments& fragments);

    const Surfaces& surfaces_;
    const ColorPlanes& planes_;
    ShadingCache shading_;
    std::vector<std::uint32_t> without_plane_;  ///< The fragments that are shaded each for itself,
    ShadingPoints points_;                      ///< and their places.
};

}  // namespace lectern
