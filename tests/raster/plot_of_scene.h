#pragma once
#include "lectern/figure/figure.h"

#include <string>

namespace lectern {

/// What the layers make of the one figure of a scene, in space. Apart from the tests, for the scene's words and the
/// rasteriser's have no business with each other.
Plot3d plot_of_scene(const std::string& text);

}  // namespace lectern
