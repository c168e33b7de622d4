#pragma once
#include "lectern/figure/style.h"
#include "paint/canvas.h"

namespace lectern {

/// Draws the outline of `box` just outside of it, so that what is clipped to the box never lies over it.
void paint_frame(Canvas& canvas, const Rect& box, const Theme& theme);

}  // namespace lectern
