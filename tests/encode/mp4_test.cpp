#include "encode/decoded_clip.h"
#include "encode/mp4_rate.h"
#include "encode/pictures.h"
#include "lectern/base/error.h"
#include "lectern/base/parallel.h"
#include "lectern/encode/video.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <string_view>

namespace lectern {

using test::flat_frame;
using test::shaded_frame;

namespace {

std::vector<std::uint8_t> encode(const ClipFormat& clip, int frames, Image (*draw)(int, int, int)) {
    const std::vector<int> bounds = chunk_bounds(frames);
    std::vector<EncodedChunk> chunks;
    for (std::size_t k = 0; k + 1 < bounds.size(); ++k) {
        const auto encoder = open_chunk("mp4", clip);
        for (int i = bounds[k]; i < bounds[k + 1]; ++i) encoder->add(draw(clip.width, clip.height, i));
        chunks.push_back(encoder->finish(k + 2 == bounds.size()));
    }
    return join_chunks("mp4", clip, chunks);
}

Image one_color(int width, int height, int number) {
    constexpr std::uint32_t colors[] = {0xffff0000, 0xff00ff00, 0xff0000ff, 0xffffffff, 0xff000000};
    return {width, height, colors[number % 5]};
}

std::ptrdiff_t place_of(const std::vector<std::uint8_t>& file, std::string_view box) {
    const auto found = std::search(file.begin(), file.end(), box.begin(), box.end(),
                                   [](std::uint8_t a, char b) { return a == static_cast<std::uint8_t>(b); });
    BOOST_REQUIRE((found != file.end()));
    return found - file.begin();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mp4)

BOOST_AUTO_TEST_CASE(colors_come_back_as_bt709_says) {
    const test::DecodedClip clip = test::decode_clip(encode({64, 48, 10, 0, true}, 5, one_color));
    // Y, Cb, Cr of red, green, blue, white, black (ITU-R BT.709, 8 bits).
    constexpr int expected_samples[5][3] = {
        {63, 102, 240}, {173, 42, 26}, {32, 240, 118}, {235, 128, 128}, {16, 128, 128}};
    BOOST_REQUIRE(clip.frames.size() == 15U);
    for (std::size_t i = 0; i < 5; ++i) {
        const auto& frame = clip.frames[3 * i + 1];
        const std::vector<std::uint8_t>* planes[] = {&frame.luma, &frame.blue, &frame.red};
        for (std::size_t p = 0; p < 3; ++p)
            for (const std::uint8_t value : *planes[p]) BOOST_REQUIRE(std::abs(value - expected_samples[i][p]) <= 2);
    }
}

BOOST_AUTO_TEST_CASE(says_what_its_colors_are) {
    const test::DecodedClip clip = test::decode_clip(encode({64, 48, 10, 0, true}, 1, flat_frame));
    BOOST_TEST(clip.codec == "h264");
    BOOST_TEST(clip.pixel_format == "yuv420p");
    BOOST_TEST(clip.range == "tv");
    BOOST_TEST(clip.matrix == "bt709");
    BOOST_TEST(clip.primaries == "bt709");
    BOOST_TEST(clip.transfer == "bt709");
    BOOST_TEST(clip.chroma_place == "left");
    BOOST_TEST(clip.width == 64);
    BOOST_TEST(clip.height == 48);
}

BOOST_AUTO_TEST_CASE(rate_is_constant_and_frames_are_held) {
    const test::DecodedClip clip = test::decode_clip(encode({64, 48, 10, 0.5, true}, 4, one_color));
    BOOST_TEST(clip.rate == 30, boost::test_tools::tolerance(1e-9));
    BOOST_REQUIRE(clip.frames.size() == 4U * 3 + 15);
    BOOST_TEST(clip.duration == 0.9, boost::test_tools::tolerance(1e-9));
    for (std::size_t i = 0; i < clip.frames.size(); ++i)
        BOOST_TEST(clip.frames[i].time == static_cast<double>(i) / 30, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(rates_are_usual_multiples) {
    constexpr int rates[][2] = {{1, 30},  {2, 30},  {3, 30},  {5, 30},  {6, 30},   {10, 30}, {15, 30},
                                {30, 30}, {4, 24},  {7, 28},  {8, 24},  {12, 24},  {20, 40}, {23, 46},
                                {24, 24}, {25, 25}, {50, 50}, {60, 60}, {120, 120}};
    for (const auto& [fps, rate] : rates) BOOST_TEST(mp4_rate(fps) == rate);
}

BOOST_AUTO_TEST_CASE(pictures_stay_close) {
    const test::DecodedClip clip = test::decode_clip(encode({320, 240, 30, 0, true}, 10, flat_frame));
    BOOST_REQUIRE(clip.frames.size() == 10U);
    for (int i = 0; i < 10; ++i) {
        const Image expected = flat_frame(320, 240, i);
        const auto& luma = clip.frames[static_cast<std::size_t>(i)].luma;
        double difference = 0;
        for (std::size_t p = 0; p < luma.size(); ++p) {
            const int y = expected.pixels[p] == test::white_pixel  ? 235
                          : expected.pixels[p] == test::blue_pixel ? 73
                                                                   : 141;
            difference += std::abs(luma[p] - y);
        }
        BOOST_TEST(difference / static_cast<double>(luma.size()) < 1.0);
    }
}

BOOST_AUTO_TEST_CASE(index_comes_first) {
    const std::vector<std::uint8_t> file = encode({64, 48, 10, 0, true}, 5, shaded_frame);
    BOOST_TEST(place_of(file, "moov") < place_of(file, "mdat"));
}

BOOST_AUTO_TEST_CASE(carries_neither_date_nor_program) {
    const test::DecodedClip clip = test::decode_clip(encode({64, 48, 10, 0, true}, 1, flat_frame));
    for (const std::string& entry : clip.metadata) {
        BOOST_TEST(entry.find("creation_time") == std::string::npos);
        BOOST_TEST(entry.find("encoder") == std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(smallest_picture_can_be_encoded) {
    BOOST_TEST(test::decode_clip(encode({2, 2, 10, 0, true}, 2, one_color)).frames.size() == 6U);
}

BOOST_AUTO_TEST_CASE(same_frames_give_same_bytes_on_any_thread) {
    const ClipFormat clip{160, 120, 10, 0.2, true};
    const std::vector<std::uint8_t> expected = encode(clip, 8, shaded_frame);
    std::vector<std::vector<std::uint8_t>> files(4);
    parallel_for(4, 4, [&](int i) { files[static_cast<std::size_t>(i)] = encode(clip, 8, shaded_frame); });
    for (const auto& file : files) BOOST_TEST((file == expected));
}

BOOST_AUTO_TEST_CASE(frame_of_another_size_is_an_error) {
    const auto encoder = open_chunk("mp4", {64, 48, 10, 0, true});
    BOOST_CHECK_THROW(encoder->add(Image(64, 50)), MachineError);
}

BOOST_AUTO_TEST_CASE(no_frame_is_an_error) {
    const auto encoder = open_chunk("mp4", {64, 48, 10, 0, true});
    BOOST_CHECK_THROW(encoder->finish(true), MachineError);
    BOOST_CHECK_THROW(join_chunks("mp4", {64, 48, 10, 0, true}, {}), MachineError);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace lectern
