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

/// A projected corner of a surface. `attributes` are as in TriangleShading.
struct SurfaceVertex {
    std::int32_t x = 0, y = 0;   ///< Subpixels.
    float off_x = 0, off_y = 0;  ///< From there to the true place, in pixels.
    Attributes attributes{};
};

/// Makes the records of a triangle; false where it has no area on the screen. The corners' normals must already point
/// to the side that is seen. `depth_per_pixel`: View::depth_per_pixel at weight 1.
bool set_up_triangle(std::array<SurfaceVertex, 3> corners, const SurfaceStyle& style, double depth_per_pixel,
                     const EyeRay& ray, TriangleShape& shape, TriangleShading& shading);

}  // namespace lectern
