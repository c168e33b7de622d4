#pragma once
#include "raster/surface_style.h"

namespace lectern {

/// The share of a pixel that a level line covers, 0 to 1, where the function is `value` and changes by `gradient` with
/// each pixel: the line's distance is |value - level| / gradient, to first order. The line fades out where the function
/// is too flat to say where it runs, and where the levels lie closer than the lines are wide.
float level_line_coverage(float value, float gradient, const ProjectedLevels& levels);

}  // namespace lectern
