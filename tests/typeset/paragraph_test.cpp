#include "lectern/typeset/text_layout.h"

#include <algorithm>
#include <cmath>
#include <ostream>

using namespace lectern;
using boost::test_tools::tolerance;
namespace data = boost::unit_test::data;

namespace {

const TextStyle serif{.size = 20};

TextLayout laid_out(std::string_view text, const TextStyle& style = serif, double wrap_width = 0,
                    TextAlignment alignment = TextAlignment::left) {
    static Typesetter typesetter;
    return typesetter.layout(text, style, wrap_width, alignment);
}

double width(std::string_view text) { return laid_out(text).width; }

const PlacedGlyph& glyph(const TextLayout& layout, std::string_view text) {
    const auto found = std::ranges::find_if(
        layout.glyphs, [text](const PlacedGlyph& candidate) { return candidate.text.starts_with(text); });
    BOOST_REQUIRE_MESSAGE(found != layout.glyphs.end(), "no glyph for " << text);
    return *found;
}

/// The characters of all glyphs, from the left to the right.
std::string read_back(const TextLayout& layout) {
    std::string text;
    for (const PlacedGlyph& placed : layout.glyphs) text += placed.text;
    return text;
}

constexpr double exact = 2e-3;  // pixels: Pango counts 1/32768 em

}  // namespace

BOOST_AUTO_TEST_SUITE(paragraph)

BOOST_AUTO_TEST_CASE(a_formula_takes_its_width_between_words) {
    const double space = width("a b") - width("a") - width("b");
    BOOST_TEST(std::abs(width("so $x^2$ is") - width("so") - width("$x^2$") - width("is") - 2 * space) < exact);
}

BOOST_AUTO_TEST_CASE(a_formula_stands_on_the_baseline_of_the_words) {
    const TextLayout layout = laid_out("where $x$ is");
    BOOST_TEST(glyph(layout, "w").y == 0);
    BOOST_TEST(glyph(layout, "x").y == 0);
}

BOOST_AUTO_TEST_CASE(a_formula_in_two_pieces_is_as_wide_as_unbroken) {
    const TextLayout layout = laid_out("$a=b$");
    BOOST_TEST(std::abs(glyph(layout, "b").x - glyph(laid_out("${a=b}$"), "b").x) < exact);
}

BOOST_AUTO_TEST_CASE(lines_break_between_the_pieces_of_a_formula) {
    const TextLayout layout = laid_out("$a+b=c+d$", serif, 0.7 * width("$a+b=c+d$"));
    BOOST_TEST(layout.last_baseline > 0);
    BOOST_TEST(glyph(layout, "a").y == 0);
    BOOST_TEST(glyph(layout, "d").y == layout.last_baseline);
    BOOST_TEST(layout.width < 0.7 * width("$a+b=c+d$"));
}

BOOST_AUTO_TEST_CASE(a_line_that_breaks_in_a_formula_ends_at_its_ink) {
    const TextLayout broken = laid_out("$a+b=c+d$", serif, 0.6 * width("$a+b=c+d$"), TextAlignment::right);
    const TextLayout first = laid_out("$a+b={}$");
    BOOST_TEST(std::abs(broken.width - std::max(width("${}a+b={}$"), width("$c+d$"))) < 0.35 * serif.size);
    BOOST_TEST(first.width > 0);
}

BOOST_DATA_TEST_CASE(no_line_begins_with_what_belongs_to_a_formula,
                     data::make({",", ".", ")", "s", ";", "!", "'", "th"}), mark) {
    const std::string text = "the words before it and then $x$" + std::string(mark) + " and words behind it";
    for (double wrap = 60; wrap < 300; wrap += 7) {
        const TextLayout layout = laid_out(text, serif, wrap);
        const auto formula = std::ranges::find(layout.glyphs, "x", &PlacedGlyph::text);
        BOOST_REQUIRE(formula != layout.glyphs.end());
        BOOST_TEST((formula + 1)->y == formula->y);
    }
}

BOOST_AUTO_TEST_CASE(no_line_ends_with_a_bracket_before_a_formula) {
    for (double wrap = 60; wrap < 300; wrap += 7) {
        const TextLayout layout = laid_out("the words before it and then ($x$ and more) behind", serif, wrap);
        BOOST_TEST(glyph(layout, "(").y == glyph(layout, "x").y);
    }
}

BOOST_AUTO_TEST_CASE(lines_of_tall_formulas_do_not_touch) {
    const TextLayout one = laid_out("$\\dfrac{1}{2}$");
    const TextLayout two = laid_out("$\\dfrac{1}{2}$\n$\\dfrac{1}{2}$");
    BOOST_TEST(two.last_baseline > one.ink_ascent + one.ink_descent);
    BOOST_TEST(two.last_baseline > 1.25 * serif.size);
    BOOST_TEST(laid_out("$x$\n$x$").last_baseline == 1.25 * serif.size, tolerance(1e-12));
}

BOOST_AUTO_TEST_CASE(measures_tell_of_mathematics_that_is_taller_than_words) {
    const TextLayout words = laid_out("words"), letter = laid_out("a $x$"), tall = laid_out("a $\\dfrac{1}{2}$");
    BOOST_TEST(letter.ink_ascent == words.cap_height);
    BOOST_TEST(letter.ink_descent == 0);
    BOOST_TEST(letter.height() == words.height());
    BOOST_TEST(tall.ascent > words.ascent);
    BOOST_TEST(tall.descent > words.descent);
    BOOST_TEST(tall.ink_ascent > words.cap_height);
    BOOST_TEST(tall.ink_descent > 0);
    BOOST_TEST(words.ink_height() == words.cap_height);
}

BOOST_AUTO_TEST_CASE(a_display_stands_alone_and_centred) {
    const TextLayout layout = laid_out("words before $$x$$ and some more words behind");
    const PlacedGlyph& formula = glyph(layout, "x");
    BOOST_TEST(glyph(layout, "b").y < formula.y);
    BOOST_TEST(glyph(layout, "a").y == layout.last_baseline);
    BOOST_TEST(std::abs(formula.x + width("$x$") / 2 - layout.width / 2) < 1);
}

BOOST_AUTO_TEST_CASE(a_tag_stands_at_the_right_edge) {
    const TextLayout layout = laid_out("$$x=1\\tag{2}$$", serif, 300);
    BOOST_TEST(layout.width == 300, tolerance(1e-9));
    BOOST_TEST(glyph(layout, ")").x > 285);
    BOOST_TEST(std::abs(glyph(layout, "x").x + width("$x=1$") / 2 - 150) < 2);
}

BOOST_AUTO_TEST_CASE(a_tag_that_has_no_room_stands_below) {
    const std::string formula = "$$a+b+c+d+e+f=g\\tag{2}$$";
    const TextLayout layout = laid_out(formula, serif, 1.1 * width("$a+b+c+d+e+f=g$"));
    BOOST_TEST(glyph(layout, "2").y > glyph(layout, "a").y);
}

BOOST_AUTO_TEST_CASE(lines_stand_flush_right_where_asked) {
    const TextLayout layout = laid_out("nnnn\nn", serif, 0, TextAlignment::right);
    BOOST_TEST(layout.glyphs.back().x == width("nnnn") - width("n"), tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(a_formula_reads_from_left_to_right_in_a_text_from_right_to_left) {
    const std::string mark = "\u200F";  // makes the paragraph run from right to left
    const TextLayout layout = laid_out(mark + "$a=b$ $c$");
    BOOST_TEST(glyph(layout, "a").x < glyph(layout, "b").x);
    BOOST_TEST(glyph(layout, "c").x < glyph(layout, "a").x);
}

BOOST_AUTO_TEST_CASE(mathematics_among_sans_words_has_their_height) {
    const TextStyle sans{.face = FontFace::sans, .size = 20};
    BOOST_TEST(glyph(laid_out("$x$", sans), "x").size == 20 * (1536 / 2816.0) / 0.473, tolerance(1e-6));
    BOOST_TEST(glyph(laid_out("$x$"), "x").size == 20);
}

BOOST_AUTO_TEST_CASE(a_dollar_is_written_with_a_backslash) {
    BOOST_TEST(read_back(laid_out("\\$5")) == "$5");
    BOOST_TEST(read_back(laid_out("C:\\x")) == "C:\\x");
}

BOOST_AUTO_TEST_CASE(each_glyph_tells_the_characters_it_stands_for) {
    BOOST_TEST(read_back(laid_out("the first office")) == "the first office");
    BOOST_TEST(read_back(laid_out("e\u0301t\u00E9")) == "e\u0301t\u00E9");
    BOOST_TEST(read_back(laid_out("so $x$ is")) == "so x is");
}

BOOST_AUTO_TEST_CASE(a_character_written_backwards_keeps_its_own_text) {
    const TextLayout layout = laid_out("\u202Eabc\u202C");
    BOOST_TEST(read_back(layout) == "cba");
    BOOST_TEST(glyph(layout, "c").x < glyph(layout, "a").x);
}

BOOST_AUTO_TEST_CASE(parts_of_several_formulas_are_kept_apart) {
    const TextLayout layout = laid_out("$\\color{red}{x}$ and $\\color{blue}{y}$");
    BOOST_REQUIRE(layout.parts.size() == 2);
    BOOST_TEST(glyph(layout, "x").part == 0);
    BOOST_TEST(glyph(layout, "y").part == 1);
}

BOOST_AUTO_TEST_CASE(latin_modern_sets_words_in_its_own_letters) {
    TextStyle style = serif;
    style.typography.family = FontFamily::latin_modern;
    const TextLayout layout = laid_out("an α $x$", style);
    BOOST_TEST(glyph(layout, "a").outline->font_file->ends_with("lmroman10-regular.otf"));
    BOOST_TEST(glyph(layout, "α").outline->font_file->ends_with("STIXTwoText-Regular.otf"));
    BOOST_TEST(glyph(layout, "x").outline->font_file->ends_with("latinmodern-math.otf"));
    BOOST_TEST(laid_out("a\nb", style).last_baseline == 25, tolerance(1e-12));
}

BOOST_AUTO_TEST_SUITE_END()
