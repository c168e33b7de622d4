#include "paint/hand_made_figure.h"
#include "paint/pixels.h"

#include "paint/key_arrow.h"
#include "paint/pixel_canvas.h"

using namespace lectern;
using namespace lectern::hand_made;

namespace {

/// How many pixels wide the ink of a key arrow is in red; its label is blue.
int red_columns(const KeyArrow& key, const PlaneMap& map) {
    PixelCanvas canvas(200, 100, 1);
    canvas.clear(white);
    Typesetter typesetter;
    paint_key_arrow(canvas, typesetter, key, map, {});
    const Image image = canvas.finish();
    int first = image.width, last = -1;
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            const PixelColor color = pixel(image, x, y);
            if (color.red < 200 || color.blue > 100) continue;
            first = std::min(first, x);
            last = std::max(last, x);
        }
    }
    return last - first + 1;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(key_arrow)

BOOST_AUTO_TEST_CASE(it_is_as_long_as_an_arrow_in_the_axes) {
    KeyArrow key{PlotPlace::top_right, 3, {red, 4, {}}, 10, 7, "1 m/s", blue};
    BOOST_TEST(std::abs(red_columns(key, {{0, 0, 200, 100}, {0, 10}, {0, 5}}) - 60) <= 2);
    BOOST_TEST(std::abs(red_columns(key, {{0, 0, 200, 100}, {0, 20}, {0, 5}}) - 30) <= 2);
}

BOOST_AUTO_TEST_SUITE_END()
