#pragma once
#include "paint/ink_map.h"
#include "paint/legend_painter.h"

#include <optional>
#include <vector>

namespace lectern {

/// The corner of `plot_box` in which a legend covers least of what is drawn, nothing of `taken` and little of the
/// `wished` places of labels; nothing where every corner has too much to hide. Corners that are equally empty: the top
/// right one first, as the eye begins there, then the top left.
std::optional<LegendPlace> emptiest_corner(const LegendLayout& boxed, const InkMap& ink, const std::vector<Rect>& taken,
                                           const std::vector<Rect>& wished, const Rect& plot_box, const Theme& theme);

}  // namespace lectern
