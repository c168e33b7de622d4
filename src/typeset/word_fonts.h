#pragma once
#include "lectern/typeset/text_layout.h"
#include "typeset/glyph_outlines.h"
#include "typeset/pango_handle.h"

#include <map>
#include <tuple>

namespace lectern {

/// Words are laid out at this size (pixels) and scaled afterwards, so that their proportions are the same at any size.
/// Pango counts 1/1024 of a pixel in an int: an em of 32 leaves room for lines of 65,000 em.
inline constexpr double layout_em = 32;
inline constexpr double pango_units_per_em = layout_em * PANGO_SCALE;

/// Of a font, in em.
struct FontMeasures {
    double ascent = 0, descent = 0;  ///< Together at most `line_pitch`.
    double line_pitch = 0;
    double x_height = 0, cap_height = 0;
};

/// The fonts that words are set in, by Pango, with their outlines and measures. One for a thread.
class WordFonts {
public:
    WordFonts();

    [[nodiscard]] PangoContext* context() const { return context_.get(); }
    [[nodiscard]] static PangoHandle<PangoFontDescription> description(const TextStyle& style);
    [[nodiscard]] static PangoHandle<PangoAttrList> features(const TextStyle& style);
    const FontMeasures& measures(const TextStyle& style);
    /// The size of mathematics among words of that style: its lower-case letters are as high as theirs.
    double math_size(const TextStyle& style);
    GlyphOutlines& outlines(PangoFont* font);

private:
    const FontMeasures& measures(const std::string& families, FontWeight weight, FontSlant slant);

    PangoHandle<PangoFontMap> map_;
    PangoHandle<PangoContext> context_;
    std::map<hb_face_t*, GlyphOutlines> outlines_;  ///< Each holds its face, so that no other takes its address.
    std::map<std::tuple<std::string, FontWeight, FontSlant>, FontMeasures> measures_;
};

}  // namespace lectern
