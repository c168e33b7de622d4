#include "lectern/base/ticks.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <nlohmann/json.hpp>

#include <fstream>

using namespace lectern;

namespace {

std::vector<std::string> labels_of(const std::vector<double>& values) {
    std::vector<std::string> labels;
    for (const Tick& tick : label_values(values)) labels.push_back(tick.label);
    return labels;
}

void check_equal(const std::vector<double>& measured, const std::vector<double>& expected) {
    BOOST_CHECK_EQUAL_COLLECTIONS(measured.begin(), measured.end(), expected.begin(), expected.end());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ticks)

BOOST_AUTO_TEST_CASE(contour_levels_are_matplotlibs_to_the_bit) {
    std::ifstream file(LECTERN_TEST_DATA "/reference/contours.json");
    const auto reference = nlohmann::json::parse(file);
    BOOST_REQUIRE_EQUAL(reference.size(), 2U);
    for (const auto& function : reference) {
        const auto expected = function["levels"].get<std::vector<double>>();
        check_equal(contour_levels({function["zmin"], function["zmax"]}, 20), expected);
    }
}

BOOST_AUTO_TEST_CASE(contour_levels_of_a_constant_stay_finite) {
    for (const double level : contour_levels({5, 5}, 20)) BOOST_CHECK(std::isfinite(level));
}

BOOST_AUTO_TEST_CASE(contour_levels_keep_their_steps_far_from_zero) {
    const auto levels = contour_levels({100000, 100010}, 5);
    BOOST_REQUIRE_GE(levels.size(), 3U);
    BOOST_CHECK_EQUAL(levels[1] - levels[0], 2);
}

BOOST_AUTO_TEST_CASE(round_values_are_the_nearest_doubles_to_their_decimals) {
    check_equal(round_values({0, 0.7}, 7), {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7});
}

BOOST_AUTO_TEST_CASE(round_values_keep_to_the_number_of_intervals) {
    for (int most = 1; most <= 12; ++most) {
        const auto values = round_values({-3.7, 12.9}, most);
        BOOST_CHECK_LE(values.size(), static_cast<std::size_t>(most) + 1);
        BOOST_CHECK_GE(values.size(), 1U);
    }
}

BOOST_AUTO_TEST_CASE(round_values_lie_inside_the_range) {
    check_equal(round_values({29.52, 50}, 5), {30, 35, 40, 45, 50});
    check_equal(round_values({-8, 8}, 8), {-8, -6, -4, -2, 0, 2, 4, 6, 8});
}

BOOST_AUTO_TEST_CASE(round_values_of_an_empty_range_are_none) { BOOST_CHECK(round_values({1, 1}, 5).empty()); }

BOOST_AUTO_TEST_CASE(labels_have_the_same_number_of_decimals) {
    const auto labels = labels_of({-0.5, 0, 0.5});
    const std::vector<std::string> expected{"−0.5", "0.0", "0.5"};
    BOOST_CHECK_EQUAL_COLLECTIONS(labels.begin(), labels.end(), expected.begin(), expected.end());
}

BOOST_AUTO_TEST_CASE(labels_hide_rounding_errors) {
    const auto labels = labels_of({6.150000000000001, 6.6});
    BOOST_CHECK_EQUAL(labels[0], "6.15");
    BOOST_CHECK_EQUAL(labels[1], "6.60");
}

BOOST_AUTO_TEST_CASE(labels_of_large_values_use_a_power_of_ten) {
    const auto labels = labels_of({0, 5e6, 1e7});
    BOOST_CHECK_EQUAL(labels[0], "0");
    BOOST_CHECK_EQUAL(labels[1], "0.5×10⁷");
    BOOST_CHECK_EQUAL(labels[2], "1.0×10⁷");
}

BOOST_AUTO_TEST_CASE(labels_never_show_minus_zero) { BOOST_CHECK_EQUAL(labels_of({-0.0, 1})[0], "0"); }

BOOST_AUTO_TEST_CASE(numbers_are_short_and_have_a_true_minus) {
    BOOST_CHECK_EQUAL(format_number(-2.5), "−2.5");
    BOOST_CHECK_EQUAL(format_number(29.52), "29.52");
    BOOST_CHECK_EQUAL(format_number(1.0 / 3), "0.333333");
    BOOST_CHECK_EQUAL(format_number(1.25e-9), "1.25×10⁻⁹");
    BOOST_CHECK_EQUAL(format_number(-0.0), "0");
}

BOOST_AUTO_TEST_SUITE_END()
