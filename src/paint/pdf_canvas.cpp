#include "paint/pdf_canvas.h"

#include "lectern/base/error.h"
#include "lectern/typeset/open_font.h"
#include "paint/scale_stops.h"

#include <cairo-ft.h>
#include <cairo-pdf.h>

#include <algorithm>
#include <new>

namespace lectern {
namespace {

constexpr double points_per_pixel = 0.75;

cairo_status_t append_bytes(void* closure, const unsigned char* data, unsigned int length) {
    auto& bytes = *static_cast<std::vector<std::uint8_t>*>(closure);
    try {
        bytes.insert(bytes.end(), data, data + length);
    } catch (const std::bad_alloc&) {
        return CAIRO_STATUS_WRITE_ERROR;
    }
    return CAIRO_STATUS_SUCCESS;
}

struct FontFaceDestroyer {
    void operator()(cairo_font_face_t* face) const { cairo_font_face_destroy(face); }
};
struct FontOptionsDestroyer {
    void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};

/// Glyphs with the characters that they stand for.
struct GlyphRun {
    std::string words;
    std::vector<cairo_glyph_t> glyphs;
    std::vector<cairo_text_cluster_t> clusters;

    /// Without characters, the glyph belongs to the one before it.
    void add(cairo_glyph_t glyph, std::string_view characters) {
        glyphs.push_back(glyph);
        if (characters.empty() && !clusters.empty()) {
            ++clusters.back().num_glyphs;
        } else {
            clusters.push_back({static_cast<int>(characters.size()), 1});
            words += characters;
        }
    }
};

/// Glyphs as they are drawn, at any size: no hinting.
void set_unhinted(cairo_t* context) {
    const std::unique_ptr<cairo_font_options_t, FontOptionsDestroyer> options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_set_font_options(context, options.get());
}

}  // namespace

struct PdfCanvas::Font {
    std::unique_ptr<cairo_font_face_t, FontFaceDestroyer> face;
    std::uint32_t space = 0;  ///< Its glyph; 0: it has none.

    explicit Font(const std::string& file) {
        // Cairo may keep its handle of a font longer than this canvas lives, and the font with it.
        static const cairo_user_data_key_t key{};
        auto open = std::make_unique<OpenFont>(file);
        face.reset(cairo_ft_font_face_create_for_ft_face(open->face(), FT_LOAD_NO_HINTING));
        check_cairo(cairo_font_face_status(face.get()), "take a font");
        space = open->space();
        check_cairo(cairo_font_face_set_user_data(face.get(), &key, open.get(),
                                                  [](void* kept) { delete static_cast<OpenFont*>(kept); }),
                    "keep a font");
        open.release();
    }
};

PdfCanvas::PdfCanvas(Vec2 size, const PdfInformation& information)
    : CairoCanvas(size, 1), bytes_(std::make_unique<std::vector<std::uint8_t>>()) {
    CairoSurface made(cairo_pdf_surface_create_for_stream(append_bytes, bytes_.get(), points_per_pixel * size.x(),
                                                          points_per_pixel * size.y()));
    cairo_surface_t* page = made.get();
    open(std::move(made), points_per_pixel);
    const auto tell = [page](cairo_pdf_metadata_t what, const std::string& words) {
        cairo_pdf_surface_set_metadata(page, what, words.c_str());
    };
    if (!information.title.empty()) tell(CAIRO_PDF_METADATA_TITLE, information.title);
    if (!information.subject.empty()) tell(CAIRO_PDF_METADATA_SUBJECT, information.subject);
    tell(CAIRO_PDF_METADATA_CREATOR, "Lectern");
    // Where it is told none, Cairo writes the clock; what is no date, it leaves out.
    tell(CAIRO_PDF_METADATA_CREATE_DATE, "");
    check_cairo(cairo_surface_status(page), "describe a document");
    set_unhinted(context());
}

PdfCanvas::~PdfCanvas() {
    // A document that is given up still ends by writing: before its bytes go.
    if (surface() != nullptr) cairo_surface_finish(surface());
}

const PdfCanvas::Font& PdfCanvas::font_of(const std::string& file) {
    std::unique_ptr<Font>& font = fonts_[file];
    if (!font) font = std::make_unique<Font>(file);
    return *font;
}

void PdfCanvas::fill_scale(const Rect& place, const ColorMap& scale, bool upright) {
    const CairoPattern gradient(upright ? cairo_pattern_create_linear(0, place.bottom(), 0, place.y)
                                        : cairo_pattern_create_linear(place.x, 0, place.right(), 0));
    for (const auto& [share, color] : scale_stops(scale))
        cairo_pattern_add_color_stop_rgb(gradient.get(), share, color.red, color.green, color.blue);
    cairo_set_source(context(), gradient.get());
    cairo_rectangle(context(), place.x, place.y, place.width, place.height);
    cairo_fill(context());
}

void PdfCanvas::show_run(const TextLayout& text, std::size_t begin, std::size_t end) {
    const PlacedGlyph& first = text.glyphs[begin];
    const Font& font = font_of(*first.outline->font_file);
    cairo_set_font_face(context(), font.face.get());
    cairo_set_font_size(context(), first.size);
    GlyphRun run;
    bool spaced = false;
    // A space is a glyph of its own: written as a part of the one before it, readers find a second one in the gap.
    const auto add_space = [&] {
        if (!spaced || font.space == 0) return;
        cairo_text_extents_t extents;
        cairo_glyph_extents(context(), &run.glyphs.back(), 1, &extents);
        const cairo_glyph_t& last = run.glyphs.back();
        run.add({font.space, last.x + extents.x_advance, last.y}, " ");
    };
    for (std::size_t i = begin; i < end; ++i) {
        const PlacedGlyph& glyph = text.glyphs[i];
        std::string_view words = glyph.text;
        if (!words.empty()) add_space();
        if (!words.empty()) spaced = words.size() > 1 && words.ends_with(' ');
        if (spaced && words.ends_with(' ')) words.remove_suffix(1);
        run.add({glyph.outline->glyph, glyph.x, glyph.y}, words);
    }
    add_space();
    cairo_show_text_glyphs(context(), run.words.data(), static_cast<int>(run.words.size()), run.glyphs.data(),
                           static_cast<int>(run.glyphs.size()), run.clusters.data(),
                           static_cast<int>(run.clusters.size()), {});
}

void PdfCanvas::fill_text(const TextLayout& text, const Vec2& origin, const std::vector<Color>& colors,
                          const Vec2& along) {
    const auto alike = [&](const PlacedGlyph& a, const PlacedGlyph& b) {
        return a.size == b.size && *a.outline->font_file == *b.outline->font_file &&
               color_of_part(colors, a.part) == color_of_part(colors, b.part);
    };
    cairo_save(context());
    const cairo_matrix_t place{along.x(), along.y(), -along.y(), along.x(), origin.x(), origin.y()};
    cairo_transform(context(), &place);
    for (std::size_t begin = 0; begin < text.glyphs.size();) {
        std::size_t end = begin + 1;
        while (end < text.glyphs.size() && alike(text.glyphs[begin], text.glyphs[end])) ++end;
        const Color color = color_of_part(colors, text.glyphs[begin].part);
        if (color.alpha > 0) {
            set_color(color);
            show_run(text, begin, end);
        }
        begin = end;
    }
    for (const PlacedRule& rule : text.rules) {
        const Color color = color_of_part(colors, rule.part);
        if (color.alpha <= 0) continue;
        set_color(color);
        cairo_rectangle(context(), rule.x, rule.y, rule.width, rule.height);
        cairo_fill(context());
    }
    cairo_restore(context());
}

std::vector<std::uint8_t> PdfCanvas::finish() {
    close();
    return std::move(*bytes_);
}

}  // namespace lectern
