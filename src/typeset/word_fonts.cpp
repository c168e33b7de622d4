#include "typeset/word_fonts.h"

#include "lectern/base/error.h"
#include "typeset/font_config.h"
#include "typeset/font_files.h"

#include <hb-ot.h>
#include <pango/pangofc-font.h>
#include <pango/pangoft2.h>

#include <algorithm>

namespace lectern {
namespace {

/// A map of the bundled fonts: Pango takes them from Fontconfig's current configuration. (Told of it outright, by
/// pango_fc_font_map_set_config, Pango 1.50 would never let go of it.)
PangoFontMap* new_font_map() {
    use_bundled_fonts();
    return pango_ft2_font_map_new();
}

PangoHandle<PangoFontDescription> describe(const std::string& families, FontWeight weight, FontSlant slant) {
    PangoHandle<PangoFontDescription> description(pango_font_description_new());
    pango_font_description_set_family(description.get(), families.c_str());
    pango_font_description_set_absolute_size(description.get(), pango_units_per_em);
    pango_font_description_set_weight(description.get(),
                                      weight == FontWeight::bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(description.get(),
                                     slant == FontSlant::italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    return description;
}

/// The path that Fontconfig gave the font from.
std::string file_of(PangoFont* font) {
    FcChar8* file = nullptr;
    const FcPattern* pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
    if (FcPatternGetString(pattern, FC_FILE, 0, &file) != FcResultMatch) return {};
    return reinterpret_cast<const char*>(file);
}

FontMeasures measure(const GlyphOutlines& outlines) {
    hb_font_extents_t extents{};
    hb_font_get_h_extents(outlines.font(), &extents);
    hb_position_t x_height = 0, cap_height = 0;
    hb_ot_metrics_get_position_with_fallback(outlines.font(), HB_OT_METRICS_TAG_X_HEIGHT, &x_height);
    hb_ot_metrics_get_position_with_fallback(outlines.font(), HB_OT_METRICS_TAG_CAP_HEIGHT, &cap_height);
    const double em = outlines.units_per_em();
    FontMeasures measures;
    measures.line_pitch = 1.25;
    measures.ascent = extents.ascender / em;
    measures.descent = -extents.descender / em;
    // Latin Modern's box has room for an accent upon an accent, which would set lines far apart.
    const double too_high = std::max(1.0, (measures.ascent + measures.descent) / measures.line_pitch);
    measures.ascent /= too_high;
    measures.descent /= too_high;
    measures.x_height = x_height / em;
    measures.cap_height = cap_height / em;
    return measures;
}

}  // namespace

WordFonts::WordFonts() : map_(new_font_map()) {
    context_.reset(pango_font_map_create_context(map_.get()));
    pango_context_set_language(context_.get(), pango_language_from_string("en"));
    pango_context_set_round_glyph_positions(context_.get(), FALSE);
}

PangoHandle<PangoFontDescription> WordFonts::description(const TextStyle& style) {
    return describe(word_families(style), style.weight, style.slant);
}

PangoHandle<PangoAttrList> WordFonts::features(const TextStyle& style) {
    PangoHandle<PangoAttrList> attributes(pango_attr_list_new());
    // The sans face sets numbers: its digits are of one width, and `3x3` keeps its letter x.
    if (style.face == FontFace::sans) {
        pango_attr_list_insert(attributes.get(), pango_attr_font_features_new("tnum=1, calt=0"));
    }
    return attributes;
}

const FontMeasures& WordFonts::measures(const TextStyle& style) {
    return measures(word_families(style), style.weight, style.slant);
}

double WordFonts::math_size(const TextStyle& style) {
    // The serif faces were drawn with their mathematics.
    if (style.face == FontFace::serif) return style.size;
    const char* family = math_family(style.typography.family);
    return style.size * measures(style).x_height / measures(family, FontWeight::regular, FontSlant::upright).x_height;
}

GlyphOutlines& WordFonts::outlines(PangoFont* font) {
    hb_face_t* face = hb_font_get_face(pango_font_get_hb_font(font));
    if (const auto found = outlines_.find(face); found != outlines_.end()) return found->second;
    return outlines_.try_emplace(face, face, file_of(font)).first->second;
}

const FontMeasures& WordFonts::measures(const std::string& families, FontWeight weight, FontSlant slant) {
    const auto [found, fresh] = measures_.try_emplace({families, weight, slant});
    if (fresh) {
        const PangoHandle<PangoFont> font(
            pango_context_load_font(context_.get(), describe(families, weight, slant).get()));
        if (!font) throw MachineError("cannot load a font of " + families);
        found->second = measure(outlines(font.get()));
    }
    return found->second;
}

}  // namespace lectern
