#pragma once
#include "lectern/figure/figure.h"
#include "lectern/paint/paint.h"
#include "lectern/typeset/text_layout.h"
#include "paint/color_bar_painter.h"
#include "paint/legend_painter.h"
#include "paint/page_measures.h"
#include "paint/plane_axes.h"
#include "paint/plot_words.h"

#include <optional>
#include <vector>

namespace lectern {

/// The part of a picture that a figure is laid out in: all of it, or a panel's.
struct PagePlace {
    Rect page;                    ///< CSS pixels.
    double pad = 0;               ///< From its edges to what is nearest to them.
    Margins least{};              ///< From its edges to the plot box: at least these, so that plots stand in line.
    double pixel = 1;             ///< CSS pixels; the plot box fits whole ones.
    double least_title_rise = 0;  ///< At least so far above the plot box: titles of a row stand on one line.
    /// Where a plot box that is lower than its place begins, so that those of a row begin on one line; absent: it
    /// stands in the middle of its place.
    std::optional<double> plot_top{};
};

/// Where everything on a figure stands but the marks inside its plot.
struct PageLayout {
    PageDetail detail = PageDetail::full;
    Rect plot_box;          ///< Its sides are whole pixels. In space: the place for the plot with its labels.
    Margins margins;        ///< From the page's edges to the place that the plot box is fitted into.
    double title_rise = 0;  ///< From the plot box up to the baseline of the title's last line; 0 without a title.
    PlaneAxesLayout axes;   ///< Of plane axes.
    std::vector<ColorBarLayout> color_bars;  ///< One for each of the figure's.
    LegendLayout legend;
    std::vector<PlacedText> headings;  ///< Title and caption.
    PlotWords words;                   ///< Of a plot in the plane.
    LayoutFaults faults;               ///< Of the page, the words' included.
};

/// Lays a figure out: what stands around the plot takes the room that its words need, the plot takes the rest. Words
/// that would leave the plot too little are left out, axis labels and headings first.
PageLayout lay_out_page(Typesetter& typesetter, const Figure& figure, const PagePlace& place);

/// In all of the picture.
PageLayout lay_out_page(Typesetter& typesetter, const Figure& figure);

}  // namespace lectern
