#pragma once
#include "lectern/typeset/text_layout.h"

#include <algorithm>

namespace lectern {

/// How far a text reaches from its first baseline: at least to the height of capitals and, under the last line, to the
/// depth of letters with tails, so that lines of plain words reach equally far whatever their letters.
/// In the layout's unit.
struct TextReach {
    double above = 0, below = 0;
};

/// `font_size` is that of the text's style.
inline TextReach reach_of(const TextLayout& text, double font_size) {
    constexpr double tail = 0.24;  // em
    return {std::max(text.ink_ascent, text.cap_height),
            text.last_baseline + std::max(text.ink_descent, tail * font_size)};
}

}  // namespace lectern
