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

/// What is seen of a text: its width and the height of its ink.
inline Vec2 ink_size(const TextLayout& text) { return {text.width, text.ink_height()}; }

/// What is seen of words at their place.
inline Rect ink_of(const PlacedText& words) {
    const TextLayout& text = words.text;
    if (words.along.y() != 0) {
        return {words.origin.x() - text.ink_ascent, words.origin.y() - text.width, text.ink_height(), text.width};
    }
    return {words.origin.x(), words.origin.y() - text.ink_ascent, text.width, text.ink_height()};
}

/// Upright words whose ink is centred on a place.
inline PlacedText centered_text(const TextLayout& text, const Vec2& center) {
    return {text, {center.x() - text.width / 2, center.y() + text.ink_middle()}};
}

/// Draws words that stand still: their baseline is moved to a boundary between pixels, which keeps them crisp.
void draw_words(Canvas& canvas, const PlacedText& words, Color color);

}  // namespace lectern
