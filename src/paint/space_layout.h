#pragma once
#include "lectern/figure/figure.h"
#include "lectern/typeset/text_layout.h"
#include "paint/page_measures.h"
#include "paint/space_axes.h"

namespace lectern {

/// The box in space and its words at their places. CSS pixels.
struct SpaceLayout {
    Rect frame;    ///< What the view is fitted to (see View).
    Rect picture;  ///< Of the box.
    SpaceAxes axes;
    PageDetail detail = PageDetail::full;  ///< ticks: without the axes' names; bare: without words.
};

/// The box as large as fits into `place` with all of its words; in a small place words give way, names first. Where the
/// camera has an angle of its own, the box is as large as that shows it, and words that don't fit are left out.
SpaceLayout lay_out_space(Typesetter& typesetter, const Plot3d& plot, const Theme& theme, const Rect& place);

}  // namespace lectern
