#include "paint/placed_text.h"

namespace lectern {

void draw_words(Canvas& canvas, const PlacedText& words, Color color) {
    Vec2 origin = words.origin;
    if (words.along.y() == 0) {
        origin.y() = canvas.snap_edge(origin.y());
    } else {
        origin.x() = canvas.snap_edge(origin.x());
    }
    canvas.draw_text(words.text, origin, {color, {}}, words.along);
}

}  // namespace lectern
