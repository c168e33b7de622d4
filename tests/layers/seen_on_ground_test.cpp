#include "layers/seen_on_ground.h"

#include "layers/themes.h"
#include "lectern/base/colormap.h"

#include <boost/test/unit_test.hpp>

using namespace lectern;

BOOST_AUTO_TEST_SUITE(seen_on_ground)

BOOST_AUTO_TEST_CASE(the_dark_end_of_a_colour_map_is_lightened_on_a_dark_ground_alone) {
    const ColorMap map = *ColorMap::named("viridis");
    const Color ground = theme_named(ThemeName::dark).plot_ground;
    const Color darkest = map.smooth(0), lightest = map.smooth(1);
    const Color seen = seen_on(ground, darkest);
    BOOST_TEST((seen.red > darkest.red && seen.green > darkest.green && seen.blue > darkest.blue));
    BOOST_TEST((seen.blue > seen.green && seen.red > seen.green));  // Still purple.
    BOOST_TEST((seen_on(ground, lightest) == lightest));
    BOOST_TEST((seen_on(theme_named(ThemeName::light).plot_ground, darkest) == darkest));
    BOOST_TEST((seen_on(theme_named(ThemeName::print).plot_ground, lightest) == lightest));
}

BOOST_AUTO_TEST_CASE(words_are_black_or_white_where_their_colour_does_not_stand_out) {
    const Color ink{0.2, 0.2, 0.25, 1}, white{1, 1, 1, 1}, black{0, 0, 0, 1};
    BOOST_TEST((read_on(white, ink) == ink));
    BOOST_TEST((read_on({0.27, 0, 0.33, 1}, ink) == white));
    BOOST_TEST((read_on({0.9, 0.9, 0.2, 1}, {0.8, 0.9, 0.3, 1}) == black));
    BOOST_TEST((read_on({0.1, 0.1, 0.12, 1}, {0.8, 0.9, 0.3, 1}) == Color{0.8, 0.9, 0.3, 1}));
}

BOOST_AUTO_TEST_CASE(words_keep_something_of_their_colour_where_they_are_tinted) {
    const Color yellow{0.99, 0.91, 0.14, 1}, white{1, 1, 1, 1};
    const Color tinted = tinted_on(white, yellow);
    BOOST_TEST(tinted.red < 0.6);
    BOOST_TEST(tinted.red > 0.3);
    BOOST_TEST(tinted.blue < 0.3 * tinted.red);
    BOOST_TEST((tinted_on({0.1, 0.1, 0.12, 1}, yellow) == yellow));
    BOOST_TEST(tinted_on({0.1, 0.1, 0.12, 1}, {0.27, 0, 0.33, 1}).red > 0.5);
}

BOOST_AUTO_TEST_SUITE_END()
