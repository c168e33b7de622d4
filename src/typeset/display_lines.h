#pragma once
#include "typeset/math/formula.h"
#include "typeset/text_line.h"

#include <vector>

namespace lectern {

/// The line of a display; with a tag, which stands at the right end of `wrap_width` (0: just behind the formula, so
/// that both fit), a second line where the two would touch. The formula's parts are counted from `first_part`.
std::vector<TextLine> display_lines(const Formula& formula, double size, double wrap_width, int first_part);

}  // namespace lectern
