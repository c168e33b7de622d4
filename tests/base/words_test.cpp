#include "lectern/base/error.h"
#include "lectern/base/nearest_name.h"
#include "lectern/base/part_names.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <numeric>

using namespace lectern;

BOOST_AUTO_TEST_SUITE(words)

BOOST_AUTO_TEST_CASE(the_nearest_name_forgives_letters_swapped_missing_and_added) {
    constexpr std::array<std::string_view, 3> names{"color", "colormap", "width"};
    for (const char* text : {"colour", "colro", "olor", "Color"}) BOOST_CHECK_EQUAL(nearest_name(text, names), "color");
}

BOOST_AUTO_TEST_CASE(a_name_far_from_all_has_no_nearest) {
    constexpr std::array<std::string_view, 2> names{"color", "width"};
    BOOST_CHECK_EQUAL(nearest_name("perspective", names), "");
    BOOST_CHECK_EQUAL(nearest_name("", names), "");
    BOOST_CHECK_EQUAL(nearest_name("q", std::array<std::string_view, 2>{"x", "y"}), "");
}

BOOST_AUTO_TEST_CASE(names_of_parts_are_found_once_each_in_their_order) {
    const std::vector<std::string> names =
        part_names("$x - \\id{step}{\\alpha \\id {rate}{a}} + \\id{step}{b}$ \\idx{no} \\id no \\id{open");
    BOOST_TEST(names == (std::vector<std::string>{"step", "rate"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_diagnostic_shows_the_line_a_caret_and_help) {
    const Diagnostic mistake{{2, 3, 5}, "unknown key 'colr'", "did you mean 'color'?"};
    BOOST_CHECK_EQUAL(
        render_diagnostic(mistake, "a.yaml", "x: 1\n\tä colr: 2\n"),
        "a.yaml:2:3: error: unknown key 'colr'\n  \tä colr: 2\n  \t ^~~~~\nhelp: did you mean 'color'?\n");
}

BOOST_AUTO_TEST_CASE(a_diagnostic_past_the_end_has_no_source_line) {
    BOOST_CHECK_EQUAL(render_diagnostic({{9, 1, 1}, "m", ""}, "a.yaml", "x: 1\n"), "a.yaml:9:1: error: m\n");
}

BOOST_AUTO_TEST_CASE(control_characters_of_the_source_do_not_reach_the_message) {
    const std::string text = render_diagnostic({{1, 1, 1}, "m", ""}, "a", "\x1b[31mred\n");
    BOOST_CHECK_EQUAL(text.find('\x1b'), std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_line_that_is_no_text_is_not_shown) {
    for (const char* line : {"\xff\xfe", "a\xc3", "\xc0\x80", "\xe2\x82"}) {
        BOOST_CHECK_EQUAL(render_diagnostic({{1, 1, 1}, "m", ""}, "a", line), "a:1:1: error: m\n");
    }
    BOOST_CHECK_NE(render_diagnostic({{1, 1, 1}, "m", ""}, "a", "\u00e4\u20ac"), "a:1:1: error: m\n");
}

BOOST_AUTO_TEST_SUITE_END()
