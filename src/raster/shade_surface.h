#pragma once
#include "lectern/raster/view.h"
#include "raster/fragments.h"

namespace lectern {

/// Gives each fragment its colour: by height, lit, with its level lines.
///
/// The light stands above the viewer's left shoulder whatever the camera, and both sides of a surface are lit alike.
/// Its strength is measured against a surface that faces the viewer, so that colours stay those of the colour bar.
void shade_fragments(const Surfaces& surfaces, ShadingCache& shading, Fragments& fragments);

}  // namespace lectern
