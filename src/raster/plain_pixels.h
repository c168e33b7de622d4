#pragma once
#include "lectern/base/image.h"
#include "raster/color_planes.h"
#include "raster/fragments.h"
#include "raster/ink.h"
#include "raster/visibility_buffer.h"

namespace lectern {

/// Paints those pixels of a tile that see one triangle wholly, if it has a colour plane, and no ink; those that see
/// nothing are left as they are. Returns the others.
TilePixels paint_plain_pixels(const VisibilityBuffer& seen, const ColorPlanes& planes, const InkBuffer* ink,
                              const ImagePart& picture);

}  // namespace lectern
