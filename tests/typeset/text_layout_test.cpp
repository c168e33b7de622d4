#include "lectern/typeset/text_layout.h"

#include <cmath>

using namespace lectern;

namespace {

double lowest_point(const GlyphOutline& outline) {
    double lowest = outline.points.front().y();
    for (const Vec2& point : outline.points) lowest = std::min(lowest, point.y());
    return lowest;
}

double highest_point(const GlyphOutline& outline) {
    double highest = outline.points.front().y();
    for (const Vec2& point : outline.points) highest = std::max(highest, point.y());
    return highest;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text_layout)

BOOST_AUTO_TEST_CASE(measures_grow_with_the_size) {
    Typesetter typesetter;
    const TextLayout small = typesetter.layout("Gradient", {.size = 10});
    const TextLayout large = typesetter.layout("Gradient", {.size = 30});
    BOOST_TEST(large.width == 3 * small.width, boost::test_tools::tolerance(1e-12));
    BOOST_TEST(large.height() == 3 * small.height(), boost::test_tools::tolerance(1e-12));
}

BOOST_AUTO_TEST_CASE(a_capital_reaches_from_the_baseline_to_the_cap_height) {
    Typesetter typesetter;
    const TextLayout text = typesetter.layout("H", {.face = FontFace::sans, .size = 100});
    const GlyphOutline& glyph = *text.glyphs.at(0).outline;
    const double unit = 100 / glyph.units_per_em;
    BOOST_TEST(std::abs(lowest_point(glyph) * unit) < 0.1);
    BOOST_TEST(std::abs(highest_point(glyph) * unit - text.cap_height) < 1);
}

BOOST_AUTO_TEST_CASE(the_advance_is_not_rounded_to_pixels) {
    Typesetter typesetter;
    const TextLayout one = typesetter.layout("n", {.size = 13});
    const TextLayout ten = typesetter.layout("nnnnnnnnnn", {.size = 13});
    BOOST_TEST(ten.width == 10 * one.width, boost::test_tools::tolerance(1e-3));
    BOOST_TEST(one.width != std::round(one.width));
}

BOOST_AUTO_TEST_CASE(spaces_have_no_glyph) {
    Typesetter typesetter;
    BOOST_TEST(typesetter.layout("a b", {}).glyphs.size() == 2);
}

BOOST_AUTO_TEST_CASE(a_line_feed_begins_a_new_line) {
    Typesetter typesetter;
    const TextLayout one = typesetter.layout("n", {.size = 20});
    const TextLayout two = typesetter.layout("n\nn", {.size = 20});
    BOOST_TEST(two.width == one.width);
    BOOST_TEST(two.glyphs.at(1).x == two.glyphs.at(0).x);
    BOOST_TEST(two.glyphs.at(1).y == 25, boost::test_tools::tolerance(1e-9));
    BOOST_TEST(two.height() == one.height() + 25, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(wrapped_lines_stay_within_the_width) {
    Typesetter typesetter;
    const std::string words = "the gradient points uphill and is perpendicular to the level curve";
    const TextLayout text = typesetter.layout(words, {.size = 16}, 150);
    BOOST_TEST(text.width <= 150);
    BOOST_TEST(text.width > 75);
    BOOST_TEST(text.glyphs.back().y > 40);
}

BOOST_AUTO_TEST_CASE(centred_lines_have_the_same_middle) {
    Typesetter typesetter;
    const TextLayout wide = typesetter.layout("nnnnnn", {.size = 16});
    const TextLayout narrow = typesetter.layout("nn", {.size = 16});
    const TextLayout both = typesetter.layout("nnnnnn\nnn", {.size = 16}, 0, TextAlignment::center);
    BOOST_TEST(both.glyphs.at(6).x - both.glyphs.at(0).x == (wide.width - narrow.width) / 2,
               boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(an_empty_text_has_no_width) {
    Typesetter typesetter;
    const TextLayout text = typesetter.layout("", {.size = 16});
    BOOST_TEST(text.glyphs.empty());
    BOOST_TEST(text.width == 0);
}

BOOST_AUTO_TEST_CASE(styles_have_glyphs_of_their_own) {
    Typesetter typesetter;
    const auto outline = [&](const TextStyle& style) { return typesetter.layout("a", style).glyphs.at(0).outline; };
    const auto serif = outline({}), sans = outline({.face = FontFace::sans});
    const auto bold = outline({.weight = FontWeight::bold}), italic = outline({.slant = FontSlant::italic});
    BOOST_TEST(serif->points != sans->points);
    BOOST_TEST(serif->points != bold->points);
    BOOST_TEST(serif->points != italic->points);
}

BOOST_AUTO_TEST_CASE(sans_digits_have_one_width) {
    Typesetter typesetter;
    const TextStyle sans{.face = FontFace::sans, .size = 20};
    BOOST_TEST(typesetter.layout("1111", sans).width == typesetter.layout("8888", sans).width);
}

BOOST_AUTO_TEST_CASE(an_x_between_digits_stays_a_letter) {
    Typesetter typesetter;
    const TextStyle sans{.face = FontFace::sans};
    BOOST_TEST(typesetter.layout("3x3", sans).glyphs.at(1).outline ==
               typesetter.layout("x", sans).glyphs.at(0).outline);
}

BOOST_DATA_TEST_CASE(mathematical_signs_are_shown_in_every_style,
                     boost::unit_test::data::make({"α", "∇", "‖", "²", "→", "−", "×", "⁻⁶", "≤", "∂", "∈", "ε", "θ"}),
                     sign) {
    Typesetter typesetter;
    for (const FontFace face : {FontFace::serif, FontFace::sans}) {
        for (const FontWeight weight : {FontWeight::regular, FontWeight::bold}) {
            for (const FontSlant slant : {FontSlant::upright, FontSlant::italic}) {
                BOOST_TEST(!typesetter.layout(sign, {face, weight, slant, 14}).glyphs.empty());
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_character_that_no_font_has_is_refused) {
    Typesetter typesetter;
    BOOST_CHECK_THROW(typesetter.layout("漢", {}), MissingGlyph);
    BOOST_CHECK_THROW(typesetter.layout("\xff", {}), MissingGlyph);
}

BOOST_AUTO_TEST_CASE(two_typesetters_agree) {
    Typesetter first, second;
    second.layout("something else ∇ first", {.face = FontFace::sans});
    const TextLayout a = first.layout("f(x, y) = ‖∇f‖²", {.size = 17});
    const TextLayout b = second.layout("f(x, y) = ‖∇f‖²", {.size = 17});
    BOOST_REQUIRE(a.glyphs.size() == b.glyphs.size());
    for (std::size_t i = 0; i < a.glyphs.size(); ++i) {
        BOOST_TEST(a.glyphs[i].x == b.glyphs[i].x);
        BOOST_TEST(a.glyphs[i].outline->points == b.glyphs[i].outline->points);
    }
}

BOOST_AUTO_TEST_SUITE_END()
