#pragma once
#include "lectern/base/geometry.h"

#include <span>
#include <vector>

namespace lectern {

/// Whether every point lies in `bounds`; NaN lies nowhere.
bool all_inside(std::span<const Vec2> points, const Rect& bounds);

/// The parts of a line inside `bounds`, one after another. A NaN or infinite coordinate breaks the line.
/// Source: Liang and Barsky, A new concept and method for line clipping, ACM Trans. Graphics 3 (1984).
std::vector<std::vector<Vec2>> clip_line(std::span<const Vec2> points, const Rect& bounds, bool closed);

/// The part of a closed outline inside `bounds`; where it leaves, it runs along the border. Filled by either rule, it
/// covers what the outline covers there. Coordinates must be finite.
/// Source: Sutherland and Hodgman, Reentrant polygon clipping, Comm. ACM 17 (1974).
std::vector<Vec2> clip_outline(std::span<const Vec2> outline, const Rect& bounds);

}  // namespace lectern
