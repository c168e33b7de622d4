#pragma once
#include "lectern/raster/view.h"
#include "raster/surface_style.h"
#include "raster/surface_triangle.h"

#include <array>

namespace lectern {

/// How the eye's rays run through the picture: through pixel (x, y) from the eye in the direction
/// ((x - center_x) * slope, (center_y - y) * slope, -1) of the camera's axes.
struct EyeRay {
    explicit EyeRay(const View& view)
        : center_x(static_cast<float>(view.principal_point().x())),
          center_y(static_cast<float>(view.principal_point().y())),
          slope(view.projection() == Projection::perspective ? static_cast<float>(1 / view.focal_length()) : 0.0f) {}

    float center_x, center_y, slope;
};

/// Which way the corners run on the screen: positive clockwise, zero where they have no area.
std::int64_t twice_area_on_screen(const SurfaceVertex& a, const SurfaceVertex& b, const SurfaceVertex& c);

/// The shape of a triangle whose corners run clockwise on the screen.
TriangleShape set_up_shape(const std::array<const SurfaceVertex*, 3>& corners);

/// The rest of the same triangle. The corners' normals must point to the side that is seen. `depth_per_pixel`:
/// View::depth_per_pixel at weight 1.
TriangleShading set_up_shading(const std::array<SurfaceVertex, 3>& corners, const TriangleShape& shape,
                               const SurfaceStyle& style, double depth_per_pixel, const EyeRay& ray);

}  // namespace lectern
