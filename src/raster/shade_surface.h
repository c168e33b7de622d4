#pragma once
#include "raster/shading_points.h"
#include "raster/surfaces.h"

namespace lectern {

/// Tells how each point is coloured and lit: by height.
///
/// The light stands above the viewer's left shoulder whatever the camera, and both sides of a surface are lit alike.
/// Its strength is measured against a surface that faces the viewer, so that colours stay those of the colour bar.
void light_points(const Surfaces& surfaces, ShadingPoints& points);

}  // namespace lectern
