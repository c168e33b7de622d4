#pragma once
#include "lectern/figure/figure.h"
#include "lectern/typeset/text_layout.h"
#include "paint/canvas.h"

namespace lectern {

/// Paints a whole figure at once, of shapes. What people read first comes first, for those who take words out of the
/// file. `jobs` threads may share the work on a plot in space.
void paint_vector_page(Canvas& canvas, Typesetter& typesetter, Figure figure, int jobs);

}  // namespace lectern
