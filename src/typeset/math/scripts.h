#pragma once
#include "typeset/math/math_setter.h"

#include <optional>

namespace lectern {

/// Scripts at the right of `base`, an atom of `style` (TeXbook, appendix G, rule 18).
MathBox with_scripts(MathSetter& setter, MathBox base, std::optional<MathBox> superscript,
                     std::optional<MathBox> subscript, MathStyle style);

/// What stands centred over and under `base` (rule 13a).
MathBox with_limits(MathSetter& setter, MathBox base, std::optional<MathBox> above, std::optional<MathBox> below,
                    MathStyle style);

}  // namespace lectern
