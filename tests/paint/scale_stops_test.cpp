#include "paint/scale_stops.h"

#include <boost/test/unit_test.hpp>
#include <cmath>

using namespace lectern;

BOOST_AUTO_TEST_SUITE(scale_stops_of_color_maps)

BOOST_AUTO_TEST_CASE(between_stops_a_scale_is_straight) {
    for (const std::string_view name : ColorMap::names()) {
        const ColorMap scale = *ColorMap::named(name);
        const std::vector<ScaleStop> stops = scale_stops(scale);
        BOOST_REQUIRE_GE(stops.size(), 2U);
        BOOST_TEST(stops.front().share == 0);
        BOOST_TEST(stops.back().share == 1);
        std::size_t next = 1;
        double most = 0;
        for (int i = 0; i <= 1000; ++i) {
            const double share = i / 1000.0;
            while (stops[next].share < share) ++next;
            const ScaleStop &low = stops[next - 1], &high = stops[next];
            const double part = (share - low.share) / (high.share - low.share);
            const Color color = scale.smooth(share);
            for (double Color::*channel : {&Color::red, &Color::green, &Color::blue})
                most = std::max(most, std::abs(low.color.*channel + part * (high.color.*channel - low.color.*channel) -
                                               color.*channel));
        }
        BOOST_TEST(255 * most < 0.8, name << ": " << 255 * most);
    }
}

BOOST_AUTO_TEST_CASE(a_scale_between_few_colours_has_few_stops) {
    // Eleven colours with straight parts between them, of which the entries are rounded.
    const std::size_t count = scale_stops(*ColorMap::named("RdBu")).size();
    BOOST_TEST(count >= 11U);
    BOOST_TEST(count <= 50U);
}

BOOST_AUTO_TEST_SUITE_END()
