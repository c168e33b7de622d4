#pragma once
#include "typeset/math/math_font.h"

#include <string>

namespace lectern {

/// The glyph, or the smallest of its taller variants, or an assembly of its pieces, that is at least `height` tall (the
/// tallest there is where none reaches). Its baseline is the glyph's own; an assembly stands on its baseline.
MathBox stretched_up(MathFont& font, hb_codepoint_t glyph, double height, double size, const std::string& text);

/// The same across, at least `width` wide.
MathBox stretched_across(MathFont& font, hb_codepoint_t glyph, double width, double size, const std::string& text);

/// The widest of the glyph and its wider variants that is not wider than `width`; the glyph itself where none is: what
/// a wide accent is.
MathBox widest_variant(MathFont& font, hb_codepoint_t glyph, double width, double size, const std::string& text);

}  // namespace lectern
