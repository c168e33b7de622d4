#pragma once
#include "layers/layer.h"
#include "lectern/scene/figure_entry.h"

#include <array>
#include <string>

namespace lectern {

/// The axes' ranges: the author's, or what the layers show, in the plane with room around what asks for it.
std::array<Range, 3> settle_ranges(const FigureEntry& entry, const Extent& extent);

/// What an axis has where its author says nothing.
struct AxisDefaults {
    std::string label;
    int intervals = 8;
    bool grid = true;
};

/// One axis with its ticks, their labels in the scene's style.
Axis make_axis(const AxisEntry& entry, Range range, const AxisDefaults& defaults, const NumberStyle& numbers);

/// The sides of the box in scene units, as Plotly's aspectmode gives them: `auto` keeps the data's proportions unless
/// one axis is four times another or more.
Vec3 box_sides(const AspectEntry& aspect, const std::array<Range, 3>& ranges);

}  // namespace lectern
