#pragma once
#include "lectern/calculus/tessellate.h"
#include "lectern/figure/marks_3d.h"

#include <span>
#include <vector>

namespace lectern {

/// A mesh in one colour, whatever the light, as see-through as the colour is.
Mesh flat_mesh(Color color);
/// A line of the plane at `height`.
Line3d flat_line(std::span<const Vec2> points, double height, Stroke stroke);

/// The bands between `levels` (increasing, at least 2) of a graph, laid flat at `height`, one mesh a band in its
/// colour, whatever the light: the graph's triangles cut where they cross a level.
std::vector<Mesh> flat_bands(const Tessellation& graph, std::span<const double> levels, std::span<const Color> colors,
                             double height);

}  // namespace lectern
