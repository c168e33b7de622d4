#include "typeset/paragraph_text.h"

#include "typeset/system_fonts.h"
#include "typeset/word_fonts.h"

#include <glib.h>

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

constexpr std::string_view object = "\uFFFC", word_joiner = "\u2060";
// Around a formula: in a text from right to left its pieces go on from left to right.
constexpr std::string_view begin_isolate = "\u2066", end_isolate = "\u2069";

/// Whether a line may break at this character even without a space.
bool is_ideograph(gunichar character) { return g_unichar_break_type(character) == G_UNICODE_BREAK_IDEOGRAPHIC; }

gunichar first_character(std::string_view text) {
    return text.empty() ? 0 : g_utf8_get_char(std::string(text.substr(0, 4)).c_str());
}

gunichar last_character(const std::string& text) {
    if (text.empty()) return 0;
    return g_utf8_get_char(g_utf8_prev_char(text.data() + text.size()));
}

template <class Placed>
void shift_parts(std::vector<Placed>& placed, int by) {
    for (Placed& item : placed) {
        if (item.part >= 0) item.part += by;
    }
}

}  // namespace

ParagraphText::ParagraphText(const TextStyle& style) : style_(style), attributes_(WordFonts::features(style)) {}

void ParagraphText::add_words(std::string_view words) {
    if (words.empty()) return;
    if (behind_formula_ && !is_ideograph(first_character(words))) text_ += word_joiner;
    behind_formula_ = false;
    while (!words.empty()) {
        const UncoveredCharacter uncovered = first_uncovered(words);
        const std::size_t covered = uncovered.character.empty() ? words.size() : uncovered.byte;
        text_ += words.substr(0, covered);
        words.remove_prefix(covered);
        if (words.empty()) return;
        const SystemFont* font = taken_system_font(uncovered.character);
        if (font == nullptr) throw MissingGlyph("no font has the character '" + uncovered.character + "'");
        add_attribute(pango_attr_family_new(font->family.c_str()), uncovered.character);
        words.remove_prefix(uncovered.character.size());
    }
}

void ParagraphText::add_formula(Formula formula, int first_part) {
    const bool may_break = is_ideograph(last_character(text_));
    text_ += begin_isolate;
    if (!may_break) text_ += word_joiner;
    for (std::size_t i = 0; i < formula.pieces.size(); ++i) {
        FormulaPiece& piece = formula.pieces[i];
        shift_parts(piece.glyphs, first_part);
        shift_parts(piece.rules, first_part);
        const double gap = piece.space_after;
        inlays_.push_back({text_.size(), std::move(piece)});
        add_shape(object, inlays_.back().piece.width);
        // A space, since Pango drops it at a line's end.
        if (i + 1 < formula.pieces.size()) add_shape(" ", gap);
    }
    text_ += end_isolate;
    behind_formula_ = true;
}

const ParagraphText::Inlay* ParagraphText::inlay_at(std::size_t byte) const {
    const auto found = std::ranges::lower_bound(inlays_, byte, {}, &Inlay::at);
    return found != inlays_.end() && found->at == byte ? &*found : nullptr;
}

void ParagraphText::add_shape(std::string_view character, double width) {
    const PangoRectangle box{0, 0, static_cast<int>(std::lround(width / style_.size * pango_units_per_em)), 0};
    add_attribute(pango_attr_shape_new(&box, &box), character);
}

void ParagraphText::add_attribute(PangoAttribute* attribute, std::string_view characters) {
    attribute->start_index = static_cast<guint>(text_.size());
    text_ += characters;
    attribute->end_index = static_cast<guint>(text_.size());
    pango_attr_list_insert(attributes_.get(), attribute);
}

}  // namespace lectern
