#include "paint/hand_made_figure.h"
#include "paint/pixels.h"

#include "paint/filled_bands.h"
#include "paint/pixel_canvas.h"

using namespace lectern;
using namespace lectern::hand_made;

namespace {

constexpr int side = 90;

/// [0, 5] x [0, 5] over the whole picture, on white.
Image paint_bands(const FilledBands& bands) {
    PixelCanvas canvas(side, side, 1);
    canvas.clear(white);
    paint_filled_bands(canvas, bands, {{0, 0, side, side}, {0, 5}, {0, 5}});
    return canvas.finish();
}

const Ring everything = rectangle(0, 0, 5, 5);

}  // namespace

BOOST_AUTO_TEST_SUITE(filled_bands)

BOOST_AUTO_TEST_CASE(no_ground_shows_between_neighbouring_bands) {
    const Image image =
        paint_bands({{{0, red, {everything}}, {1, blue, {circle({2.3, 2.6}, 1.7), circle({2.4, 2.5}, 0.8)}}}});
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const PixelColor color = pixel(image, x, y);
            BOOST_TEST(color.green == 0);
            BOOST_TEST(std::abs(color.red + color.blue - 255) <= 1);
        }
    }
}

BOOST_AUTO_TEST_CASE(bands_that_end_at_one_cliff_hide_the_ground) {
    const Ring slope{{0, 0}, {3.1, 0}, {1.7, 5}, {0, 5}};
    const Image image = paint_bands({{{0, red, {everything}}, {1, black, {slope}}, {2, blue, {slope}}}});
    for (int x = 0; x < side; ++x) BOOST_TEST(pixel(image, x, side / 2).green == 0);
}

BOOST_AUTO_TEST_CASE(a_ring_within_a_ring_is_a_hole) {
    const Image image = paint_bands({{{0, red, {everything, circle({2.5, 2.5}, 1)}}}});
    BOOST_TEST(pixel(image, side / 2, side / 2) == (PixelColor{255, 255, 255, 255}));
    BOOST_TEST(pixel(image, 5, 5) == (PixelColor{255, 255, 0, 0}));
}

BOOST_AUTO_TEST_CASE(a_see_through_band_hides_the_band_below_and_shows_the_ground) {
    const Color faint_red{1, 0, 0, 0.5}, faint_blue{0, 0, 1, 0.5};
    const Image image = paint_bands({{{0, faint_red, {everything}}, {1, faint_blue, {circle({2.5, 2.5}, 1)}}}});
    const PixelColor inner = pixel(image, side / 2, side / 2);
    BOOST_TEST(inner.red == inner.green);
    BOOST_TEST(std::abs(inner.red - 128) <= 1);
    BOOST_TEST(inner.blue == 255);
}

BOOST_AUTO_TEST_CASE(a_region_far_larger_than_the_picture_fills_it) {
    const Image image = paint_bands({{{0, red, {rectangle(-1e12, -1e12, 1e12, 1e12)}}}});
    BOOST_TEST(count_other(image, 0xffff0000) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
