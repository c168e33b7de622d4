#pragma once
#include "lectern/typeset/text_layout.h"

#include <vector>

namespace lectern {

/// One line of a text, from its left end on its baseline, y downwards; lengths in the style's unit.
struct TextLine {
    std::vector<PlacedGlyph> glyphs;
    std::vector<PlacedRule> rules;
    double width = 0;
    double ascent = 0, descent = 0;  ///< Of the mathematics in it; 0 where there is none.
    bool from_right = false;         ///< Of a right-to-left script.
    bool is_display = false;
};

}  // namespace lectern
