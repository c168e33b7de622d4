#pragma once
#include "lectern/calculus/tessellate.h"
#include "lectern/figure/marks_3d.h"

#include <span>
#include <vector>

namespace lectern {

/// The bands between `levels` (increasing, at least 2) of a graph, laid flat at `height`, one mesh a band in its
/// colour, whatever the light: the graph's triangles cut where they cross a level.
std::vector<Mesh> flat_bands(const Tessellation& graph, std::span<const double> levels, std::span<const Color> colors,
                             double height);

}  // namespace lectern
