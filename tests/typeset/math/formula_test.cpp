#include "typeset/math/formula.h"
#include "typeset/math/plain_words.h"

#include <algorithm>
#include <cmath>

using namespace lectern;
using boost::test_tools::tolerance;

namespace {

Typography with_macros(TextMacros macros) {
    return {FontFamily::stix_two, std::make_shared<const TextMacros>(std::move(macros))};
}

Formula set(std::string_view tex, FormulaPlace place = FormulaPlace::display, double size = 10,
            const Typography& typography = {}) {
    static FormulaSetter setter;
    static PlainWords words;
    TextStyle style;
    style.size = size;
    style.typography = typography;
    return setter.set(tex, style, place, words);
}

FormulaPiece display(std::string_view tex) { return set(tex).pieces.at(0); }

double width(std::string_view tex) { return display(tex).width; }

const PlacedGlyph& glyph(const FormulaPiece& piece, std::string_view text) {
    const auto found = std::ranges::find(piece.glyphs, text, &PlacedGlyph::text);
    BOOST_REQUIRE_MESSAGE(found != piece.glyphs.end(), "no glyph for " << text);
    return *found;
}

std::vector<TextMistake> mistakes(std::string_view tex, FormulaPlace place = FormulaPlace::display,
                                  const Typography& typography = {}) {
    return formula_mistakes(tex, typography, place);
}

struct Mistaken {
    const char* tex;
    std::size_t begin;
    const char* message;
};

std::ostream& operator<<(std::ostream& stream, const Mistaken& mistaken) { return stream << mistaken.tex; }

const std::vector<Mistaken> mistaken_formulas{
    {"x + \\foo", 4, "unknown command \\foo"},
    {"\\frac{1}{2", 8, "this { is never closed"},
    {"x}", 1, "this } closes nothing"},
    {"a & b", 2, "an & outside of an alignment"},
    {"x^2^3", 3, "a second superscript at one place"},
    {"x_1_2", 3, "a second subscript at one place"},
    {"\\left( x", 0, "this \\left has no \\right"},
    {"x \\right)", 2, "a \\right without its \\left"},
    {"\\left x", 6, "no delimiter behind \\left"},
    {"\\frac{1}", 0, "an argument is missing behind \\frac"},
    {"x^", 1, "an argument is missing behind ^"},
    {"\\begin{pmatrix} a", 0, "\\begin{pmatrix} is never ended"},
    {"\\begin{pmatrix} a \\end{bmatrix}", 18, "\\end{bmatrix} ends \\begin{pmatrix}"},
    {"\\begin{pmatrx} a \\end{pmatrx}", 6, "unknown environment 'pmatrx'"},
    {"\\begin{align} a \\end{align}", 6, "the environment 'align' doesn't stand inside a formula"},
    {"\\begin{cases} a & b & c \\end{cases}", 22, "a row has more cells than there are columns"},
    {"\\begin{array}{lx} a \\end{array}", 13, "'lx' doesn't say how columns stand"},
    {"a \\\\ b", 2, "a line's end outside of an alignment"},
    {"\\end{matrix}", 0, "an \\end without its \\begin"},
    {"\\color{rod}{x}", 6, "unknown colour 'rod'"},
    {"\\id{a b}{x}", 3, "'a b' can't name a part"},
    {"\\hspace{1mile}", 7, "'1mile' is no length"},
    {"x \\limits_1", 2, "\\limits stands behind no operator"},
    {"50 % x", 3, "a bare % in a formula"},
    {"a $ b", 2, "a dollar inside of a formula"},
    {"\\text{a \\alpha}", 8, "\\alpha has no place among words"},
    {"\\text{漢}", 6, "no font has the character '漢'"},
    {"漢", 0, "mathematics has no sign '漢'"},
    {"\\sqrt[3{x}", 5, "this [ is never closed"},
    {"a \\over b \\over c", 10, "a second \\over in one group"},
    {"x \\tag{1} \\tag{2}", 10, "a second \\tag in one formula"},
    {"x\\", 1, "a backslash at the formula's end"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(formula)

BOOST_AUTO_TEST_CASE(all_lengths_grow_with_the_size) {
    const char* tex = "\\left(\\frac{a}{\\sqrt{b}}\\right)^2 + \\sum_{k=1}^n x_k";
    const FormulaPiece small = set(tex, FormulaPlace::display, 10).pieces[0];
    const FormulaPiece large = set(tex, FormulaPlace::display, 30).pieces[0];
    BOOST_TEST(large.width == 3 * small.width, tolerance(1e-9));
    BOOST_TEST(large.ascent == 3 * small.ascent, tolerance(1e-9));
    BOOST_TEST(large.descent == 3 * small.descent, tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(a_fraction_stands_around_its_bar) {
    const FormulaPiece piece = display("\\frac{a}{b}");
    BOOST_REQUIRE(piece.rules.size() == 1);
    BOOST_TEST(glyph(piece, "a").y < piece.rules[0].y);
    BOOST_TEST(glyph(piece, "b").y > piece.rules[0].y);
}

BOOST_AUTO_TEST_CASE(an_operation_has_space_that_a_sign_has_not) {
    BOOST_TEST(width("a-b") == width("a{-}b") + 2 * 4.0 / 18 * 10, tolerance(1e-9));
    BOOST_TEST(width("-b") == width("{-}b"), tolerance(1e-9));
    BOOST_TEST(width("a=-b") == width("a=") + width("{-}b") + 5.0 / 18 * 10, tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(spaces_around_operations_are_left_out_in_scripts) {
    BOOST_TEST(width("x^{a+b}") == width("x^{a{+}b}"), tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(limits_stand_over_and_under_in_a_display_and_beside_in_a_line) {
    const FormulaPiece large = display("\\sum_k");
    const Formula small = set("\\sum_k", FormulaPlace::in_line);
    BOOST_TEST(glyph(large, "k").x < large.width / 2);
    BOOST_TEST(glyph(small.pieces[0], "k").x > small.pieces[0].width / 2);
    BOOST_TEST(large.ascent + large.descent > 1.3 * (small.pieces[0].ascent + small.pieces[0].descent));
    const FormulaPiece integral = display("\\int_k");
    BOOST_TEST(glyph(integral, "k").x > integral.width / 2);
    const FormulaPiece told = display("\\int\\limits_k");
    BOOST_TEST(glyph(told, "k").x < told.width / 2);
}

BOOST_AUTO_TEST_CASE(primes_and_a_superscript_share_a_place) {
    const FormulaPiece piece = display("x'^2");
    BOOST_TEST(glyph(piece, "′").x < glyph(piece, "2").x);
    BOOST_TEST(glyph(piece, "2").y < 0);
    BOOST_TEST(mistakes("x^2'").size() == 1);
    BOOST_TEST(mistakes("f''_1 f_1''").empty());
}

BOOST_AUTO_TEST_CASE(delimiters_grow_around_what_they_hold) {
    const FormulaPiece bare = display("(\\frac{a}{\\frac{b}{c}})");
    const FormulaPiece grown = display("\\left(\\frac{a}{\\frac{b}{c}}\\right)");
    BOOST_TEST(glyph(grown, "(").outline != glyph(bare, "(").outline);
    const FormulaPiece tall = display("\\left(\\begin{matrix}a\\\\b\\\\c\\\\d\\\\e\\\\f\\end{matrix}\\right)");
    BOOST_TEST(tall.ascent + tall.descent > 70);
    // An assembly of pieces, of which one stands for the character.
    BOOST_TEST(std::ranges::count(tall.glyphs, "(", &PlacedGlyph::text) == 1);
}

BOOST_AUTO_TEST_CASE(a_named_part_changes_no_place) {
    BOOST_TEST(width("a\\id{op}{+}b\\id{rest}{=-c}") == width("a+b=-c"), tolerance(1e-9));
    BOOST_TEST(width("a\\color{red}{+}b") == width("a+b"), tolerance(1e-9));
    BOOST_TEST(width("\\id{x}{a}^2") == width("a^2"), tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(parts_know_their_glyphs_and_what_is_around_them) {
    const Formula formula = set("a\\id{outer}{b\\color{#ff0000}{\\frac{c}{d}}e}f");
    BOOST_REQUIRE(formula.parts.size() == 2);
    BOOST_TEST(formula.parts[0].name == "outer");
    BOOST_TEST(formula.parts[1].parent == 0);
    BOOST_TEST(formula.parts[1].color.has_value());
    const FormulaPiece& piece = formula.pieces[0];
    BOOST_TEST(glyph(piece, "a").part == -1);
    BOOST_TEST(glyph(piece, "b").part == 0);
    BOOST_TEST(glyph(piece, "c").part == 1);
    BOOST_TEST(piece.rules.at(0).part == 1);
    BOOST_TEST(glyph(piece, "e").part == 0);
    BOOST_TEST(glyph(piece, "f").part == -1);
}

BOOST_AUTO_TEST_CASE(a_colour_without_braces_reaches_to_the_end_of_its_group) {
    const Formula formula = set("{a \\color{red} b} c");
    BOOST_TEST(glyph(formula.pieces[0], "a").part == -1);
    BOOST_TEST(glyph(formula.pieces[0], "b").part == 0);
    BOOST_TEST(glyph(formula.pieces[0], "c").part == -1);
}

BOOST_AUTO_TEST_CASE(a_line_may_break_behind_relations_and_operations) {
    const Formula formula = set("a=b+(c+d)-\\frac{e+f}{g}", FormulaPlace::in_line);
    BOOST_TEST(formula.pieces.size() == 5);
    double sum = 0;
    for (const FormulaPiece& piece : formula.pieces) sum += piece.width + piece.space_after;
    const Formula grouped = set("{a=b+(c+d)-\\frac{e+f}{g}}", FormulaPlace::in_line);
    BOOST_TEST(sum == grouped.pieces.at(0).width, tolerance(1e-9));
    BOOST_TEST(formula.pieces[0].space_after == 5.0 / 18 * 10, tolerance(1e-9));
    BOOST_TEST(set("", FormulaPlace::in_line).pieces.size() == 1);
}

BOOST_AUTO_TEST_CASE(a_macro_is_what_it_stands_for) {
    const Typography typography = with_macros({{"R", {0, "\\mathbb{R}"}},
                                               {"pd", {2, "\\frac{\\partial #1}{\\partial #2}"}},
                                               {"both", {1, "\\pd{#1}{x}+\\pd{#1}{y}"}}});
    const auto macro_width = [&](std::string_view tex) {
        return set(tex, FormulaPlace::display, 10, typography).pieces[0].width;
    };
    BOOST_TEST(macro_width("f : \\R^2 \\to \\R") == width("f : \\mathbb{R}^2 \\to \\mathbb{R}"), tolerance(1e-12));
    BOOST_TEST(macro_width("\\both{f}") == width("\\frac{\\partial f}{\\partial x}+\\frac{\\partial f}{\\partial y}"),
               tolerance(1e-12));
    BOOST_TEST(macro_width("\\pd f x") == width("\\frac{\\partial f}{\\partial x}"), tolerance(1e-12));
}

BOOST_AUTO_TEST_CASE(a_macro_that_leads_back_to_itself_is_told_at_its_use) {
    const Typography typography = with_macros({{"a", {0, "\\b"}}, {"b", {0, "x\\a"}}, {"c", {1, "\\c{#1#1}"}}});
    const auto circle = mistakes("1 + \\a", FormulaPlace::display, typography);
    BOOST_REQUIRE(circle.size() == 1);
    BOOST_TEST(circle[0].begin == 4);
    BOOST_TEST(circle[0].message.find("expands to too much") != std::string::npos);
    BOOST_TEST(mistakes("\\c{x}", FormulaPlace::display, typography).size() == 1);
}

BOOST_AUTO_TEST_CASE(a_mistake_in_a_macro_names_it_and_stands_at_its_use) {
    const auto found = mistakes("x + \\grd f", FormulaPlace::display, with_macros({{"grd", {1, "\\nable #1"}}}));
    BOOST_REQUIRE(found.size() == 1);
    BOOST_TEST(found[0].begin == 4);
    BOOST_TEST(found[0].end == 8);
    BOOST_TEST(found[0].message == "unknown command \\nable (in the macro \\grd)");
    BOOST_TEST(found[0].help == "did you mean '\\nabla'?");
}

BOOST_AUTO_TEST_CASE(a_macro_is_nearer_than_a_sign) {
    const auto found = mistakes("\\RR", FormulaPlace::display, with_macros({{"R", {0, "\\mathbb{R}"}}}));
    BOOST_REQUIRE(found.size() == 1);
    BOOST_TEST(found[0].help == "did you mean '\\R'?");
}

BOOST_AUTO_TEST_CASE(all_mistakes_are_told_at_once) {
    const auto found = mistakes("\\foo + \\color{rod}{x} + \\alhpa");
    BOOST_REQUIRE(found.size() == 3);
    BOOST_TEST(found[2].help == "did you mean '\\alpha'?");
}

BOOST_DATA_TEST_CASE(a_mistake_is_told_at_its_place, boost::unit_test::data::make(mistaken_formulas), mistaken) {
    const auto found = mistakes(mistaken.tex);
    BOOST_REQUIRE(found.size() == 1);
    BOOST_TEST(found[0].message == mistaken.message);
    BOOST_TEST(found[0].begin == mistaken.begin);
    BOOST_TEST(found[0].end > found[0].begin);
    BOOST_TEST(!found[0].help.empty());
    BOOST_CHECK_THROW(set(mistaken.tex), FormulaError);
}

BOOST_AUTO_TEST_CASE(only_a_display_has_a_number) {
    const Formula formula = set("x = 1 \\tag{1a}");
    BOOST_REQUIRE(formula.tag);
    BOOST_TEST(formula.tag->glyphs.size() == 4);
    BOOST_TEST(set("x \\tag*{A}").tag->glyphs.size() == 1);
    BOOST_TEST(mistakes("x \\tag{1}", FormulaPlace::in_line).size() == 1);
}

BOOST_AUTO_TEST_CASE(what_is_negated_has_a_sign_of_its_own_or_a_stroke) {
    BOOST_TEST(glyph(display("\\not\\subset"), "⊄").text == "⊄");
    BOOST_TEST(display("\\not\\alpha").glyphs.size() == 2);
}

BOOST_AUTO_TEST_CASE(phantoms_take_room_and_are_not_seen) {
    BOOST_TEST(width("a\\phantom{xyz}b") == width("axyzb"), tolerance(1e-9));
    BOOST_TEST(display("\\phantom{xyz}").glyphs.empty());
    BOOST_TEST(width("a\\vphantom{xyz}b") == width("ab"), tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(deep_nesting_is_refused_and_long_rows_are_not) {
    std::string deep, open, wide;
    for (int i = 0; i < 2000; ++i) deep += "\\frac{";
    for (int i = 0; i < 20000; ++i) open += "{";
    for (int i = 0; i < 5000; ++i) wide += "x^2+";
    BOOST_TEST(mistakes(deep).size() == 1);
    BOOST_TEST(mistakes(open).size() == 1);
    BOOST_TEST(mistakes(std::string(3000, '^')).size() == 1);
    BOOST_TEST(display(wide).glyphs.size() == 15000);
    BOOST_TEST(mistakes(std::string(70'000, 'x')).size() == 1);
}

BOOST_AUTO_TEST_CASE(the_source_of_a_glyph_is_a_plain_character) {
    const FormulaPiece piece = display("x\\alpha\\mathbb{R}");
    BOOST_TEST(piece.glyphs[0].text == "x");
    BOOST_TEST(piece.glyphs[1].text == "α");
    BOOST_TEST(piece.glyphs[2].text == "R");
}

BOOST_AUTO_TEST_SUITE_END()
