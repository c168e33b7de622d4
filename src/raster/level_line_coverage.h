#pragma once
#include "raster/surface_style.h"

#include <algorithm>

namespace lectern {

/// The share of a pixel that a level line covers, 0 to 1, where the function is `value` and changes by `gradient` with
/// each pixel: the line's distance is |value - level| / gradient, to first order. The line fades out where the function
/// is too flat to say where it runs, and where the levels lie closer than the lines are wide.
float level_line_coverage(float value, float gradient, const ProjectedLevels& levels);

/// The share of a pixel that a line at this distance (pixels) from its middle covers.
inline float line_coverage(float distance, float half_width) {
    // How much of [distance - 1/2, distance + 1/2] lies in [-half, half].
    return std::clamp(std::min(half_width, distance + 0.5f) - std::max(-half_width, distance - 0.5f), 0.0f, 1.0f);
}

/// How much is left of the line of level number `level` where it fades out.
float level_line_strength(std::size_t level, float gradient, const ProjectedLevels& levels);

}  // namespace lectern
