#pragma once
#include "layers/layer.h"
#include "lectern/calculus/tessellate.h"

#include <array>

namespace lectern {

/// How true triangles must be that stand in a figure's box with these ranges: they may lie so many pixels off the
/// surface where the box is nearest to the eye.
inline SurfaceAccuracy accuracy_in(const FigureScope& scope, const std::array<Range, 3>& ranges, double pixels) {
    SurfaceAccuracy accuracy;
    accuracy.low = Vec3(ranges[0].low, ranges[1].low, ranges[2].low);
    accuracy.high = Vec3(ranges[0].high, ranges[1].high, ranges[2].high);
    accuracy.sides = scope.sides;
    accuracy.tolerance = pixels / scope.scene_scale;
    return accuracy;
}

}  // namespace lectern
