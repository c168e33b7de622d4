#pragma once
#include "lectern/typeset/text_layout.h"

#include <hb.h>

#include <optional>
#include <vector>

namespace lectern {

/// A glyph that is all there is in a box: its shape is known to what stands beside it.
struct LoneGlyph {
    hb_codepoint_t glyph = 0;
    double size = 0;           ///< Of its em.
    double accent_center = 0;  ///< Where the middle of an accent stands, from the left.
};

/// A laid-out part of a formula: its origin is the left end of the baseline. Glyphs and rules have y downwards, as in a
/// TextLayout; all distances here are upwards. Lengths are in the style's unit.
struct MathBox {
    std::vector<PlacedGlyph> glyphs;
    std::vector<PlacedRule> rules;
    double width = 0;
    double ascent = 0, descent = 0;  ///< May be negative: a bar above the baseline has a negative descent.
    double italic = 0;  ///< How far the last glyph leans beyond the width (italic correction); a row adds it.
    std::optional<LoneGlyph> lone;

    [[nodiscard]] double height() const { return ascent + descent; }

    /// Puts `box` with its origin at `x`, `up` above the baseline; ascent, descent and width grow to hold it.
    void add(MathBox box, double x, double up);
    /// Puts `box` on the baseline where this one's width ends, which then ends with that of `box`.
    void append(MathBox box);
    /// A bar with its lower left corner there.
    void add_rule(double x, double up, double rule_width, double thickness);
    /// Puts all that belongs to no part yet into `part`.
    void mark(int part);
    [[nodiscard]] bool is_empty() const { return glyphs.empty() && rules.empty() && width == 0; }
};

/// `box`, raised by `up`.
MathBox raised(MathBox box, double up);

}  // namespace lectern
