#include "typeset/math/math_font.h"

#include "lectern/base/error.h"
#include "typeset/font_files.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

std::string math_font_path(FontFamily family) {
    const bool latin_modern = family == FontFamily::latin_modern;
    return font_folder() + "/" + (latin_modern ? "latinmodern-math.otf" : "STIXTwoMath-Regular.otf");
}

GlyphOutlines open_math_font(const std::string& path) {
    const HarfBuzzHandle<hb_blob_t> blob(hb_blob_create_from_file_or_fail(path.c_str()));
    if (!blob) throw MachineError("cannot read the font " + path);
    const HarfBuzzHandle<hb_face_t> face(hb_face_create(blob.get(), 0));
    if (!hb_ot_math_has_data(face.get())) throw MachineError("the font " + path + " has no mathematics");
    return {face.get(), path};
}

/// The glyph's alternates in the feature `ssty`: for scripts, then for scripts of scripts.
std::array<hb_codepoint_t, 2> find_script_forms(hb_face_t* face, hb_codepoint_t glyph) {
    const std::array<hb_tag_t, 2> scripts{HB_OT_TAG_MATH_SCRIPT, HB_OT_TAG_DEFAULT_SCRIPT};
    unsigned script = 0, feature = 0;
    hb_tag_t chosen = 0;
    hb_ot_layout_table_select_script(face, HB_OT_TAG_GSUB, scripts.size(), scripts.data(), &script, &chosen);
    if (!hb_ot_layout_language_find_feature(face, HB_OT_TAG_GSUB, script, HB_OT_LAYOUT_DEFAULT_LANGUAGE_INDEX,
                                            HB_TAG('s', 's', 't', 'y'), &feature)) {
        return {glyph, glyph};
    }
    std::array<unsigned, 8> lookups{};
    unsigned count = lookups.size();
    hb_ot_layout_feature_get_lookups(face, HB_OT_TAG_GSUB, feature, 0, &count, lookups.data());
    for (unsigned i = 0; i < count; ++i) {
        std::array<hb_codepoint_t, 2> forms{};
        unsigned found = forms.size();
        hb_ot_layout_lookup_get_glyph_alternates(face, lookups[i], glyph, 0, &found, forms.data());
        if (found == 1) return {forms[0], forms[0]};
        if (found == 2) return forms;
    }
    return {glyph, glyph};
}

}  // namespace

MathFont::MathFont(FontFamily family) : outlines_(open_math_font(math_font_path(family))) {}

std::optional<hb_codepoint_t> MathFont::find(char32_t character) const {
    hb_codepoint_t glyph = 0;
    if (!hb_font_get_nominal_glyph(font(), character, &glyph)) return std::nullopt;
    return glyph;
}

double MathFont::constant(hb_ot_math_constant_t which, double size) const {
    return hb_ot_math_get_constant(font(), which) * unit(size);
}

double MathFont::script_scale(MathSize math_size) const {
    if (math_size <= MathSize::text) return 1;
    const auto percent = math_size == MathSize::script ? HB_OT_MATH_CONSTANT_SCRIPT_PERCENT_SCALE_DOWN
                                                       : HB_OT_MATH_CONSTANT_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN;
    return hb_ot_math_get_constant(font(), percent) / 100.0;
}

hb_codepoint_t MathFont::script_form(hb_codepoint_t glyph, MathSize math_size) {
    if (math_size <= MathSize::text) return glyph;
    const bool smallest = math_size == MathSize::script_script;
    const auto [kept, fresh] = script_forms_.try_emplace({glyph, smallest}, glyph);
    if (fresh) kept->second = find_script_forms(hb_font_get_face(font()), glyph)[smallest ? 1 : 0];
    return kept->second;
}

double MathFont::cut_in(const LoneGlyph& glyph, hb_ot_math_kern_t corner, double height) const {
    const double scale = unit(glyph.size);
    if (!(scale > 0)) return 0;
    return hb_ot_math_get_glyph_kerning(font(), glyph.glyph, corner, static_cast<int>(std::lround(height / scale))) *
           scale;
}

MathBox MathFont::glyph(hb_codepoint_t glyph, double size, std::string text) {
    const double scale = unit(size);
    hb_glyph_extents_t extents{};
    hb_font_get_glyph_extents(font(), glyph, &extents);
    MathBox box;
    box.width = hb_font_get_glyph_h_advance(font(), glyph) * scale;
    box.ascent = extents.y_bearing * scale;
    box.descent = -(extents.y_bearing + extents.height) * scale;
    box.italic = hb_ot_math_get_glyph_italics_correction(font(), glyph) * scale;
    box.lone = {glyph, size, hb_ot_math_get_glyph_top_accent_attachment(font(), glyph) * scale};
    auto outline = outlines_.outline(glyph);
    if (!outline->verbs.empty()) box.glyphs.push_back({std::move(outline), 0, 0, size, -1, std::move(text)});
    return box;
}

MathBox MathFont::word(std::string_view letters, double size) {
    const HarfBuzzHandle<hb_buffer_t> buffer(hb_buffer_create());
    hb_buffer_add_utf8(buffer.get(), letters.data(), static_cast<int>(letters.size()), 0,
                       static_cast<int>(letters.size()));
    hb_buffer_set_direction(buffer.get(), HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer.get(), HB_SCRIPT_LATIN);
    hb_buffer_set_language(buffer.get(), hb_language_from_string("en", -1));
    hb_shape(font(), buffer.get(), nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
    const double scale = unit(size);
    MathBox box;
    double pen = 0;
    for (unsigned i = 0; i < count; ++i) {
        const std::size_t begin = infos[i].cluster, end = i + 1 < count ? infos[i + 1].cluster : letters.size();
        box.add(glyph(infos[i].codepoint, size, std::string(letters.substr(begin, end - begin))),
                pen + positions[i].x_offset * scale, positions[i].y_offset * scale);
        pen += positions[i].x_advance * scale;
    }
    box.width = pen;
    return box;
}

}  // namespace lectern
