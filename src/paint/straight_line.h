#pragma once
#include "lectern/base/color.h"
#include "lectern/base/geometry.h"
#include "lectern/base/image.h"

namespace lectern {

/// Draws a straight line with flat ends over a picture, by the share of each pixel that it covers: exactly along its
/// sides and for lines along the axes, and at slanting corners as if sides and ends crossed at random. Places and width
/// in pixels; both ends finite and within some millions of them.
void draw_straight_line(Image& picture, const Vec2& from, const Vec2& to, double width, Color color);

}  // namespace lectern
