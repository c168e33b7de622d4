#include "lectern/base/color.h"
#include "lectern/base/colormap.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>

using namespace lectern;

namespace {

std::string hex_of(const Color& color) {
    const auto part = [](double value) { return std::lround(value * 255); };
    char text[8];
    std::snprintf(text, sizeof text, "#%02lx%02lx%02lx", part(color.red), part(color.green), part(color.blue));
    return text;
}

std::vector<std::string> map_names() {
    std::vector<std::string> names;
    for (const auto name : ColorMap::names()) names.emplace_back(name);
    return names;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(color)

BOOST_AUTO_TEST_CASE(hexadecimal_digits_are_read_in_each_length) {
    BOOST_CHECK_EQUAL(hex_of(*parse_color("#FF8920")), "#ff8920");
    BOOST_CHECK_EQUAL(hex_of(*parse_color("#f80")), "#ff8800");
    BOOST_CHECK_CLOSE(parse_color("#00000080")->alpha, 128 / 255.0, 1e-9);
}

BOOST_AUTO_TEST_CASE(named_colours_ignore_case) { BOOST_CHECK_EQUAL(hex_of(*parse_color("RebeccaPurple")), "#663399"); }

BOOST_AUTO_TEST_CASE(what_is_no_colour_is_not_read) {
    for (const char* text : {"", "#", "#12", "#12345", "#ggg", "blu", "rgb(1,2,3)"}) BOOST_CHECK(!parse_color(text));
}

BOOST_AUTO_TEST_CASE(a_misspelt_colour_has_a_neighbour) { BOOST_CHECK_EQUAL(nearest_color_name("oragne"), "orange"); }

BOOST_AUTO_TEST_CASE(band_colours_are_matplotlibs) {
    std::ifstream file(LECTERN_TEST_DATA "/reference/contours.json");
    const auto reference = nlohmann::json::parse(file);
    for (const auto& [function, map] : {std::pair{"sauna", "RdBu_r"}, std::pair{"multi", "BrBG_r"}}) {
        const auto levels = reference[function]["levels"].get<std::vector<double>>();
        const auto expected = reference[function]["band_colours"].get<std::vector<std::string>>();
        for (std::size_t band = 0; band < expected.size(); ++band) {
            const double middle = (levels[band] + levels[band + 1]) / 2;
            const double share = (middle - levels.front()) / (levels.back() - levels.front());
            BOOST_CHECK_EQUAL(hex_of(ColorMap::named(map)->at(share)), expected[band]);
        }
    }
}

BOOST_DATA_TEST_CASE(each_map_reversed_is_its_mirror, boost::unit_test::data::make(map_names()), name) {
    const auto map = ColorMap::named(name);
    const auto mirror = ColorMap::named(name + "_R");
    BOOST_REQUIRE(map && mirror);
    for (int entry = 0; entry < 256; ++entry) {
        BOOST_CHECK(map->at((entry + 0.5) / 256) == mirror->at((255.5 - entry) / 256));
    }
}

BOOST_AUTO_TEST_CASE(map_names_ignore_case) {
    BOOST_CHECK(ColorMap::named("rdbu_r"));
    BOOST_CHECK(ColorMap::named("Viridis"));
    BOOST_CHECK(!ColorMap::named("RdBu_q"));
    BOOST_CHECK(!ColorMap::named("_r"));
}

BOOST_AUTO_TEST_CASE(a_smooth_scale_meets_the_table_at_its_entries) {
    const auto map = *ColorMap::named("viridis");
    for (int entry = 0; entry < 256; ++entry) {
        const Color smooth = map.smooth(entry / 255.0), banded = map.at((entry + 0.5) / 256);
        BOOST_CHECK_SMALL(smooth.red - banded.red, 1e-6);
        BOOST_CHECK_SMALL(smooth.blue - banded.blue, 1e-6);
    }
}

BOOST_AUTO_TEST_CASE(shares_beyond_the_ends_take_the_ends_colours) {
    const auto map = *ColorMap::named("magma");
    BOOST_CHECK(map.at(-3) == map.at(0));
    BOOST_CHECK(map.at(1) == map.at(0.999));
    BOOST_CHECK(map.smooth(7) == map.smooth(1));
    BOOST_CHECK(map.smooth(std::nan("")) == map.smooth(0));
}

BOOST_AUTO_TEST_SUITE_END()
