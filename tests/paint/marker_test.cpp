#include "paint/hand_made_figure.h"
#include "paint/pixels.h"

#include "paint/marks.h"
#include "paint/pixel_canvas.h"

using namespace lectern;
using namespace lectern::hand_made;
namespace data = boost::unit_test::data;

namespace {

Image paint_marker(MarkerShape shape) {
    PixelCanvas canvas(40, 40, 1);
    canvas.clear(white);
    draw_marker(canvas, {20, 20}, {shape, 20, red, blue, 3});
    return canvas.finish();
}

const auto shapes = data::make(
    {MarkerShape::circle, MarkerShape::square, MarkerShape::diamond, MarkerShape::triangle, MarkerShape::cross});

}  // namespace

namespace lectern {
std::ostream& operator<<(std::ostream& out, MarkerShape shape) { return out << "shape " << static_cast<int>(shape); }
}  // namespace lectern

BOOST_AUTO_TEST_SUITE(marker)

BOOST_DATA_TEST_CASE(the_middle_has_the_fill, shapes, shape) {
    BOOST_TEST(pixel(paint_marker(shape), 20, 20) == (PixelColor{255, 255, 0, 0}));
}

BOOST_DATA_TEST_CASE(the_rim_has_the_edge_colour, shapes, shape) {
    const Image image = paint_marker(shape);
    int rim = 0;
    for (const std::uint32_t value : image.pixels) rim += value == 0xff0000ff;
    BOOST_TEST(rim > 20);
}

BOOST_DATA_TEST_CASE(the_ink_keeps_near_its_size, shapes, shape) {
    const Image image = paint_marker(shape);
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            const bool near = std::hypot(x + 0.5 - 20, y + 0.5 - 20) < 15;
            if (!near) BOOST_TEST(image.row(y)[x] == 0xffffffff);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_circle_reaches_its_size_and_no_farther) {
    const Image image = paint_marker(MarkerShape::circle);
    BOOST_TEST(image.row(20)[10] != 0xffffffff);
    BOOST_TEST(image.row(20)[9] == 0xffffffff);
    BOOST_TEST(image.row(20)[29] != 0xffffffff);
    BOOST_TEST(image.row(20)[30] == 0xffffffff);
}

BOOST_AUTO_TEST_SUITE_END()
