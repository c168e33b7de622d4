#pragma once
#include "lectern/figure/figure.h"
#include "lectern/typeset/text_layout.h"
#include "paint/canvas.h"
#include "paint/page_layout.h"
#include "paint/panels_layout.h"

#include <functional>

namespace lectern {

/// Paints a plot in space in its place, however the canvas can hold one.
using SpacePainter = std::function<void(const Plot3d&, const Theme&, const Rect& place)>;

/// What stands around a plot before its marks are painted: plane axes, colour bars, a legend beside it.
void paint_page_ground(Canvas& canvas, const Figure& figure, const PageLayout& layout);
/// What stands over a plot once its marks are painted: labels, insets, headings, a legend in a corner.
void paint_page_words(Canvas& canvas, const Figure& figure, const PageLayout& layout);
/// Axes that cross, before the groups that stand over them (see groups_under_cross).
void paint_cross(Canvas& canvas, const Figure& figure, const PageLayout& layout, std::size_t groups_painted);

/// Panels one after the other, each as a group of its own.
void paint_panels(Canvas& canvas, Typesetter& typesetter, const std::vector<PanelLayout>& panels,
                  const SpacePainter& paint_space);

}  // namespace lectern
