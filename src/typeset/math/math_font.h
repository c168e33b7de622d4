#pragma once
#include "lectern/base/typography.h"
#include "typeset/glyph_outlines.h"
#include "typeset/math/math_box.h"
#include "typeset/math/math_style.h"

#include <hb-ot.h>

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace lectern {

/// A font with an OpenType MATH table (HarfBuzz's hb-ot-math). Heights and widths are for an em of `size`.
class MathFont {
public:
    /// Throws MachineError where the family's font can't be read.
    explicit MathFont(FontFamily family);

    [[nodiscard]] std::optional<hb_codepoint_t> find(char32_t character) const;

    [[nodiscard]] double constant(hb_ot_math_constant_t which, double size) const;
    /// How much smaller scripts are than the text.
    [[nodiscard]] double script_scale(MathSize math_size) const;
    /// The glyph's own form for scripts (feature `ssty`), or itself.
    hb_codepoint_t script_form(hb_codepoint_t glyph, MathSize math_size);
    /// How far a script moves in at a corner of the glyph, at `height` above the glyph's baseline; mostly negative.
    [[nodiscard]] double cut_in(const LoneGlyph& glyph, hb_ot_math_kern_t corner, double height) const;

    /// One glyph; `text` is what it stands for.
    MathBox glyph(hb_codepoint_t glyph, double size, std::string text);
    /// Upright letters of one word, with the font's kerns and ligatures.
    MathBox word(std::string_view letters, double size);

    [[nodiscard]] hb_font_t* font() const { return outlines_.font(); }
    [[nodiscard]] double unit(double size) const { return size / outlines_.units_per_em(); }

private:
    GlyphOutlines outlines_;
    std::map<std::pair<hb_codepoint_t, bool>, hb_codepoint_t> script_forms_;
};

}  // namespace lectern
