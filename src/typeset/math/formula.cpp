#include "typeset/math/formula.h"

#include "typeset/math/alphabet.h"
#include "typeset/math/math_parser.h"
#include "typeset/math/math_setter.h"

#include <glib.h>

#include <algorithm>
#include <array>
#include <map>

namespace lectern {
namespace {

constexpr std::size_t longest_formula = std::size_t{64} * 1024;

FormulaPiece piece_of(MathBox box) {
    FormulaPiece piece;
    piece.width = box.width;
    piece.ascent = box.ascent;
    piece.descent = box.descent;
    piece.glyphs = std::move(box.glyphs);
    piece.rules = std::move(box.rules);
    return piece;
}

/// Lines may break behind relations and operations (TeXbook, chapter 18).
bool may_break_behind(const SetAtom& atom) {
    return !atom.is_space && (atom.atom == AtomClass::relation || atom.atom == AtomClass::binary);
}

std::vector<FormulaPiece> in_pieces(std::vector<SetAtom> atoms) {
    std::vector<FormulaPiece> pieces;
    MathBox open;
    double pen = 0;
    for (std::size_t i = 0; i < atoms.size(); ++i) {
        SetAtom& atom = atoms[i];
        const bool begins = pen == 0 && open.is_empty() && !pieces.empty();
        if (begins) {
            pieces.back().space_after += atom.space_before;
        } else {
            pen += atom.space_before;
        }
        if (atom.is_space) continue;
        const bool breaks = may_break_behind(atom) && i + 1 < atoms.size();
        const double width = atom.box.width + atom.box.italic;
        open.add(std::move(atom.box), pen, 0);
        pen += width;
        if (!breaks) continue;
        open.width = pen;
        pieces.push_back(piece_of(std::move(open)));
        open = {};
        pen = 0;
    }
    open.width = pen;
    if (pieces.empty() || !open.is_empty()) pieces.push_back(piece_of(std::move(open)));
    return pieces;
}

TextMistake too_long(std::string_view tex) {
    return {0, tex.size(), "a formula of more than 64 KiB", "write it in several"};
}

MathFont& opened(std::map<FontFamily, MathFont>& fonts, FontFamily family) {
    const auto found = fonts.find(family);
    return found != fonts.end() ? found->second : fonts.try_emplace(family, family).first->second;
}

}  // namespace

std::string text_of(char32_t character) {
    std::array<char, 6> bytes{};
    const int length = g_unichar_to_utf8(character, bytes.data());
    const bool in_alphabets =
        (character >= 0x1D400 && character <= 0x1D7FF) || (character >= 0x2100 && character <= 0x214F);
    if (!in_alphabets) return {bytes.data(), static_cast<std::size_t>(length)};
    gchar* plain = g_utf8_normalize(bytes.data(), length, G_NORMALIZE_ALL_COMPOSE);
    std::string text(plain);
    g_free(plain);
    return text;
}

struct FormulaSetter::State {
    std::map<FontFamily, MathFont> fonts;
};

FormulaSetter::FormulaSetter() : state_(std::make_unique<State>()) {}
FormulaSetter::~FormulaSetter() = default;

Formula FormulaSetter::set(std::string_view tex, const TextStyle& style, FormulaPlace place, WordSetter& words) {
    if (tex.size() > longest_formula) throw FormulaError(too_long(tex));
    MathFont& font = opened(state_->fonts, style.typography.family);
    ParsedFormula parsed = MathParser(tex, style.typography, font, place).parse();
    const auto mistake = std::ranges::find(parsed.mistakes, false, &TextMistake::only_note);
    if (mistake != parsed.mistakes.end()) throw FormulaError(*mistake);
    MathSetter setter(font, words, style);
    Formula formula;
    if (place == FormulaPlace::in_line) {
        formula.pieces = in_pieces(setter.set_atoms(parsed.list, {MathSize::text, false}));
    } else {
        formula.pieces.push_back(piece_of(setter.set_row(parsed.list, {MathSize::display, false})));
    }
    if (parsed.tag) formula.tag = piece_of(setter.set_row(*parsed.tag, {MathSize::text, false}));
    formula.parts = std::move(parsed.parts);
    return formula;
}

std::vector<TextMistake> formula_mistakes(std::string_view tex, const Typography& typography, FormulaPlace place) {
    if (tex.size() > longest_formula) return {too_long(tex)};
    thread_local std::map<FontFamily, MathFont> fonts;
    return MathParser(tex, typography, opened(fonts, typography.family), place).parse().mistakes;
}

}  // namespace lectern
