#pragma once
#include "lectern/base/geometry.h"
#include "lectern/figure/style.h"
#include "paint/canvas.h"

namespace lectern {

/// A mark centred on `at` (CSS pixels), its edge inside its size.
void draw_marker(Canvas& canvas, const Vec2& at, const MarkerStyle& style);

/// A straight arrow (CSS pixels) whose tip lies exactly at `to`.
void draw_arrow(Canvas& canvas, const Vec2& from, const Vec2& to, const Stroke& stroke, double head_length,
                double head_width);

}  // namespace lectern
