#pragma once
#include "lectern/figure/figure.h"
#include "lectern/typeset/text_layout.h"
#include "paint/color_bar_painter.h"
#include "paint/legend_painter.h"
#include "paint/page_measures.h"
#include "paint/plane_axes.h"

#include <vector>

namespace lectern {

/// Where everything on a figure stands but what is inside its plot.
struct PageLayout {
    PageDetail detail = PageDetail::full;
    Rect plot_box;         ///< Its sides are whole pixels. In space: the place for the plot with its labels.
    PlaneAxesLayout axes;  ///< Of plane axes.
    std::vector<ColorBarLayout> color_bars;  ///< One for each of the figure's.
    LegendLayout legend;
    std::vector<PlacedText> headings;  ///< Title and caption.
};

/// Lays a figure out: what stands around the plot takes the room that its words need, the plot takes the rest. Words
/// that would leave the plot too little are left out, axis labels and headings first.
PageLayout lay_out_page(Typesetter& typesetter, const Figure& figure);

}  // namespace lectern
