#pragma once
#include "lectern/figure/figure.h"
#include "lectern/typeset/text_layout.h"
#include "paint/canvas.h"
#include "paint/ink_map.h"
#include "paint/page_measures.h"
#include "paint/plane_axes.h"

namespace lectern {

/// What axes that cross take up around a plot box of `size`: the tips of their arrows with the labels there, and tick
/// labels of an axis that runs along an edge.
Margins plane_cross_margins(Typesetter& typesetter, const Axes2d& axes, const Theme& theme, PageDetail detail,
                            const Vec2& size);

PlaneAxesLayout place_plane_cross(Typesetter& typesetter, const Axes2d& axes, const Theme& theme, PageDetail detail,
                                  const Rect& box);

/// Numbers of axes that cross and stand on a line of the plot step to the side of their tick, or to the other side of
/// their axis, where less is drawn. Does nothing for other axes.
void step_off_lines(PlaneAxesLayout& layout, const Axes2d& axes, const InkMap& ink, const Rect& box,
                    const Theme& theme);

/// How many groups lie under axes that cross: all up to the last one that fills an area, so that areas don't hide the
/// axes and the axes strike through no curve or point. 0 for axes of another style.
std::size_t groups_under_cross(const Plot2d& plot);

/// Arrows and ticks.
void paint_plane_cross(Canvas& canvas, const PlaneAxesLayout& layout, const Axes2d& axes, const Theme& theme,
                       const Rect& box);
/// Their words, to be read over lines that run through them.
void paint_plane_cross_words(Canvas& canvas, const PlaneAxesLayout& layout, const Theme& theme);

}  // namespace lectern
