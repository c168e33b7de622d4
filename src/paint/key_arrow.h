#pragma once
#include "lectern/figure/marks_2d.h"
#include "lectern/typeset/text_layout.h"
#include "paint/canvas.h"
#include "paint/plane_map.h"

namespace lectern {

/// Draws the arrow as long as data arrows are in these axes, its label on its right.
void paint_key_arrow(Canvas& canvas, Typesetter& typesetter, const KeyArrow& key, const PlaneMap& map,
                     const Theme& theme);

}  // namespace lectern
