#pragma once
#include "lectern/figure/figure.h"
#include "lectern/typeset/text_layout.h"
#include "paint/pixel_canvas.h"

namespace lectern {

/// Where the picture of the axes' box stands once it and all of its tick and axis labels fit into `place` (CSS pixels).
Rect space_plot_box(Typesetter& typesetter, const Plot3d& plot, const Theme& theme, const Rect& place);

/// Paints the box in space, its axes and labels and all that stands in it, within `place` (CSS pixels; the canvas has
/// `scale` pixels to one). `jobs` threads may share the work; the picture doesn't depend on their number.
void paint_space_plot(PixelCanvas& canvas, Typesetter& typesetter, const Plot3d& plot, const Theme& theme,
                      const Rect& place, int jobs);

/// The same as shapes, hidden parts cut away.
void paint_space_plot_in_shapes(Canvas& canvas, Typesetter& typesetter, const Plot3d& plot, const Theme& theme,
                                const Rect& place, int jobs);

}  // namespace lectern
