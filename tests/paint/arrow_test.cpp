#include "paint/hand_made_figure.h"
#include "paint/pixels.h"

#include "paint/marks.h"
#include "paint/pixel_canvas.h"

using namespace lectern;
using namespace lectern::hand_made;

namespace {

Image paint_arrow(Vec2 from, Vec2 to, Color color = black) {
    PixelCanvas canvas(60, 40, 1);
    canvas.clear(white);
    draw_arrow(canvas, from, to, {color, 2, {}}, 10, 7);
    return canvas.finish();
}

/// The first and last columns with ink.
std::pair<int, int> inked_columns(const Image& image) {
    int first = image.width, last = -1;
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            if (image.row(y)[x] == 0xffffffff) continue;
            first = std::min(first, x);
            last = std::max(last, x);
        }
    }
    return {first, last};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(arrow)

BOOST_AUTO_TEST_CASE(the_tip_lies_at_its_end) {
    const auto [first, last] = inked_columns(paint_arrow({10, 20}, {50, 20}));
    BOOST_TEST(first == 10);
    BOOST_TEST(last == 49);
}

BOOST_AUTO_TEST_CASE(the_head_is_wider_than_the_shaft) {
    const Image image = paint_arrow({10, 20}, {50, 20});
    const auto inked_rows = [&](int x) {
        int rows = 0;
        for (int y = 0; y < image.height; ++y) rows += image.row(y)[x] != 0xffffffff;
        return rows;
    };
    BOOST_TEST(inked_rows(20) == 2);
    BOOST_TEST(inked_rows(41) >= 6);
}

BOOST_AUTO_TEST_CASE(an_arrow_shorter_than_its_head_keeps_within_its_ends) {
    const auto [first, last] = inked_columns(paint_arrow({30, 20}, {35, 20}));
    BOOST_TEST(first == 30);
    BOOST_TEST(last == 34);
}

BOOST_AUTO_TEST_CASE(an_arrow_without_length_is_not_drawn) {
    BOOST_TEST(count_other(paint_arrow({30, 20}, {30, 20}), 0xffffffff) == 0);
}

BOOST_AUTO_TEST_CASE(a_see_through_arrow_has_no_darker_part) {
    const Image image = paint_arrow({8.3, 9.1}, {51.2, 30.7}, {0, 0, 0, 0.5});
    int darkest = 255;
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) darkest = std::min(darkest, pixel(image, x, y).red);
    }
    BOOST_TEST(std::abs(darkest - 128) <= 1);
}

BOOST_AUTO_TEST_SUITE_END()
