#include "layers/contour_bands.h"

#include "lectern/base/ticks.h"

#include <boost/test/unit_test.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <vector>

using namespace lectern;

BOOST_AUTO_TEST_SUITE(contour_bands)

BOOST_AUTO_TEST_CASE(a_colour_bar_names_matplotlibs_levels) {
    std::ifstream file(LECTERN_TEST_DATA "/reference/contours.json");
    for (const auto& function : nlohmann::json::parse(file)) {
        const auto levels = function["levels"].get<std::vector<double>>();
        const auto expected = function["colorbar_ticks"].get<std::vector<double>>();
        const auto picked = color_bar_levels(levels);
        BOOST_CHECK_EQUAL_COLLECTIONS(picked.begin(), picked.end(), expected.begin(), expected.end());
    }
}

BOOST_AUTO_TEST_CASE(few_levels_are_all_named) {
    const std::vector<double> levels{1, 2, 3};
    BOOST_CHECK(color_bar_levels(levels) == levels);
}

BOOST_AUTO_TEST_CASE(numbers_of_uneven_levels_have_their_own_decimals) {
    const auto labels = [](const std::vector<double>& levels) {
        std::vector<std::string> texts;
        for (const Tick& tick : label_levels(levels, {})) texts.push_back(tick.label);
        return texts;
    };
    const std::vector<std::string> even{"0.0", "0.5", "1.0"}, uneven{"0.1", "1", "20", "150"};
    BOOST_TEST(labels({0, 0.5, 1}) == even);
    BOOST_TEST(labels({0.1, 1, 20, 150}) == uneven);
}

BOOST_AUTO_TEST_CASE(bands_of_levels_that_grow_tenfold_differ_in_colour) {
    const ColorMap map = *ColorMap::named("viridis");
    const std::vector<double> growing{0.1, 1, 10, 100, 1000}, even{0, 1, 2, 3, 4};
    BOOST_TEST((band_colors(growing, map) == band_colors(even, map)));
    BOOST_TEST(scale_share(growing, 1) == 0.25);
    BOOST_TEST(scale_share(std::vector{0.0, 1.0, 3.0}, 1) == 1.0 / 3);
}

BOOST_AUTO_TEST_CASE(zero_is_named_among_many_levels) {
    std::vector<double> levels;
    for (int k = -13; k <= 13; ++k) levels.push_back(k);
    const auto picked = color_bar_levels(levels);
    BOOST_CHECK(std::ranges::find(picked, 0.0) != picked.end());
}

BOOST_AUTO_TEST_SUITE_END()
