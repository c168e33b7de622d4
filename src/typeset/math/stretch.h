#pragma once
#include "typeset/math/math_setter.h"

namespace lectern {

/// The sign's glyph, or the smallest of its taller variants, or an assembly of its pieces, that is at least `height`
/// tall (the tallest there is where none reaches). Its baseline is the glyph's own; an assembly stands on its baseline.
MathBox stretched_up(MathSetter& setter, char32_t sign, double height, MathStyle style);

/// The same across, at least `width` wide.
MathBox stretched_across(MathSetter& setter, char32_t sign, double width, MathStyle style);

/// The widest of the sign's glyph and its wider variants that is not wider than `width`; the glyph itself where none
/// is: what a wide accent is.
MathBox widest_variant(MathSetter& setter, char32_t sign, double width, MathStyle style);

}  // namespace lectern
