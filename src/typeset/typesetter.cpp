#include "lectern/base/error.h"
#include "lectern/typeset/text_layout.h"
#include "typeset/font_config.h"
#include "typeset/font_files.h"
#include "typeset/glyph_outlines.h"
#include "typeset/pango_handle.h"

#include <hb-ot.h>
#include <pango/pangofc-font.h>
#include <pango/pangoft2.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace lectern {
namespace {

/// Text is laid out at this size (pixels) and scaled afterwards, so that its proportions are the same at any size.
/// Pango counts 1/1024 of a pixel in an int: an em of 32 leaves room for lines of 65,000 em.
constexpr double layout_em = 32;
constexpr double pango_units_per_em = layout_em * PANGO_SCALE;
constexpr std::size_t most_kept_layouts = 512;

/// A map of the bundled fonts: Pango takes them from Fontconfig's current configuration. (Told of it outright, by
/// pango_fc_font_map_set_config, Pango 1.50 would never let go of it.)
PangoFontMap* new_font_map() {
    use_bundled_fonts();
    return pango_ft2_font_map_new();
}

PangoHandle<PangoFontDescription> describe(const TextStyle& style) {
    PangoHandle<PangoFontDescription> description(pango_font_description_new());
    pango_font_description_set_family_static(description.get(),
                                             style.face == FontFace::serif ? serif_families : sans_families);
    pango_font_description_set_absolute_size(description.get(), pango_units_per_em);
    pango_font_description_set_weight(description.get(),
                                      style.weight == FontWeight::bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(description.get(),
                                     style.slant == FontSlant::italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    return description;
}

/// The sans face sets numbers: its digits are of one width, and `3x3` keeps its letter x.
PangoHandle<PangoAttrList> sans_features() {
    PangoHandle<PangoAttrList> attributes(pango_attr_list_new());
    pango_attr_list_insert(attributes.get(), pango_attr_font_features_new("tnum=1, calt=0"));
    return attributes;
}

/// The path that Fontconfig gave the font from.
std::string file_of(PangoFont* font) {
    FcChar8* file = nullptr;
    const FcPattern* pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
    if (FcPatternGetString(pattern, FC_FILE, 0, &file) != FcResultMatch) return {};
    return reinterpret_cast<const char*>(file);
}

/// Of a font, in em.
struct FontMeasures {
    double ascent = 0, descent = 0, line_pitch = 0, x_height = 0, cap_height = 0;
};

FontMeasures measure(const GlyphOutlines& outlines) {
    hb_font_extents_t extents{};
    hb_font_get_h_extents(outlines.font(), &extents);
    hb_position_t x_height = 0, cap_height = 0;
    hb_ot_metrics_get_position_with_fallback(outlines.font(), HB_OT_METRICS_TAG_X_HEIGHT, &x_height);
    hb_ot_metrics_get_position_with_fallback(outlines.font(), HB_OT_METRICS_TAG_CAP_HEIGHT, &cap_height);
    const double em = outlines.units_per_em();
    FontMeasures measures;
    measures.ascent = extents.ascender / em;
    measures.descent = -extents.descender / em;
    measures.line_pitch = std::max(1.25, measures.ascent + measures.descent);
    measures.x_height = x_height / em;
    measures.cap_height = cap_height / em;
    return measures;
}

}  // namespace

struct Typesetter::Engine {
    Engine() : map(new_font_map()) {
        context.reset(pango_font_map_create_context(map.get()));
        pango_context_set_language(context.get(), pango_language_from_string("en"));
        pango_context_set_round_glyph_positions(context.get(), FALSE);
        features = sans_features();
    }

    TextLayout lay_out(std::string_view text, const TextStyle& style, double wrap_width, TextAlignment alignment);
    void place_line(const PangoLayoutLine& line, double baseline, const TextStyle& style, TextLayout& into);
    GlyphOutlines& outlines_of(PangoFont* font);
    const FontMeasures& measures_of(const TextStyle& style);

    using LayoutKey = std::tuple<std::string, TextStyle, double, TextAlignment>;

    PangoHandle<PangoFontMap> map;
    PangoHandle<PangoContext> context;
    PangoHandle<PangoAttrList> features;
    std::map<hb_face_t*, GlyphOutlines> outlines;  ///< Each holds its face, so that no other takes its address.
    std::map<std::tuple<FontFace, FontWeight, FontSlant>, FontMeasures> measures;
    std::map<LayoutKey, TextLayout> kept;
};

GlyphOutlines& Typesetter::Engine::outlines_of(PangoFont* font) {
    hb_face_t* face = hb_font_get_face(pango_font_get_hb_font(font));
    if (const auto found = outlines.find(face); found != outlines.end()) return found->second;
    return outlines.try_emplace(face, face, file_of(font)).first->second;
}

const FontMeasures& Typesetter::Engine::measures_of(const TextStyle& style) {
    const auto [found, fresh] = measures.try_emplace({style.face, style.weight, style.slant});
    if (fresh) {
        const PangoHandle<PangoFont> font(pango_context_load_font(context.get(), describe(style).get()));
        if (!font) throw MachineError("cannot load the font " + std::string(serif_families));
        found->second = measure(outlines_of(font.get()));
    }
    return found->second;
}

void Typesetter::Engine::place_line(const PangoLayoutLine& line, double baseline, const TextStyle& style,
                                    TextLayout& into) {
    const double unit = style.size / pango_units_per_em;
    double pen = 0;
    for (const GSList* item = line.runs; item; item = item->next) {
        const auto& run = *static_cast<const PangoGlyphItem*>(item->data);
        GlyphOutlines& glyphs = outlines_of(run.item->analysis.font);
        for (int i = 0; i < run.glyphs->num_glyphs; ++i) {
            const PangoGlyphInfo& glyph = run.glyphs->glyphs[i];
            if (glyph.glyph != PANGO_GLYPH_EMPTY) {
                auto outline = glyphs.outline(glyph.glyph);
                if (!outline->verbs.empty()) {
                    into.glyphs.push_back({std::move(outline),
                                           (pen + glyph.geometry.x_offset) * unit,
                                           baseline + glyph.geometry.y_offset * unit,
                                           style.size,
                                           -1,
                                           {}});
                }
            }
            pen += glyph.geometry.width;
        }
    }
    into.width = std::max(into.width, pen * unit);
}

TextLayout Typesetter::Engine::lay_out(std::string_view text, const TextStyle& style, double wrap_width,
                                       TextAlignment alignment) {
    if (const UncoveredCharacter missing = first_uncovered(text); !missing.character.empty()) {
        throw MissingGlyph("no font has the character '" + missing.character + "'");
    }
    const PangoHandle<PangoLayout> layout(pango_layout_new(context.get()));
    pango_layout_set_font_description(layout.get(), describe(style).get());
    if (style.face == FontFace::sans) pango_layout_set_attributes(layout.get(), features.get());
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    if (wrap_width > 0) {
        const double width = std::min(wrap_width / style.size * pango_units_per_em, 2e9);
        pango_layout_set_width(layout.get(), static_cast<int>(width));
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    }
    if (pango_layout_get_unknown_glyphs_count(layout.get()) > 0) {
        throw MissingGlyph("no font has a character of '" + std::string(text) + "'");
    }

    const FontMeasures& font = measures_of(style);
    struct Line {
        std::size_t first_glyph;
        double width;
        bool from_right;
    };
    std::vector<Line> lines;
    TextLayout result;
    for (const GSList* item = pango_layout_get_lines_readonly(layout.get()); item; item = item->next) {
        const auto& line = *static_cast<const PangoLayoutLine*>(item->data);
        TextLayout alone;
        place_line(line, static_cast<double>(lines.size()) * font.line_pitch * style.size, style, alone);
        lines.push_back({result.glyphs.size(), alone.width, line.resolved_dir == PANGO_DIRECTION_RTL});
        result.width = std::max(result.width, alone.width);
        std::move(alone.glyphs.begin(), alone.glyphs.end(), std::back_inserter(result.glyphs));
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const double room = result.width - lines[i].width;
        const bool at_right = lines[i].from_right == (alignment == TextAlignment::left);
        const double shift = alignment == TextAlignment::center ? room / 2 : at_right ? room : 0;
        const std::size_t end = i + 1 < lines.size() ? lines[i + 1].first_glyph : result.glyphs.size();
        for (std::size_t g = lines[i].first_glyph; g < end; ++g) result.glyphs[g].x += shift;
    }
    const double further_lines = lines.empty() ? 0 : static_cast<double>(lines.size() - 1);
    result.ascent = font.ascent * style.size;
    result.descent = (font.descent + further_lines * font.line_pitch) * style.size;
    result.x_height = font.x_height * style.size;
    result.cap_height = font.cap_height * style.size;
    return result;
}

Typesetter::Typesetter() : engine_(std::make_unique<Engine>()) {}
Typesetter::~Typesetter() = default;
Typesetter::Typesetter(Typesetter&&) noexcept = default;
Typesetter& Typesetter::operator=(Typesetter&&) noexcept = default;

TextLayout Typesetter::layout(std::string_view text, const TextStyle& style, double wrap_width,
                              TextAlignment alignment) {
    auto& kept = engine_->kept;
    Engine::LayoutKey key{text, style, wrap_width, alignment};
    if (const auto found = kept.find(key); found != kept.end()) return found->second;
    TextLayout fresh = engine_->lay_out(text, style, wrap_width, alignment);
    // Most words of an animation stand in every frame; those that change with time must not pile up.
    if (kept.size() >= most_kept_layouts) kept.clear();
    return kept.emplace(std::move(key), std::move(fresh)).first->second;
}

}  // namespace lectern
