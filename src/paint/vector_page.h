#pragma once
#include "lectern/figure/figure.h"
#include "lectern/typeset/text_layout.h"
#include "paint/canvas.h"

namespace lectern {

/// Paints a whole figure at once, of shapes: the plane or a card, not a plot in space. What people read first comes
/// first, for those who take words out of the file.
void paint_vector_page(Canvas& canvas, Typesetter& typesetter, Figure figure);

}  // namespace lectern
