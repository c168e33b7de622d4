#include "encode/bt709_alpha.h"
#include "encode/pictures.h"

#include <algorithm>
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

struct AlphaPlanes {
    explicit AlphaPlanes(const Image& image, std::uint32_t ground = test::white_pixel)
        : luma(image.pixels.size()),
          blue(image.pixels.size() / 4),
          red(image.pixels.size() / 4),
          alpha(image.pixels.size()) {
        const int width = image.width;
        Bt709AlphaConverter(ground).convert(
            image, 0, image.height,
            {{luma.data(), blue.data(), red.data(), width, width / 2, width / 2}, alpha.data(), width});
    }
    std::vector<std::uint8_t> luma, blue, red, alpha;
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

BOOST_AUTO_TEST_CASE(an_opaque_picture_has_the_same_colors_with_alpha) {
    const Image image = test::shaded_frame(256, 256, 7);
    const Planes plain(image);
    const AlphaPlanes planes(image);
    BOOST_TEST((planes.luma == plain.luma));
    BOOST_TEST((planes.blue == plain.blue));
    BOOST_TEST((planes.red == plain.red));
    BOOST_TEST(std::ranges::all_of(planes.alpha, [](std::uint8_t value) { return value == 255; }));
}

BOOST_AUTO_TEST_CASE(a_faint_pixel_has_the_luma_of_its_full_color) {
    // Half of orange, premultiplied.
    const AlphaPlanes half(Image(2, 2, 0x80804000));
    const Planes whole(Image(2, 2, test::orange_pixel));
    BOOST_TEST(half.luma[0] == whole.luma[0]);
    BOOST_TEST(half.blue[0] == whole.blue[0]);
    BOOST_TEST(half.red[0] == whole.red[0]);
    BOOST_TEST(half.alpha[0] == 0x80);
}

BOOST_AUTO_TEST_CASE(what_is_not_seen_leaves_no_color_on_what_is) {
    // A blue column on nothing, over a ground that is red: each chroma sample that it touches is its own.
    Image image(8, 2);
    test::fill(image, 3, 0, 1, 2, test::blue_pixel);
    const AlphaPlanes planes(image, 0xffff0000);
    const Planes blue(Image(8, 2, test::blue_pixel)), ground(Image(8, 2, 0xffff0000));
    for (const std::size_t touched : {1, 2}) {
        BOOST_TEST(planes.blue[touched] == blue.blue[0]);
        BOOST_TEST(planes.red[touched] == blue.red[0]);
    }
    for (const std::size_t free : {0, 3}) {
        BOOST_TEST(planes.blue[free] == ground.blue[0]);
        BOOST_TEST(planes.red[free] == ground.red[0]);
    }
    BOOST_TEST(planes.luma[3] == blue.luma[0]);
    BOOST_TEST(planes.luma[2] == ground.luma[0]);
}

BOOST_AUTO_TEST_CASE(changed_columns_alone_give_the_planes_of_the_whole) {
    constexpr int width = 40, height = 6;
    const Image before = test::shaded_frame(width, height, 1);
    for (const Columns& columns : {Columns{0, 1}, {0, width}, {1, 2}, {6, 7}, {7, 20}, {13, 40}, {39, 40}, {38, 40}}) {
        Image after = before;
        for (int y = 2; y < 4; ++y)
            for (int x = columns.first; x < columns.last; ++x)
                after.row(y)[x] ^= 0x00ffffffu * static_cast<std::uint32_t>((x + y) % 3) >> 1 & 0x00ffffffu;
        Planes planes(before);
        Bt709Converter().convert(
            after, 2, 4, columns,
            {planes.luma.data(), planes.blue.data(), planes.red.data(), width, width / 2, width / 2});
        const Planes whole(after);
        BOOST_TEST(planes.luma == whole.luma);
        BOOST_TEST(planes.blue == whole.blue);
        BOOST_TEST(planes.red == whole.red);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace lectern
