#include "paint/hand_made_figure.h"
#include "paint/pixels.h"

#include "lectern/base/error.h"
#include "paint/pixel_canvas.h"

#include <limits>

using namespace lectern;
using namespace lectern::hand_made;

namespace {

PixelCanvas white_canvas(double scale = 1) {
    PixelCanvas canvas(60, 40, scale);
    canvas.clear(white);
    return canvas;
}

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

}  // namespace

BOOST_AUTO_TEST_SUITE(canvas)

BOOST_AUTO_TEST_CASE(nan_breaks_a_line) {
    PixelCanvas canvas = white_canvas();
    canvas.stroke_line(std::vector<Vec2>{{5, 20}, {15, 20}, {no_number, no_number}, {45, 20}, {55, 20}},
                       {black, 4, {}});
    const Image image = canvas.finish();
    BOOST_TEST(pixel(image, 10, 20).red == 0);
    BOOST_TEST(pixel(image, 30, 20).red == 255);
    BOOST_TEST(pixel(image, 50, 20).red == 0);
}

BOOST_AUTO_TEST_CASE(a_line_from_beyond_the_reach_of_cairo_lies_in_its_place) {
    PixelCanvas canvas = white_canvas();
    canvas.stroke_line(std::vector<Vec2>{{20, -1e14}, {20, 1e14}}, {black, 4, {}});
    const Image image = canvas.finish();
    BOOST_TEST(pixel(image, 20, 5).red == 0);
    BOOST_TEST(pixel(image, 20, 35).red == 0);
    BOOST_TEST(pixel(image, 30, 20).red == 255);
}

BOOST_AUTO_TEST_CASE(a_line_that_runs_off_to_infinity_stops_there) {
    PixelCanvas canvas = white_canvas();
    const double infinity = std::numeric_limits<double>::infinity();
    canvas.stroke_line(std::vector<Vec2>{{5, 10}, {50, 10}, {50, infinity}, {5, infinity}, {5, 30}, {50, 30}},
                       {black, 4, {}});
    const Image image = canvas.finish();
    BOOST_TEST(pixel(image, 30, 10).red == 0);
    BOOST_TEST(pixel(image, 30, 30).red == 0);
    BOOST_TEST(pixel(image, 30, 20).red == 255);
}

BOOST_AUTO_TEST_CASE(a_dash_of_no_length_draws_the_line_whole) {
    PixelCanvas canvas = white_canvas();
    canvas.stroke_line(std::vector<Vec2>{{5, 20}, {55, 20}}, {black, 4, {0, 0}});
    BOOST_TEST(pixel(canvas.finish(), 30, 20).red == 0);
}

BOOST_AUTO_TEST_CASE(a_snapped_line_covers_whole_pixels) {
    for (const double scale : {1.0, 1.5, 2.0}) {
        PixelCanvas canvas = white_canvas(scale);
        const double width = canvas.snap_width(1), x = canvas.snap_line(10.3, width);
        canvas.stroke_segment({x, 0}, {x, 20}, black, width);
        const Image image = canvas.finish();
        for (int column = 0; column < image.width; ++column) {
            const int value = pixel(image, column, 5).red;
            BOOST_TEST((value == 0 || value == 255));
        }
        BOOST_TEST(count_other(image, 0xffffffff) > 0);
    }
}

BOOST_AUTO_TEST_CASE(text_stands_on_its_baseline) {
    Typesetter typesetter;
    PixelCanvas canvas = white_canvas();
    const TextLayout text = typesetter.layout("H", {.face = FontFace::sans, .size = 24});
    canvas.draw_text(text, {10, 30}, {black, {}});
    const Image image = canvas.finish();
    const auto inked = [&](int y) {
        for (int x = 0; x < image.width; ++x) {
            if (pixel(image, x, y).red < 64) return true;
        }
        return false;
    };
    BOOST_TEST(inked(29));
    BOOST_TEST(!inked(30));
    BOOST_TEST(inked(30 - static_cast<int>(text.cap_height)));
    BOOST_TEST(!inked(30 - static_cast<int>(text.cap_height) - 2));
}

BOOST_AUTO_TEST_CASE(text_that_reads_upwards_stands_left_of_its_baseline) {
    Typesetter typesetter;
    PixelCanvas canvas = white_canvas();
    canvas.draw_text(typesetter.layout("HH", {.size = 16}), {30, 35}, {black, {}}, {0, -1});
    const Image image = canvas.finish();
    BOOST_TEST(count_other(image, 0xffffffff) > 20);
    for (int y = 0; y < image.height; ++y) {
        for (int x = 30; x < image.width; ++x) BOOST_TEST(image.row(y)[x] == 0xffffffff);
    }
}

BOOST_AUTO_TEST_CASE(a_picture_too_large_for_cairo_is_refused) {
    BOOST_CHECK_THROW(PixelCanvas(40000, 1, 1), MachineError);
    BOOST_CHECK_THROW(PixelCanvas(0, 10, 1), MachineError);
}

BOOST_AUTO_TEST_SUITE_END()
