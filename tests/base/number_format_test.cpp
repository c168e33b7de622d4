#include "lectern/base/number_format.h"
#include "lectern/base/number_style.h"
#include "lectern/base/ticks.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <limits>
#include <ostream>

using namespace lectern;
namespace data = boost::unit_test::data;

namespace {

struct Written {
    const char* format;
    double value;
    const char* text;

    friend std::ostream& operator<<(std::ostream& out, const Written& row) {
        return out << row.value << " as " << row.format;
    }
};

constexpr double pi = 3.14159265358979323846;

const std::vector<Written> written{
    {".2f", 1.005, "1.00"},
    {".2f", -0.001, "0.00"},
    {".0f", 2.5, "2"},
    {".3g", 29.52, "29.5"},
    {".3g", 0.00012345, "0.000123"},
    {".2e", -1500, "−1.50×10³"},
    {"e", 0.0015, "1.5×10⁻³"},
    {"scientific", 0, "0"},
    {"%", 0.5, "50\u00A0%"},
    {"percent", 0.07, "7\u00A0%"},
    {".1%", 0.12345, "12.3\u00A0%"},
    {"d", -7.6, "−8"},
    {",", 1234567, "1\u202F234\u202F567"},
    {",", 1234, "1234"},
    {",.2f", -12345, "−12\u202F345.00"},
    {",d", 123456, "123\u202F456"},
    {"pi", 0, "0"},
    {"pi", pi, "π"},
    {"pi", -pi, "−π"},
    {"pi", -3 * pi / 2, "−3π/2"},
    {"pi", 5 * pi / 6, "5π/6"},
    {"pi", 100 * pi, "100π"},
    {"pi", 1, "0.31831π"},
    {"auto", 1.0 / 3, "0.333333"},
    {"auto", 0.1 + 0.2, "0.3"},
    {".2f", std::numeric_limits<double>::infinity(), "∞"},
};

std::vector<std::string> labels_of(const std::vector<double>& values, std::string_view format = "auto") {
    std::vector<std::string> labels;
    for (const Tick& tick : label_values(values, *find_number_format(format))) labels.push_back(tick.label);
    return labels;
}

void check_labels(const std::vector<std::string>& measured, const std::vector<std::string>& expected) {
    BOOST_CHECK_EQUAL_COLLECTIONS(measured.begin(), measured.end(), expected.begin(), expected.end());
}

std::vector<std::string> pi_labels(Range range, int most) {
    std::vector<std::string> labels;
    for (const Tick& tick : round_ticks(range, most, *find_number_format("pi"))) labels.push_back(tick.label);
    return labels;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(number_format)

BOOST_DATA_TEST_CASE(a_number_is_written_in_its_format, data::make(written), row) {
    BOOST_CHECK_EQUAL(format_value(row.value, *find_number_format(row.format)), row.text);
}

BOOST_AUTO_TEST_CASE(what_names_no_format_is_none) {
    for (const char* word : {"", ".f", ".16f", ".0g", ".2x", "2f", ".2", ",.2e", ",pi", "PI", ".-1f", ".02.f"})
        BOOST_CHECK_MESSAGE(!find_number_format(word), word);
}

BOOST_AUTO_TEST_CASE(each_word_of_the_reference_is_a_format) {
    for (const NumberFormatWord& row : number_format_words()) BOOST_TEST(find_number_format(row.usage).has_value());
}

BOOST_AUTO_TEST_CASE(labels_of_a_format_have_the_same_number_of_decimals) {
    check_labels(labels_of({0, 0.25, 0.5}, "%"), {"0\u00A0%", "25\u00A0%", "50\u00A0%"});
    check_labels(labels_of({0.005, 0.01}, "%"), {"0.5\u00A0%", "1.0\u00A0%"});
    check_labels(labels_of({0, 0.0005, 0.001, 0.0015}, "e"), {"0", "5.0×10⁻⁴", "1.0×10⁻³", "1.5×10⁻³"});
    check_labels(labels_of({9999.5, 10000}, ","), {"9999.5", "10\u202F000.0"});
}

BOOST_AUTO_TEST_CASE(a_power_of_ten_is_written_only_where_it_is_shorter) {
    check_labels(labels_of({0.00001, 0.00002}), {"1×10⁻⁵", "2×10⁻⁵"});
    check_labels(labels_of({0.00025, 0.0005}), {"0.00025", "0.00050"});
    check_labels(labels_of({1e6, 2e6}), {"1×10⁶", "2×10⁶"});
    check_labels(labels_of({1000000.1, 1000000.2}), {"1\u202F000\u202F000.1", "1\u202F000\u202F000.2"});
    check_labels(labels_of({-2e-300, 0}), {"−2×10⁻³⁰⁰", "0"});
}

BOOST_AUTO_TEST_CASE(labels_tell_near_values_apart) {
    check_labels(labels_of({1, 1.0000000000002}), {"1.0000000000000", "1.0000000000002"});
}

BOOST_AUTO_TEST_CASE(multiples_of_pi_are_round_by_range_and_count) {
    check_labels(pi_labels({0, 2 * pi}, 4), {"0", "π/2", "π", "3π/2", "2π"});
    check_labels(pi_labels({-pi, pi}, 8), {"−π", "−3π/4", "−π/2", "−π/4", "0", "π/4", "π/2", "3π/4", "π"});
    check_labels(pi_labels({0, pi}, 6), {"0", "π/6", "π/3", "π/2", "2π/3", "5π/6", "π"});
    check_labels(pi_labels({-7, 7}, 5), {"−2π", "−π", "0", "π", "2π"});
    check_labels(pi_labels({0, 20}, 4), {"0", "2π", "4π", "6π"});
    check_labels(pi_labels({0, 0.1}, 4), {"0", "π/100", "π/50", "3π/100"});
    check_labels(pi_labels({100, 105}, 3), {"32π", "65π/2", "33π"});
}

BOOST_AUTO_TEST_CASE(multiples_of_pi_keep_to_the_number_of_intervals) {
    for (const double span : {0.01, 0.3, 1.0, 3.2, 7.0, 50.0, 4000.0})
        for (int most = 2; most <= 14; ++most) {
            const auto values = round_multiples_of_pi({-span, span / 3}, most);
            BOOST_TEST(values.size() <= static_cast<std::size_t>(most) + 1);
            BOOST_TEST(values.size() >= 2U);
            BOOST_TEST(std::ranges::is_sorted(values));
        }
}

BOOST_AUTO_TEST_CASE(multiples_of_pi_are_the_nearest_doubles) {
    const auto values = round_multiples_of_pi({-pi, pi}, 4);
    BOOST_REQUIRE_EQUAL(values.size(), 5U);
    BOOST_CHECK_EQUAL(values[4], pi);
    BOOST_CHECK_EQUAL(values[3], pi / 2);
    BOOST_CHECK_EQUAL(values[0], -pi);
}

BOOST_AUTO_TEST_CASE(multiples_of_pi_in_no_range_are_none) {
    BOOST_CHECK(round_multiples_of_pi({1, 1}, 5).empty());
    BOOST_CHECK(round_multiples_of_pi({0, 1}, 0).empty());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(number_style)

namespace {

NumberStyle style_of(std::string_view name) { return std::ranges::find(locales(), name, &Locale::name)->numbers; }

}  // namespace

BOOST_AUTO_TEST_CASE(a_decimal_comma_parts_coordinates_by_semicolons) {
    const NumberStyle german = style_of("de");
    BOOST_CHECK_EQUAL(german.text("(1.5, −3)"), "(1,5; −3)");
    BOOST_CHECK_EQUAL(german.text("1\u202F234.5×10⁻³"), "1\u202F234,5×10⁻³");
    BOOST_CHECK_EQUAL(german.text("z = 0.5x + 2."), "z = 0,5x + 2.");
}

BOOST_AUTO_TEST_CASE(mathematics_gets_no_space_behind_a_decimal_comma) {
    const NumberStyle german = style_of("de");
    BOOST_CHECK_EQUAL(german.tex("(0.1, 2.25)"), "(0{,}1; 2{,}25)");
    BOOST_CHECK_EQUAL(german.tex("a\\, b"), "a\\, b");
    BOOST_CHECK_EQUAL(german.tex("12\u202F345"), "12\\,345");
}

BOOST_AUTO_TEST_CASE(english_numbers_stay_as_they_are) {
    BOOST_CHECK(style_of("en") == NumberStyle{});
    BOOST_CHECK_EQUAL(NumberStyle{}.text("(1.5, 3)"), "(1.5, 3)");
    BOOST_CHECK_EQUAL(NumberStyle{}.tex("(1.5, 3)"), "(1.5, 3)");
    BOOST_CHECK_EQUAL(style_of("en-US").text("12\u202F345.6"), "12,345.6");
    BOOST_CHECK_EQUAL(style_of("de-CH").text("12\u202F345.6"), "12\u2019345.6");
}

BOOST_AUTO_TEST_CASE(locales_stand_in_order) { BOOST_CHECK(std::ranges::is_sorted(locales(), {}, &Locale::name)); }

BOOST_AUTO_TEST_SUITE_END()
