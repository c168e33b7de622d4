#pragma once
#include "lectern/base/colormap.h"

#include <vector>

namespace lectern {

/// A place of a colour scale, from 0 to 1, and its colour.
struct ScaleStop {
    double share;
    Color color;
};

/// Few stops of a scale between which its colours are linear to within three quarters of a 255th, from its one end to
/// the other: what a gradient of a file of shapes needs to look like the scale's pixels.
std::vector<ScaleStop> scale_stops(const ColorMap& scale);

}  // namespace lectern
