#pragma once
#include "lectern/base/geometry.h"
#include "lectern/typeset/text_layout.h"
#include "paint/canvas.h"

namespace lectern {

/// Words at their place, reading in the direction `along` (see Canvas::draw_text).
struct PlacedText {
    TextLayout text;
    Vec2 origin;
    Vec2 along{1, 0};
};

/// Draws words that stand still: their baseline is moved to a boundary between pixels, which keeps them crisp.
void draw_words(Canvas& canvas, const PlacedText& words, Color color);

}  // namespace lectern
