#pragma once
#include "paint/space_axes.h"

namespace lectern {

/// Axes that cross at the origin, or at the place of the box that is nearest to it: arrows with ticks as lines in
/// space, names at their tips. Tick labels stand beside the arrows, over what is drawn there, and are left out where
/// they would touch another one, another axis, or where the axes cross.
SpaceAxes place_space_cross(const SpaceWords& words, const Axes3d& axes, const View& view, const Theme& theme);

}  // namespace lectern
