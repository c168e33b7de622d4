#pragma once
#include "lectern/figure/figure.h"
#include "lectern/raster/view.h"
#include "raster/surface_style.h"
#include "raster/surface_triangle.h"

#include <vector>

namespace lectern {

/// All surfaces of a plot as projected triangles, in the order of the plot. Each number stands for the same triangle
/// in each of the first three lists.
struct Surfaces {
    std::vector<TriangleShape> shapes;
    std::vector<TriangleShading> shading;
    std::vector<TriangleKinship> kinship;
    std::vector<SurfaceStyle> styles;
    bool translucent = false;  ///< Whether any triangle is.
};

/// Projects, clips and sets up every mesh. Triangles with a point that is not finite, and those without an area on the
/// screen, are left out. `scale`: pixels to a CSS pixel. On up to `jobs` threads; the result is the same for any
/// number.
Surfaces project_surfaces(const Plot3d& plot, const View& view, double scale, int jobs);

}  // namespace lectern
