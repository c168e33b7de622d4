#pragma once
#include "layers/layer.h"
#include "lectern/scene/figure_entry.h"

#include <vector>

namespace lectern {

/// What one panel's axes must show.
struct PanelExtent {
    const FigureEntry* entry;
    Extent extent;
};

/// Panels in the plane that share an axis (x down a column, y along a row) must show what any of them must.
void share_extents(std::vector<std::vector<PanelExtent>>& rows, const SharedAxes& share);

/// An axis that the panel below, or on the left, has too keeps its ticks and loses its words.
void share_axes(const std::vector<std::vector<Figure*>>& rows, const SharedAxes& share);

/// Colour bars and legends that are the same in all panels that have some become those of `whole`.
void take_common_keys(Figure& whole, const std::vector<std::vector<Figure*>>& rows);

/// (a), (b), … before the panels' titles, row by row.
void letter_panels(const std::vector<std::vector<Figure*>>& rows);

}  // namespace lectern
