#include "lectern/base/error.h"
#include "lectern/typeset/text_layout.h"
#include "typeset/font_files.h"
#include "typeset/harfbuzz_handle.h"

#include <glib.h>
#include <hb-ot.h>
#include <pango/pango.h>

#include <algorithm>
#include <array>

namespace lectern {
namespace {

using FontList = std::array<HarfBuzzHandle<hb_font_t>, covering_font_files.size()>;

FontList open_covering_fonts() {
    FontList fonts;
    for (std::size_t i = 0; i < fonts.size(); ++i) {
        const std::string path = font_folder() + "/" + covering_font_files[i];
        const HarfBuzzHandle<hb_blob_t> blob(hb_blob_create_from_file_or_fail(path.c_str()));
        if (!blob) throw MachineError("cannot read the font " + path);
        const HarfBuzzHandle<hb_face_t> face(hb_face_create(blob.get(), 0));
        fonts[i].reset(hb_font_create(face.get()));
        hb_ot_font_set_funcs(fonts[i].get());
        hb_font_make_immutable(fonts[i].get());
    }
    return fonts;
}

bool is_covered(gunichar character) {
    static const FontList fonts = open_covering_fonts();
    // Line ends and tabs are laid out; joiners, marks of direction and the like show nothing and need no glyph.
    if (character == '\n' || character == '\r' || character == '\t' || pango_is_zero_width(character)) return true;
    return std::any_of(fonts.begin(), fonts.end(), [&](const HarfBuzzHandle<hb_font_t>& font) {
        hb_codepoint_t glyph = 0;
        return hb_font_get_nominal_glyph(font.get(), character, &glyph) != 0;
    });
}

}  // namespace

UncoveredCharacter first_uncovered(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const gunichar character = g_utf8_get_char_validated(text.data() + at, static_cast<gssize>(text.size() - at));
        const bool malformed = character >= static_cast<gunichar>(-2) || character == 0;
        const std::size_t length = malformed ? 1 : static_cast<std::size_t>(g_unichar_to_utf8(character, nullptr));
        if (malformed || !is_covered(character)) return {at, std::string(text.substr(at, length))};
        at += length;
    }
    return {};
}

}  // namespace lectern
