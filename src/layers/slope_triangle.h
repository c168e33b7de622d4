#pragma once
#include "layers/layer_options.h"
#include "lectern/figure/figure.h"

namespace lectern {

/// Adds the triangle of a slope: a level leg from `from` over `run`, an upright one from its end over `rise`, each with
/// its length beside it.
void add_slope_triangle(Group2d& group, const Vec2& from, double run, double rise, const Stroke& line,
                        const LayerOptions& options);

}  // namespace lectern
