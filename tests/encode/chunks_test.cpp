#include "encode/bt709_alpha.h"
#include "encode/decoded_clip.h"
#include "encode/pictures.h"
#include "lectern/base/error.h"
#include "lectern/encode/chunk_file.h"
#include "lectern/encode/video.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string_view>

using namespace lectern;
using test::glass_frame;
using test::shaded_frame;

namespace {

Image frame_of(const ClipFormat& clip, int number) {
    return (clip.transparent ? glass_frame : shaded_frame)(clip.width, clip.height, number);
}

ClipFormat transparent_format(bool lossless) {
    ClipFormat clip{64, 48, 30, 0.5, true, lossless};
    clip.transparent = true;
    return clip;
}

std::vector<EncodedChunk> encode(const ClipFormat& clip, int frames, std::string_view format = "mp4") {
    const std::vector<int> bounds = chunk_bounds(frames);
    std::vector<EncodedChunk> chunks;
    for (std::size_t k = 0; k + 1 < bounds.size(); ++k) {
        const auto encoder = open_chunk(format, clip);
        for (int i = bounds[k]; i < bounds[k + 1]; ++i) encoder->add(frame_of(clip, i));
        chunks.push_back(encoder->finish(k + 2 == bounds.size()));
    }
    return chunks;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(chunks)

BOOST_AUTO_TEST_CASE(chunks_cover_a_clip_and_are_about_equal) {
    for (int frames = 1; frames < 2000; ++frames) {
        const std::vector<int> bounds = chunk_bounds(frames);
        BOOST_REQUIRE_EQUAL(bounds.front(), 0);
        BOOST_REQUIRE_EQUAL(bounds.back(), frames);
        for (std::size_t k = 1; k < bounds.size(); ++k) {
            const int length = bounds[k] - bounds[k - 1];
            BOOST_REQUIRE_GE(length, bounds.size() == 2 ? 1 : 22);
            BOOST_REQUIRE_LE(length, 45);
        }
    }
}

BOOST_AUTO_TEST_CASE(each_chunk_begins_with_a_frame_that_needs_none_before_it) {
    for (const EncodedChunk& chunk : encode({64, 48, 30, 0, true}, 100)) {
        BOOST_REQUIRE(!chunk.packets.empty());
        BOOST_TEST(chunk.packets.front().key);
        BOOST_TEST(chunk.packets.front().shown_at == 0);
        for (const auto& packet : chunk.packets) BOOST_TEST(packet.shown_at < chunk.frames);
    }
}

BOOST_DATA_TEST_CASE(a_joined_clip_shows_every_frame_once_and_in_order, boost::unit_test::data::make({"mp4", "webm"}),
                     format) {
    const ClipFormat clip{64, 48, 30, 0.5, true, true};
    const test::DecodedClip decoded = test::decode_clip(join_chunks(format, clip, encode(clip, 100, format)));
    BOOST_REQUIRE_EQUAL(decoded.frames.size(), 115);
    BOOST_TEST(decoded.rate == 30);
    BOOST_TEST(decoded.matrix == "bt709");
    BOOST_TEST(decoded.range == "tv");
    Bt709Converter converter;
    for (int i = 0; i < 115; ++i) {
        // Lossless: what comes back is what the colours of the picture are in video, to the last bit.
        const Image picture = shaded_frame(64, 48, std::min(i, 99));
        std::vector<std::uint8_t> luma(64 * 48), blue(32 * 24), red(32 * 24);
        converter.convert(picture, 0, 48, {luma.data(), blue.data(), red.data(), 64, 32, 32});
        const auto& frame = decoded.frames[static_cast<std::size_t>(i)];
        BOOST_REQUIRE(frame.luma == luma);
        BOOST_REQUIRE(frame.blue == blue);
        BOOST_REQUIRE(frame.red == red);
    }
}

BOOST_AUTO_TEST_CASE(a_transparent_clip_shows_every_frame_with_its_alpha) {
    const ClipFormat clip = transparent_format(true);
    const auto file = join_chunks("webm", clip, encode(clip, 100, "webm"));
    const test::DecodedClip decoded = test::decode_clip(file);
    BOOST_TEST(decoded.has_alpha);
    BOOST_TEST(decoded.codec == "vp9");
    BOOST_TEST(decoded.matrix == "bt709");
    BOOST_TEST(decoded.range == "tv");
    BOOST_TEST(decoded.rate == 30);
    BOOST_REQUIRE_EQUAL(decoded.frames.size(), 115);
    const Bt709AlphaConverter converter(0xffffffff);
    for (int i = 0; i < 115; ++i) {
        const Image picture = glass_frame(64, 48, std::min(i, 99));
        std::vector<std::uint8_t> luma(64 * 48), blue(32 * 24), red(32 * 24), alpha(64 * 48);
        converter.convert(picture, 0, 48, {{luma.data(), blue.data(), red.data(), 64, 32, 32}, alpha.data(), 64});
        const auto& frame = decoded.frames[static_cast<std::size_t>(i)];
        BOOST_REQUIRE(frame.alpha == alpha);
        BOOST_REQUIRE(frame.luma == luma);
        BOOST_REQUIRE(frame.blue == blue);
        BOOST_REQUIRE(frame.red == red);
        for (std::size_t at = 0; at < alpha.size(); ++at) BOOST_REQUIRE_EQUAL(alpha[at], picture.pixels[at] >> 24);
    }
}

BOOST_AUTO_TEST_CASE(alpha_with_loss_stays_close) {
    const ClipFormat clip = transparent_format(false);
    const test::DecodedClip decoded = test::decode_clip(join_chunks("webm", clip, encode(clip, 40, "webm")));
    BOOST_REQUIRE_EQUAL(decoded.frames.size(), 55);
    for (int i = 0; i < 40; ++i) {
        const Image picture = glass_frame(64, 48, i);
        double difference = 0;
        for (std::size_t at = 0; at < picture.pixels.size(); ++at)
            difference += std::abs(decoded.frames[static_cast<std::size_t>(i)].alpha[at] -
                                   static_cast<double>(picture.pixels[at] >> 24));
        BOOST_TEST(difference / static_cast<double>(picture.pixels.size()) < 4);
    }
}

BOOST_AUTO_TEST_CASE(an_opaque_clip_has_no_alpha) {
    const ClipFormat clip{64, 48, 30, 0, true};
    const auto chunks = encode(clip, 10, "webm");
    BOOST_TEST(!test::decode_clip(join_chunks("webm", clip, chunks)).has_alpha);
    for (const auto& packet : chunks.front().packets) BOOST_TEST(packet.alpha.empty());
}

BOOST_DATA_TEST_CASE(a_clip_has_its_chapters, boost::unit_test::data::make({"mp4", "webm"}), format) {
    ClipFormat clip{64, 48, 30, 0, true};
    clip.chapters = {{0, 0.5, "One"}, {0.5, 2, "Zwei: \u03b1 & <b>"}};
    const auto decoded = test::decode_clip(join_chunks(format, clip, encode(clip, 60, format)));
    const std::vector<std::string> wanted{"0-500 One", "500-2000 Zwei: \u03b1 & <b>"};
    BOOST_TEST(decoded.chapters == wanted, boost::test_tools::per_element());
    BOOST_TEST(decoded.frames.size() == 60U);
}

BOOST_DATA_TEST_CASE(a_slower_preset_looks_for_a_smaller_file, boost::unit_test::data::make({"mp4", "webm"}), format) {
    std::vector<std::size_t> sizes;
    for (const VideoPreset preset : {VideoPreset::veryfast, VideoPreset::medium, VideoPreset::veryslow}) {
        ClipFormat clip{160, 120, 30, 0, true};
        clip.preset = preset;
        const auto file = join_chunks(format, clip, encode(clip, 40, format));
        BOOST_TEST(test::decode_clip(file).frames.size() == 40U);
        sizes.push_back(file.size());
    }
    BOOST_TEST(sizes[2] < sizes[0]);
    BOOST_TEST(sizes[1] != sizes[0]);  // In the middle it may go either way.
    BOOST_TEST(sizes[1] != sizes[2]);
}

BOOST_AUTO_TEST_CASE(the_same_frames_give_the_same_webm) {
    for (const ClipFormat& clip : {ClipFormat{64, 48, 30, 0, true}, transparent_format(false)})
        BOOST_TEST((join_chunks("webm", clip, encode(clip, 40, "webm")) ==
                    join_chunks("webm", clip, encode(clip, 40, "webm"))));
}

BOOST_AUTO_TEST_CASE(a_chunk_comes_back_from_a_file) {
    const EncodedChunk chunk = encode(transparent_format(false), 10, "webm").front();
    BOOST_TEST(!chunk.packets.front().alpha.empty());
    const auto bytes = pack_chunk(chunk, 7);
    const EncodedChunk back = unpack_chunk(bytes, 7);
    BOOST_TEST((back.header == chunk.header));
    BOOST_TEST(back.frames == chunk.frames);
    BOOST_REQUIRE_EQUAL(back.packets.size(), chunk.packets.size());
    for (std::size_t i = 0; i < back.packets.size(); ++i) {
        BOOST_TEST(back.packets[i].shown_at == chunk.packets[i].shown_at);
        BOOST_TEST(back.packets[i].decoded_at == chunk.packets[i].decoded_at);
        BOOST_TEST(back.packets[i].key == chunk.packets[i].key);
        BOOST_TEST((back.packets[i].bytes == chunk.packets[i].bytes));
        BOOST_TEST((back.packets[i].alpha == chunk.packets[i].alpha));
    }
    BOOST_CHECK_THROW(unpack_chunk(bytes, 8), MachineError);
    for (const std::size_t size : {std::size_t{0}, std::size_t{20}, bytes.size() - 1})
        BOOST_CHECK_THROW(unpack_chunk(std::span(bytes).first(size), 7), MachineError);
    auto damaged = bytes;
    damaged[damaged.size() / 2] ^= 1;
    BOOST_CHECK_THROW(unpack_chunk(damaged, 7), MachineError);
}

BOOST_AUTO_TEST_CASE(chunks_of_other_videos_are_not_joined) {
    auto chunks = encode({64, 48, 30, 0, true}, 60);
    chunks.push_back(encode({96, 48, 30, 0, true}, 10).front());
    BOOST_CHECK_THROW(join_chunks("mp4", {64, 48, 30, 0, true}, chunks), MachineError);
}

BOOST_AUTO_TEST_SUITE_END()
