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

/// The same for a surface that is seen as it stands in the figure's box: in a clip, whose every frame pays for them, as
/// few triangles as keep within so many pixels wherever it is; in a still more of them, whose outlines are exact.
inline SurfaceAccuracy accuracy_in_sight(const FigureScope& scope, double pixels) {
    SurfaceAccuracy accuracy = accuracy_in(scope, scope.ranges, pixels);
    for (const BoxSight::Eye& eye : scope.eyes)
        accuracy.eyes.push_back({eye.at + scope.sides / 2, eye.backward, eye.scale / scope.scene_scale,
                                 eye.projection == Projection::orthographic});
    if (scope.still && accuracy.eyes.size() == 1) {
        accuracy.outlines_from = accuracy.eyes.front();
        accuracy.eyes.clear();
    }
    return accuracy;
}

}  // namespace lectern
