#include "typeset/glyph_outlines.h"

#include <hb-ot.h>

namespace lectern {
namespace {

using Verb = GlyphOutline::Verb;

GlyphOutline& outline_of(void* data) { return *static_cast<GlyphOutline*>(data); }

void move_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
    outline_of(data).verbs.push_back(Verb::move);
    outline_of(data).points.emplace_back(x, y);
}

void line_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
    outline_of(data).verbs.push_back(Verb::line);
    outline_of(data).points.emplace_back(x, y);
}

void cubic_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x1, float y1, float x2, float y2, float x, float y,
              void*) {
    outline_of(data).verbs.push_back(Verb::cubic);
    outline_of(data).points.emplace_back(x1, y1);
    outline_of(data).points.emplace_back(x2, y2);
    outline_of(data).points.emplace_back(x, y);
}

void close_path(hb_draw_funcs_t*, void* data, hb_draw_state_t*, void*) {
    outline_of(data).verbs.push_back(Verb::close);
}

/// Quadratic curves, which these don't name, HarfBuzz passes on as cubic ones.
HarfBuzzHandle<hb_draw_funcs_t> make_draw_functions() {
    HarfBuzzHandle<hb_draw_funcs_t> functions(hb_draw_funcs_create());
    hb_draw_funcs_set_move_to_func(functions.get(), move_to, nullptr, nullptr);
    hb_draw_funcs_set_line_to_func(functions.get(), line_to, nullptr, nullptr);
    hb_draw_funcs_set_cubic_to_func(functions.get(), cubic_to, nullptr, nullptr);
    hb_draw_funcs_set_close_path_func(functions.get(), close_path, nullptr, nullptr);
    hb_draw_funcs_make_immutable(functions.get());
    return functions;
}

}  // namespace

GlyphOutlines::GlyphOutlines(hb_face_t* face, std::string file)
    : units_per_em_(static_cast<double>(hb_face_get_upem(face))),
      file_(std::make_shared<const std::string>(std::move(file))),
      font_(hb_font_create(face)) {
    const int scale = static_cast<int>(hb_face_get_upem(face));
    hb_font_set_scale(font_.get(), scale, scale);
    hb_ot_font_set_funcs(font_.get());
}

std::shared_ptr<const GlyphOutline> GlyphOutlines::outline(hb_codepoint_t glyph) {
    auto& kept = outlines_[glyph];
    if (!kept) {
        const HarfBuzzHandle<hb_draw_funcs_t> functions = make_draw_functions();
        auto fresh = std::make_shared<GlyphOutline>();
        fresh->units_per_em = units_per_em_;
        fresh->font_file = file_;
        fresh->glyph = glyph;
        hb_font_get_glyph_shape(font_.get(), glyph, functions.get(), fresh.get());
        kept = std::move(fresh);
    }
    return kept;
}

}  // namespace lectern
