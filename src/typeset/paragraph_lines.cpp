#include "typeset/paragraph_lines.h"

#include <glib.h>

#include <algorithm>

namespace lectern {
namespace {

/// Sets the runs of one of Pango's lines, from the left to the right.
class LineSetter {
public:
    LineSetter(const ParagraphText& paragraph, const TextStyle& style, WordFonts& fonts)
        : paragraph_(paragraph), fonts_(fonts), size_(style.size), unit_(style.size / pango_units_per_em) {}

    TextLine set(const PangoLayoutLine& line) {
        for (const GSList* item = line.runs; item != nullptr; item = item->next) {
            const auto& run = *static_cast<const PangoGlyphItem*>(item->data);
            const ParagraphText::Inlay* inlay = paragraph_.inlay_at(static_cast<std::size_t>(run.item->offset));
            if (inlay != nullptr) {
                add_piece(inlay->at, inlay->piece);
                pen_ += run.glyphs->glyphs[0].geometry.width;
            } else {
                add_words(run);
            }
        }
        give_blanks_to_glyphs();
        line_.width = pen_ * unit_;
        line_.from_right = line.resolved_dir == PANGO_DIRECTION_RTL;
        return std::move(line_);
    }

private:
    /// A cluster of characters that glyphs stand for together.
    struct Cluster {
        std::size_t at = 0;  ///< Its first byte.
        std::string text;
        int last_glyph = -1;  ///< Of the line's; -1: it shows nothing.
    };

    void add_words(const PangoGlyphItem& run) {
        GlyphOutlines& outlines = fonts_.outlines(run.item->analysis.font);
        int cluster = -1;  ///< Its first byte in the run.
        for (int i = 0; i < run.glyphs->num_glyphs; ++i) {
            if (run.glyphs->log_clusters[i] != cluster) {
                cluster = run.glyphs->log_clusters[i];
                begin_cluster(run, cluster);
            }
            const PangoGlyphInfo& glyph = run.glyphs->glyphs[i];
            if (glyph.glyph != PANGO_GLYPH_EMPTY) add_glyph(outlines.outline(glyph.glyph), glyph.geometry);
            pen_ += glyph.geometry.width;
        }
    }

    void begin_cluster(const PangoGlyphItem& run, int begin) {
        int end = run.item->length;
        for (int i = 0; i < run.glyphs->num_glyphs; ++i) {
            const int other = run.glyphs->log_clusters[i];
            if (other > begin) end = std::min(end, other);
        }
        const auto at = static_cast<std::size_t>(run.item->offset + begin);
        clusters_.push_back({at, paragraph_.text().substr(at, static_cast<std::size_t>(end - begin)), -1});
    }

    void add_glyph(std::shared_ptr<const GlyphOutline> outline, const PangoGlyphGeometry& geometry) {
        if (outline->verbs.empty()) return;
        Cluster& cluster = clusters_.back();
        PlacedGlyph glyph{std::move(outline),
                          (pen_ + geometry.x_offset) * unit_,
                          geometry.y_offset * unit_,
                          size_,
                          -1,
                          cluster.last_glyph < 0 ? cluster.text : std::string()};
        line_.glyphs.push_back(std::move(glyph));
        cluster.last_glyph = static_cast<int>(line_.glyphs.size()) - 1;
    }

    void add_piece(std::size_t at, const FormulaPiece& piece) {
        const double x = pen_ * unit_;
        for (PlacedGlyph glyph : piece.glyphs) {
            glyph.x += x;
            line_.glyphs.push_back(std::move(glyph));
        }
        for (PlacedRule rule : piece.rules) {
            rule.x += x;
            line_.rules.push_back(rule);
        }
        line_.ascent = std::max(line_.ascent, piece.ascent);
        line_.descent = std::max(line_.descent, piece.descent);
        if (!piece.glyphs.empty()) clusters_.push_back({at, {}, static_cast<int>(line_.glyphs.size()) - 1});
    }

    /// Spaces show nothing: the glyph before one stands for it too, so that the line can be read from its glyphs.
    void give_blanks_to_glyphs() {
        std::ranges::sort(clusters_, {}, &Cluster::at);
        int before = -1;
        for (const Cluster& cluster : clusters_) {
            if (cluster.last_glyph >= 0) before = cluster.last_glyph;
            const bool blank = cluster.text == " " || cluster.text == "\t" || cluster.text == "\u00A0";
            if (cluster.last_glyph < 0 && before >= 0 && blank) {
                line_.glyphs[static_cast<std::size_t>(before)].text += ' ';
            }
        }
    }

    const ParagraphText& paragraph_;
    WordFonts& fonts_;
    double size_, unit_;
    double pen_ = 0;  ///< Pango's units.
    TextLine line_;
    std::vector<Cluster> clusters_;
};

}  // namespace

std::vector<TextLine> paragraph_lines(const ParagraphText& paragraph, const TextStyle& style, double wrap_width,
                                      WordFonts& fonts) {
    const PangoHandle<PangoLayout> layout(pango_layout_new(fonts.context()));
    pango_layout_set_font_description(layout.get(), WordFonts::description(style).get());
    pango_layout_set_attributes(layout.get(), paragraph.attributes());
    const std::string& text = paragraph.text();
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    if (wrap_width > 0) {
        const double width = std::min(wrap_width / style.size * pango_units_per_em, 2e9);
        pango_layout_set_width(layout.get(), static_cast<int>(width));
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    }
    if (pango_layout_get_unknown_glyphs_count(layout.get()) > 0) {
        throw MissingGlyph("no font has a character of '" + text + "'");
    }
    std::vector<TextLine> lines;
    for (const GSList* item = pango_layout_get_lines_readonly(layout.get()); item != nullptr; item = item->next) {
        lines.push_back(LineSetter(paragraph, style, fonts).set(*static_cast<const PangoLayoutLine*>(item->data)));
    }
    return lines;
}

}  // namespace lectern
