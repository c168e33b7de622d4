#include "encode/bt709.h"
#include "encode/pictures.h"

#include <boost/test/unit_test.hpp>
#include <cmath>

namespace lectern {

namespace {

struct Planes {
    explicit Planes(const Image& image)
        : luma(image.pixels.size()), blue(image.pixels.size() / 4), red(image.pixels.size() / 4) {
        Bt709Converter().convert(image, 0, image.height,
                                 {luma.data(), blue.data(), red.data(), image.width, image.width / 2, image.width / 2});
    }
    std::vector<std::uint8_t> luma, blue, red;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(bt709)

BOOST_AUTO_TEST_CASE(luma_is_the_formula_rounded) {
    const Image image = test::shaded_frame(256, 256, 7);
    const Planes planes(image);
    for (std::size_t i = 0; i < image.pixels.size(); ++i) {
        const std::uint32_t pixel = image.pixels[i];
        const double luma =
            16 + 219.0 / 255 * (0.2126 * (pixel >> 16 & 0xff) + 0.7152 * (pixel >> 8 & 0xff) + 0.0722 * (pixel & 0xff));
        BOOST_REQUIRE(std::abs(planes.luma[i] - luma) < 0.502);
    }
}

BOOST_AUTO_TEST_CASE(greys_have_no_color) {
    for (std::uint32_t grey = 0; grey < 256; ++grey) {
        const Planes planes(Image(2, 2, 0xff000000 | grey * 0x010101));
        BOOST_REQUIRE(planes.blue[0] == 128);
        BOOST_REQUIRE(planes.red[0] == 128);
    }
}

BOOST_AUTO_TEST_CASE(chroma_is_the_formula_of_a_flat_color) {
    for (const std::uint32_t pixel : {0xffff0000U, 0xff00ff00U, 0xff0000ffU, 0xff2040c0U, 0xffff8000U, 0xff123456U}) {
        const double red = pixel >> 16 & 0xff;
        const double green = pixel >> 8 & 0xff;
        const double blue = pixel & 0xff;
        const double luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        const Planes planes(Image(4, 2, pixel));
        BOOST_TEST(std::abs(planes.blue[1] - (128 + 224.0 / 255 * (blue - luma) / 1.8556)) < 0.502);
        BOOST_TEST(std::abs(planes.red[1] - (128 + 224.0 / 255 * (red - luma) / 1.5748)) < 0.502);
    }
}

BOOST_AUTO_TEST_CASE(chroma_stands_on_even_columns) {
    // One blue column at 2: its own sample has half of the weight, those two columns off have none of it …
    Image even(6, 2, 0xff000000);
    test::fill(even, 2, 0, 1, 2, 0xff0000ff);
    const Planes on(even);
    BOOST_TEST(on.blue[0] == 128);
    BOOST_TEST(on.blue[1] == 128 + 56);
    BOOST_TEST(on.blue[2] == 128);
    // … and one between two samples gives a quarter to each.
    Image odd(6, 2, 0xff000000);
    test::fill(odd, 3, 0, 1, 2, 0xff0000ff);
    const Planes between(odd);
    BOOST_TEST(between.blue[0] == 128);
    BOOST_TEST(between.blue[1] == 128 + 28);
    BOOST_TEST(between.blue[2] == 128 + 28);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace lectern
