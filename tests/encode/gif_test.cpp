#include "encode/decoded_clip.h"
#include "encode/palette.h"
#include "encode/pictures.h"
#include "lectern/base/error.h"
#include "lectern/encode/video.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <cstdlib>
#include <string_view>

namespace lectern {

using test::flat_frame;
using test::shaded_frame;

namespace {

/// The parts of a GIF, found by walking its blocks.
struct GifParts {
    std::size_t palette_size = 0;
    bool loops = false;
    int local_palettes = 0;
    std::vector<int> delays;  ///< Hundredths of a second.
};

GifParts walk(const std::vector<std::uint8_t>& file) {
    GifParts parts;
    std::size_t at = 6;
    BOOST_REQUIRE(std::equal(file.begin(), file.begin() + 6, "GIF89a"));
    const int flags = file.at(at + 4);
    at += 7;
    if ((flags & 0x80) != 0) {
        parts.palette_size = std::size_t{2} << (flags & 7);
        at += 3 * parts.palette_size;
    }
    const auto skip_blocks = [&] {
        while (file.at(at) != 0) at += 1U + file.at(at);
        ++at;
    };
    while (file.at(at) != 0x3b) {
        if (file.at(at) == 0x21) {
            const int label = file.at(at + 1);
            if (label == 0xf9) parts.delays.push_back(file.at(at + 4) | file.at(at + 5) << 8);
            if (label == 0xff) parts.loops = true;
            at += 2;
            skip_blocks();
        } else {
            BOOST_REQUIRE(file.at(at) == 0x2c);
            if ((file.at(at + 9) & 0x80) != 0) ++parts.local_palettes;
            at += 11;
            skip_blocks();
        }
    }
    BOOST_TEST(at + 1 == file.size());
    return parts;
}

std::vector<std::uint8_t> encode(const ClipFormat& clip, int frames, Image (*draw)(int, int, int)) {
    const auto encoder = open_clip("gif", clip);
    for (int i = 0; i < frames; ++i) encoder->add(draw(clip.width, clip.height, i));
    return encoder->finish();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(gif)

BOOST_AUTO_TEST_CASE(flat_frames_survive_exactly) {
    const ClipFormat clip{97, 61, 10, 0, true};
    const test::DecodedClip decoded = test::decode_clip(encode(clip, 12, flat_frame));
    BOOST_REQUIRE(decoded.frames.size() == 12U);
    for (int i = 0; i < 12; ++i) {
        const auto& frame = decoded.frames[static_cast<std::size_t>(i)];
        BOOST_TEST((frame.picture == flat_frame(97, 61, i)));
        BOOST_TEST(frame.time == i * 0.1, boost::test_tools::tolerance(1e-9));
    }
}

BOOST_AUTO_TEST_CASE(two_hundred_and_fifty_five_colors_survive_exactly) {
    const auto draw = [](int width, int height, int number) {
        Image image(width, height);
        for (std::size_t i = 0; i < image.pixels.size(); ++i)
            image.pixels[i] =
                0xff000000 | static_cast<std::uint32_t>((i + static_cast<std::size_t>(number)) % 255) * 0x10203;
        return image;
    };
    const test::DecodedClip decoded = test::decode_clip(encode({64, 32, 20, 0, true}, 3, draw));
    BOOST_REQUIRE(decoded.frames.size() == 3U);
    for (int i = 0; i < 3; ++i) BOOST_TEST((decoded.frames[static_cast<std::size_t>(i)].picture == draw(64, 32, i)));
}

BOOST_AUTO_TEST_CASE(noise_fills_the_code_table_and_survives) {
    const auto draw = [](int width, int height, int number) {
        Image image(width, height);
        std::uint32_t state = 12345 + static_cast<std::uint32_t>(number);
        for (std::uint32_t& pixel : image.pixels) {
            state = state * 1664525 + 1013904223;
            pixel = 0xff000000 | (state >> 28) * 0x111111;
        }
        return image;
    };
    const test::DecodedClip decoded = test::decode_clip(encode({200, 150, 10, 0, true}, 4, draw));
    for (int i = 0; i < 4; ++i)
        BOOST_TEST((decoded.frames.at(static_cast<std::size_t>(i)).picture == draw(200, 150, i)));
}

BOOST_AUTO_TEST_CASE(many_colors_stay_close) {
    const test::DecodedClip decoded = test::decode_clip(encode({160, 120, 10, 0, true}, 3, shaded_frame));
    for (int i = 0; i < 3; ++i) {
        const Image expected = shaded_frame(160, 120, i);
        const Image& actual = decoded.frames.at(static_cast<std::size_t>(i)).picture;
        double squares = 0;
        for (std::size_t p = 0; p < expected.pixels.size(); ++p)
            for (const int shift : {0, 8, 16}) {
                const int difference = static_cast<int>(expected.pixels[p] >> shift & 0xff) -
                                       static_cast<int>(actual.pixels[p] >> shift & 0xff);
                squares += difference * difference;
            }
        // A cube of colours: 255 boxes of about 40 steps a side at the best.
        BOOST_TEST(std::sqrt(squares / static_cast<double>(3 * expected.pixels.size())) < 16);
    }
}

BOOST_AUTO_TEST_CASE(one_palette_serves_the_clip) {
    for (const auto& draw : {flat_frame, shaded_frame}) {
        const GifParts parts = walk(encode({80, 60, 10, 0, true}, 5, draw));
        BOOST_TEST(parts.palette_size > 0U);
        BOOST_TEST(parts.local_palettes == 0);
        BOOST_TEST(parts.delays.size() == 5U);
    }
}

BOOST_AUTO_TEST_CASE(last_frame_holds) {
    const GifParts parts = walk(encode({80, 60, 25, 1.5, true}, 3, flat_frame));
    const std::vector<int> expected{4, 4, 154};
    BOOST_TEST(parts.delays == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(unchanged_frames_keep_their_time) {
    const auto still = [](int width, int height, int) { return flat_frame(width, height, 0); };
    const std::vector<std::uint8_t> file = encode({80, 60, 10, 0.5, true}, 4, still);
    const std::vector<int> expected{10, 10, 10, 60};
    BOOST_TEST(walk(file).delays == expected, boost::test_tools::per_element());
    for (const auto& frame : test::decode_clip(file).frames) BOOST_TEST((frame.picture == flat_frame(80, 60, 0)));
}

BOOST_AUTO_TEST_CASE(loops_only_if_asked) {
    BOOST_TEST(walk(encode({8, 8, 10, 0, true}, 1, shaded_frame)).loops);
    BOOST_TEST(!walk(encode({8, 8, 10, 0, false}, 1, shaded_frame)).loops);
}

BOOST_AUTO_TEST_CASE(same_frames_give_same_bytes) {
    const ClipFormat clip{160, 120, 10, 0, true};
    BOOST_TEST((encode(clip, 3, shaded_frame) == encode(clip, 3, shaded_frame)));
}

BOOST_AUTO_TEST_CASE(frame_of_another_size_is_an_error) {
    const auto encoder = open_clip("gif", {80, 60, 10, 0, true});
    BOOST_CHECK_THROW(encoder->add(Image(81, 60)), MachineError);
    BOOST_CHECK_THROW(encoder->finish(), MachineError);
}

BOOST_AUTO_TEST_CASE(broad_colors_are_kept_exactly) {
    std::vector<ColorCount> counts;
    for (std::uint32_t i = 0; i < 5000; ++i) counts.push_back({i * 3331 & 0xffffff, 1});
    counts.push_back({0xff8001, 100000});
    counts.push_back({0xff8002, 90000});
    const std::vector<std::uint32_t> palette = choose_palette(counts, 255);
    BOOST_TEST(palette.size() <= 255U);
    for (const std::uint32_t color : {0xff8001U, 0xff8002U})
        BOOST_TEST((std::find(palette.begin(), palette.end(), color) != palette.end()));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace lectern
