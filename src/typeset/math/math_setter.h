#pragma once
#include "typeset/math/formula.h"
#include "typeset/math/math_font.h"
#include "typeset/math/math_node.h"

#include <string>
#include <string_view>

namespace lectern {

/// An atom of a row at its place.
struct SetAtom {
    MathBox box;
    AtomClass atom = AtomClass::ordinary;
    double space_before = 0;
    bool is_space = false;  ///< Nothing but `space_before`.
};

/// Sets formulas: turns what was read into boxes.
class MathSetter {
public:
    MathSetter(MathFont& math_font, WordSetter& words, const TextStyle& style)
        : font(math_font), words_(words), style_(style) {}

    /// The size of an em.
    [[nodiscard]] double em(MathStyle style) const { return style_.size * font.script_scale(style.size); }
    [[nodiscard]] double constant(hb_ot_math_constant_t which, MathStyle style) const {
        return font.constant(which, em(style));
    }
    /// The height on which fractions, operators and delimiters are centred.
    [[nodiscard]] double axis(MathStyle style) const { return constant(HB_OT_MATH_CONSTANT_AXIS_HEIGHT, style); }
    /// The thickness of a fraction's bar.
    [[nodiscard]] double rule(MathStyle style) const {
        return constant(HB_OT_MATH_CONSTANT_FRACTION_RULE_THICKNESS, style);
    }

    MathBox set(const MathNode& node, MathStyle style);
    MathBox set_row(const MathList& list, MathStyle style);
    /// A row that is the base of something: an atom alone keeps its shape (MathBox::lone and italic).
    MathBox set_base(const MathList& list, MathStyle style);
    /// The atoms of a row with the spaces between them.
    std::vector<SetAtom> set_atoms(const MathList& list, MathStyle style);

    /// The sign's glyph, in its form for the style.
    MathBox sign(char32_t character, MathStyle style);
    /// `character` as a delimiter of at least that height, centred on the axis; 0 gives the space of an empty one.
    MathBox delimiter(char32_t character, double height, MathStyle style);
    /// The height of a delimiter around what reaches so far up and down (TeXbook, \delimiterfactor,
    /// \delimitershortfall).
    [[nodiscard]] double delimiter_height(double ascent, double descent, MathStyle style) const;
    /// Words (`\text`), in the text's own face.
    MathBox words(std::string_view text, FontWeight weight, FontSlant slant, FontFace face, MathStyle style);
    [[nodiscard]] MathBox centered_on_axis(MathBox box, MathStyle style) const;

    MathFont& font;  // NOLINT

    /// How many more parts growing signs may be put together from. Formulas in formulas may ask for heights that double
    /// with each; with this a formula's work stays bounded.
    int spare_parts = 20'000;

private:
    WordSetter& words_;
    const TextStyle& style_;
};

/// `character` as UTF-8, plain: a letter of the mathematical alphabets as the letter it is.
std::string text_of(char32_t character);

}  // namespace lectern
