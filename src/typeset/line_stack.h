#pragma once
#include "typeset/text_line.h"
#include "typeset/word_fonts.h"

#include <vector>

namespace lectern {

/// Sets lines one under the other. `font` measures the words of `style`. Baselines are one line pitch apart, further
/// where tall mathematics would touch the line above or below; a display stands clear of its neighbours.
TextLayout stack_lines(std::vector<TextLine> lines, const FontMeasures& font, const TextStyle& style,
                       TextAlignment alignment);

}  // namespace lectern
