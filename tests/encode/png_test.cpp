#include "lectern/encode/png.h"
#include "encode/pictures.h"
#include "encode/straight_alpha.h"
#include "lectern/base/error.h"

#include <png.h>

#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <string>
#include <string_view>

namespace lectern {

using test::flat_frame;
using test::glass_frame;
using test::shaded_frame;

namespace {

/// What libpng, which shares nothing with our writer, makes of a file.
Image decode(const std::vector<std::uint8_t>& file) {
    png_image png{};
    png.version = PNG_IMAGE_VERSION;
    BOOST_REQUIRE_MESSAGE(png_image_begin_read_from_memory(&png, file.data(), file.size()), png.message);
    png.format = PNG_FORMAT_BGRA;
    Image image(static_cast<int>(png.width), static_cast<int>(png.height));
    BOOST_REQUIRE_MESSAGE(png_image_finish_read(&png, nullptr, image.pixels.data(), 0, nullptr), png.message);
    return image;
}

std::vector<std::uint8_t> encode(const Image& image, PngEffort effort = PngEffort::still) {
    return encode_png(image, effort, 2, "");
}

auto find(const std::vector<std::uint8_t>& file, std::string_view text) {
    return std::search(file.begin(), file.end(), text.begin(), text.end(),
                       [](std::uint8_t a, char b) { return a == static_cast<std::uint8_t>(b); });
}

bool contains(const std::vector<std::uint8_t>& file, std::string_view text) { return find(file, text) != file.end(); }

std::uint32_t big_endian(const std::vector<std::uint8_t>& file, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | file.at(at + i);
    return value;
}

std::size_t place_of(const std::vector<std::uint8_t>& file, std::string_view type) {
    const auto found = find(file, type);
    BOOST_REQUIRE((found != file.end()));
    return static_cast<std::size_t>(found - file.begin());
}

Image straight(Image image) {
    for (std::uint32_t& pixel : image.pixels) pixel = straight_pixel(pixel);
    return image;
}

/// A picture with exactly `colors` colours.
Image striped(int colors) {
    Image image(37, colors);
    for (int y = 0; y < colors; ++y)
        test::fill(image, 0, y, 37, 1, 0xff000000 | static_cast<std::uint32_t>(y) * 0x010307U);
    return image;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(png)

BOOST_AUTO_TEST_CASE(many_colors_survive) {
    for (const PngEffort effort : {PngEffort::frame, PngEffort::still}) {
        const Image image = shaded_frame(301, 199, 3);
        BOOST_TEST((decode(encode(image, effort)) == image));
    }
}

BOOST_DATA_TEST_CASE(palettes_of_each_depth_survive,
                     boost::unit_test::data::make({1, 2, 3, 4, 5, 16, 17, 255, 256, 257}), colors) {
    const Image image = striped(colors);
    const std::vector<std::uint8_t> file = encode(image);
    BOOST_TEST((decode(file) == image));
    BOOST_TEST(contains(file, "PLTE") == (colors <= 256));
}

BOOST_AUTO_TEST_CASE(smooth_shading_shrinks_more_than_noise) {
    const Image smooth = shaded_frame(256, 256, 0);
    Image noise(256, 256);
    std::uint32_t state = 1;
    for (std::uint32_t& pixel : noise.pixels) pixel = 0xff000000 | (state = state * 1664525 + 1013904223) >> 8;
    BOOST_TEST((decode(encode(noise)) == noise));
    BOOST_TEST(encode(noise).size() > 196608U);
    BOOST_TEST(encode(smooth).size() < 20000U);
}

BOOST_AUTO_TEST_CASE(a_pixel_is_straight_to_the_nearest_number) {
    for (std::uint32_t alpha = 1; alpha < 256; ++alpha)
        for (std::uint32_t part = 0; part <= alpha; ++part) {
            const std::uint32_t straight = straight_pixel(alpha << 24 | part << 16 | alpha);
            BOOST_REQUIRE_EQUAL(straight >> 24, alpha);
            BOOST_REQUIRE_LE(std::abs(static_cast<double>(straight >> 16 & 0xff) - 255.0 * part / alpha), 0.5);
            BOOST_REQUIRE_EQUAL(straight & 0xffff, 0xff);
        }
    BOOST_TEST(straight_pixel(0) == 0);
}

BOOST_AUTO_TEST_CASE(alpha_survives_beside_colors_that_it_is_not_multiplied_into) {
    for (const PngEffort effort : {PngEffort::frame, PngEffort::still}) {
        const Image image = glass_frame(301, 199, 3);
        const std::vector<std::uint8_t> file = encode(image, effort);
        BOOST_TEST(!contains(file, "PLTE"));
        BOOST_TEST((decode(file) == straight(image)));
    }
}

BOOST_DATA_TEST_CASE(palettes_hold_alpha_too, boost::unit_test::data::make({1, 2, 4, 16, 17, 255, 256, 257}), colors) {
    Image image = striped(colors);
    for (int y = 0; y < colors; y += 3)
        test::fill(image, 0, y, 37, 1, static_cast<std::uint32_t>(y % 256) * 0x01000001U);
    const std::vector<std::uint8_t> file = encode(image);
    BOOST_TEST((decode(file) == straight(image)));
    BOOST_TEST(contains(file, "PLTE") == (colors <= 256));
    BOOST_TEST(contains(file, "tRNS") == (colors <= 256));
}

BOOST_AUTO_TEST_CASE(an_opaque_picture_says_nothing_of_alpha) {
    BOOST_TEST(!contains(encode(striped(5)), "tRNS"));
    BOOST_TEST(encode(shaded_frame(20, 20, 0)).at(25) == 2);  // The kind of pixels: truecolour.
    BOOST_TEST(encode(glass_frame(64, 64, 0)).at(25) == 6);
}

BOOST_AUTO_TEST_CASE(one_pixel_survives) {
    const Image image(1, 1, 0xffabcdef);
    BOOST_TEST((decode(encode(image)) == image));
}

BOOST_AUTO_TEST_CASE(says_srgb_and_density_and_no_date) {
    const std::vector<std::uint8_t> file = encode(flat_frame(64, 48, 0));
    BOOST_TEST(contains(file, "sRGB"));
    const std::size_t density = place_of(file, "pHYs") + 4;
    BOOST_TEST(big_endian(file, density) == 7559U);  // 192 pixels an inch.
    BOOST_TEST(big_endian(file, density + 4) == 7559U);
    BOOST_TEST(file.at(density + 8) == 1);
    BOOST_TEST(!contains(file, "tIME"));
    BOOST_TEST(!contains(file, "iTXt"));
}

BOOST_AUTO_TEST_CASE(description_stands_in_utf8) {
    const std::string text = "f(x) = x\u00b2";
    const std::vector<std::uint8_t> file = encode_png(flat_frame(8, 8, 0), PngEffort::still, 1, text);
    using namespace std::string_view_literals;
    BOOST_TEST(contains(file, "iTXtDescription\0\0\0\0\0"sv));
    BOOST_TEST(contains(file, text));
    decode(file);
}

BOOST_AUTO_TEST_CASE(same_picture_gives_same_bytes) {
    BOOST_TEST((encode(shaded_frame(120, 90, 1)) == encode(shaded_frame(120, 90, 1))));
}

BOOST_AUTO_TEST_CASE(no_pixels_is_an_error) { BOOST_CHECK_THROW(encode(Image()), MachineError); }

BOOST_AUTO_TEST_SUITE_END()

}  // namespace lectern
