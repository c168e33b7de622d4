#include "typeset/math/formula.h"
#include "typeset/math/formula_corpus.h"
#include "typeset/math/plain_words.h"

#include <algorithm>
#include <cmath>

using namespace lectern;

namespace lectern {
static std::ostream& operator<<(std::ostream& out, const CorpusFormula& formula) {
    return out << "formulas.txt:" << formula.line << ": " << formula.tex;
}
}  // namespace lectern

namespace {

const std::vector<CorpusFormula>& corpus_formulas() {
    static const std::vector<CorpusFormula> corpus = read_formula_corpus();
    return corpus;
}

/// From 1, as people count.
std::size_t column_of(const std::string& tex, std::size_t byte) {
    const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    return 1 + static_cast<std::size_t>(
                   std::count_if(tex.begin(), tex.begin() + static_cast<std::ptrdiff_t>(byte), begins));
}

bool is_sound(const FormulaPiece& piece) {
    const auto finite = [](double value) { return std::isfinite(value) && std::fabs(value) < 1000; };
    return finite(piece.width) && finite(piece.ascent) && finite(piece.descent) && finite(piece.space_after) &&
           std::ranges::all_of(piece.glyphs,
                               [&](const PlacedGlyph& glyph) {
                                   return glyph.outline != nullptr && glyph.size > 0 && finite(glyph.x) &&
                                          finite(glyph.y);
                               }) &&
           std::ranges::all_of(piece.rules, [&](const PlacedRule& rule) {
               return finite(rule.x) && finite(rule.y) && rule.width >= 0 && rule.height > 0;
           });
}

void check_formula(const CorpusFormula& formula, FontFamily family, FormulaPlace place) {
    static FormulaSetter setter;
    static PlainWords words;
    TextStyle style;
    style.size = 1;
    style.typography.family = family;
    const std::vector<TextMistake> mistakes = formula_mistakes(formula.tex, style.typography, place);
    if (formula.column > 0) {
        BOOST_REQUIRE(!mistakes.empty());
        BOOST_TEST(column_of(formula.tex, mistakes.front().begin) == formula.column);
        BOOST_TEST(mistakes.front().message == formula.message);
        BOOST_TEST(!mistakes.front().help.empty());
        BOOST_CHECK_THROW(setter.set(formula.tex, style, place, words), FormulaError);
        return;
    }
    BOOST_REQUIRE_MESSAGE(mistakes.empty(), (mistakes.empty() ? "" : mistakes.front().message));
    const Formula laid = setter.set(formula.tex, style, place, words);
    BOOST_REQUIRE(!laid.pieces.empty());
    std::size_t glyphs = 0;
    for (const FormulaPiece& piece : laid.pieces) {
        BOOST_TEST(is_sound(piece));
        glyphs += piece.glyphs.size();
    }
    BOOST_TEST(glyphs > 0);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(corpus)

BOOST_AUTO_TEST_CASE(the_corpus_is_large) { BOOST_TEST(corpus_formulas().size() > 400); }

BOOST_DATA_TEST_CASE(is_set_or_tells_its_mistake, boost::unit_test::data::make(corpus_formulas()), formula) {
    check_formula(formula, FontFamily::stix_two, FormulaPlace::display);
    check_formula(formula, FontFamily::latin_modern, FormulaPlace::display);
    if (formula.tex.find("\\tag") == std::string::npos) {
        check_formula(formula, FontFamily::stix_two, FormulaPlace::in_line);
    }
}

BOOST_AUTO_TEST_SUITE_END()
