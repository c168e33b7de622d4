#pragma once
#include "lectern/figure/block.h"
#include "lectern/figure/style.h"
#include "lectern/typeset/text_layout.h"
#include "paint/block_layout.h"
#include "paint/canvas.h"

namespace lectern {

/// An inset at its place. Refers to its block.
struct InsetLayout {
    Rect box;  ///< Of its ground; without one, of the block itself.
    Vec2 at;   ///< The block's top left corner.
    BlockLayout block;
};

/// Where something of `size` stands in `frame`, `margin` off its sides.
Vec2 placed_in_frame(PlotPlace place, const Vec2& size, double margin, const Rect& frame);

/// The ground of what stands in a corner: it hides most of what is behind it.
void paint_inset_ground(Canvas& canvas, const Rect& box, const Theme& theme, Color behind);

/// Lays an inset out inside `frame` (CSS pixels), smaller where it wouldn't fit.
InsetLayout lay_out_inset(Typesetter& typesetter, const Inset& inset, const Theme& theme, const Rect& frame);

/// `behind` is the colour of what its letters stand before; `ground` says whether it has a ground of its own.
void paint_inset(Canvas& canvas, const InsetLayout& layout, bool ground, const Theme& theme, Color behind);

}  // namespace lectern
