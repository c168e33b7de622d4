#pragma once
#include "lectern/figure/marks_2d.h"
#include "paint/canvas.h"
#include "paint/plane_map.h"

namespace lectern {

/// Paints each region over those of lower level. Between neighbouring bands a pixel is a mix of their two colours
/// alone.
void paint_filled_bands(Canvas& canvas, const FilledBands& bands, const PlaneMap& map);

}  // namespace lectern
