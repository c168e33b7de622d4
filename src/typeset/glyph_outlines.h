#pragma once
#include "lectern/typeset/text_layout.h"
#include "typeset/harfbuzz_handle.h"

#include <memory>
#include <string>
#include <unordered_map>

namespace lectern {

/// The outlines of one font's glyphs, unhinted, each read once.
class GlyphOutlines {
public:
    /// Keeps a reference to `face`, which was read from `file`.
    GlyphOutlines(hb_face_t* face, std::string file);

    std::shared_ptr<const GlyphOutline> outline(hb_codepoint_t glyph);
    /// The font at one unit per design unit: for its metrics.
    [[nodiscard]] hb_font_t* font() const { return font_.get(); }
    [[nodiscard]] double units_per_em() const { return units_per_em_; }

private:
    double units_per_em_;
    std::shared_ptr<const std::string> file_;
    HarfBuzzHandle<hb_font_t> font_;
    std::unordered_map<hb_codepoint_t, std::shared_ptr<const GlyphOutline>> outlines_;
};

}  // namespace lectern
