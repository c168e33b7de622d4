#pragma once
#include "layers/layer.h"
#include "lectern/scene/figure_entry.h"

#include <array>
#include <string>

namespace lectern {

/// The axes' ranges: the author's, or what the layers show, in the plane with room around what asks for it.
std::array<Range, 3> settle_ranges(const FigureEntry& entry, const Extent& extent);

/// One axis with its ticks; `standard_label` where the author gave none.
Axis make_axis(const AxisEntry& entry, Range range, const std::string& standard_label, int standard_intervals,
               bool standard_grid);

/// The sides of the box in scene units, as Plotly's aspectmode gives them: `auto` keeps the data's proportions unless
/// one axis is more than four times another.
Vec3 box_sides(const AspectEntry& aspect, const std::array<Range, 3>& ranges);

}  // namespace lectern
