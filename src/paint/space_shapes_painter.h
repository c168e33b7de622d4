#pragma once
#include "lectern/figure/figure.h"
#include "paint/canvas.h"

namespace lectern {

/// Paints what stands in the box as shapes, each layer's in groups of its name. `box`: what the picture of the axes'
/// box fits into, CSS pixels. `jobs` threads may share the work; the shapes don't depend on their number.
void paint_space_shapes(Canvas& canvas, const Plot3d& plot, const Rect& box, int jobs);

}  // namespace lectern
