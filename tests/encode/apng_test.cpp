#include "encode/decoded_clip.h"
#include "encode/pictures.h"
#include "encode/straight_alpha.h"
#include "lectern/base/error.h"
#include "lectern/encode/video.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string_view>

using namespace lectern;
using test::flat_frame;
using test::shaded_frame;

namespace {

constexpr int width = 90, height = 60;

/// Frames 3 and 4 are alike, and so are all but a few pixels of the others.
Image frame(int number) {
    Image image = shaded_frame(width, height, 0);
    const int at = number == 4 ? 3 : number;
    for (int y = 10; y < 20; ++y) std::fill_n(image.row(y) + 5 + 3 * at, 8, 0xff0000ffu);
    return image;
}

std::vector<std::uint8_t> encode(const ClipFormat& clip, int frames) {
    const auto encoder = open_clip("apng", clip);
    for (int i = 0; i < frames; ++i) encoder->add(frame(i));
    return encoder->finish();
}

std::ptrdiff_t count_of(const std::vector<std::uint8_t>& file, std::string_view chunk) {
    std::ptrdiff_t count = 0;
    for (auto at = file.begin(); at != file.end(); ++count, ++at) {
        at = std::search(at, file.end(), chunk.begin(), chunk.end(),
                         [](std::uint8_t a, char b) { return a == static_cast<std::uint8_t>(b); });
        if (at == file.end()) break;
    }
    return count;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(apng)

BOOST_AUTO_TEST_CASE(every_frame_comes_back_as_it_was) {
    const test::DecodedClip clip = test::decode_clip(encode({width, height, 10, 0, true}, 7));
    BOOST_TEST(clip.codec == "apng");
    BOOST_REQUIRE_EQUAL(clip.frames.size(), 6);  // two are alike
    const int numbers[] = {0, 1, 2, 3, 5, 6};
    for (std::size_t i = 0; i < 6; ++i) {
        BOOST_TEST((clip.frames[i].picture == frame(numbers[i])));
        BOOST_CHECK_CLOSE(clip.frames[i].time + 1, numbers[i] / 10.0 + 1, 0.1);
    }
}

BOOST_AUTO_TEST_CASE(every_transparent_frame_comes_back_as_it_was) {
    ClipFormat format{width, height, 10, 0, true};
    format.transparent = true;
    const auto encoder = open_clip("apng", format);
    std::vector<Image> frames;
    // A frame takes away what the one before has drawn, and the last covers all.
    for (int i = 0; i < 4; ++i) frames.push_back(test::glass_frame(width, height, i));
    frames.insert(frames.begin() + 2, Image(width, height));
    frames.push_back(shaded_frame(width, height, 0));
    for (const Image& drawn : frames) encoder->add(drawn);
    const test::DecodedClip clip = test::decode_clip(encoder->finish());
    BOOST_TEST(clip.pixel_format == "rgba");
    BOOST_REQUIRE_EQUAL(clip.frames.size(), frames.size());
    for (std::size_t i = 0; i < frames.size(); ++i) {
        for (std::uint32_t& pixel : frames[i].pixels) pixel = straight_pixel(pixel);
        BOOST_TEST((clip.frames[i].picture == frames[i]));
    }
}

BOOST_AUTO_TEST_CASE(only_what_changes_is_kept) {
    const auto one = encode({width, height, 10, 0, true}, 1), all = encode({width, height, 10, 0, true}, 7);
    BOOST_TEST(all.size() < one.size() + 6 * 200);
    BOOST_TEST(count_of(all, "fcTL") == 6);
    BOOST_TEST(count_of(all, "fdAT") == 5);
    BOOST_TEST(count_of(all, "IDAT") == 1);
}

BOOST_AUTO_TEST_CASE(the_last_frame_is_held) {
    const auto held = encode({width, height, 10, 2.5, true}, 2), plain = encode({width, height, 10, 0, true}, 2);
    BOOST_TEST(held.size() == plain.size());
    const test::DecodedClip clip = test::decode_clip(held);
    BOOST_CHECK_CLOSE(clip.duration, 2.7, 1);
}

BOOST_AUTO_TEST_CASE(wrong_frames_are_errors) {
    const auto encoder = open_clip("apng", {width, height, 10, 0, true});
    BOOST_CHECK_THROW(encoder->add(Image(width + 1, height)), MachineError);
    BOOST_CHECK_THROW(encoder->finish(), MachineError);
}

BOOST_AUTO_TEST_SUITE_END()
