#pragma once
#include "lectern/figure/axes.h"
#include "lectern/figure/style.h"
#include "lectern/typeset/text_layout.h"
#include "paint/canvas.h"
#include "paint/page_measures.h"
#include "paint/placed_text.h"
#include "paint/plane_map.h"
#include "paint/tick_labels.h"

#include <vector>

namespace lectern {

/// Ticks and words of plane axes at their places.
struct PlaneAxesLayout {
    std::vector<PlacedTick> x_ticks, y_ticks;
    std::vector<PlacedText> words;  ///< Tick labels and axis labels.
    Vec2 crossing{0, 0};            ///< Where axes that cross do so, CSS pixels.
    /// Of axes that cross: how many of `words` are numbers of x, and how many after them of y.
    std::size_t x_numbers = 0, y_numbers = 0;
};

/// What ticks and labels take up around a plot box of about `size`.
Margins plane_axes_margins(Typesetter& typesetter, const Axes2d& axes, const Theme& theme, PageDetail detail,
                           const Vec2& size);

PlaneAxesLayout place_plane_axes(Typesetter& typesetter, const Axes2d& axes, const Theme& theme, PageDetail detail,
                                 const Rect& box);

/// Paints ground, grid, frame, ticks and words; of axes that cross ground and grid alone (paint_plane_cross paints the
/// rest). The frame lies outside `box`, whose sides are whole pixels.
void paint_plane_axes(Canvas& canvas, const PlaneAxesLayout& layout, const Axes2d& axes, const Theme& theme,
                      const Rect& box);

}  // namespace lectern
