#pragma once
#include "layers/layer.h"
#include "layers/layer_options.h"
#include "layers/surface_shape.h"

#include <array>
#include <memory>
#include <vector>

namespace lectern {

/// The outlines of a graph over several x and several y, each on the far wall that it is parallel to, as Matplotlib's
/// `contour(zdir='x', offset=…)` has them.
struct WallOutlines {
    LayerOptions look;
    ColorMap colormap;
    const FunctionEntry* function = nullptr;
    std::unique_ptr<SurfaceShape> graph;
    std::array<Range, 2> domain;
    std::array<std::vector<double>, 2> levels;  ///< Of x and of y, increasing; empty: nothing on that wall.
};

std::unique_ptr<Layer> make_wall_outlines(WallOutlines outlines);

}  // namespace lectern
