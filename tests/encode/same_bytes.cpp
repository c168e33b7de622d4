#include "encode/deflate.h"
#include "encode/pictures.h"
#include "lectern/encode/png.h"
#include "lectern/encode/video.h"

#include <cstdio>

/// Prints a checksum of one file of each kind. Run with the processor's newer instructions hidden from the C library,
/// it must print the same.
int main() {
    using namespace lectern;
    const ClipFormat clip{320, 240, 10, 1, true};
    const auto frame = [](int i) {
        return i % 2 == 0 ? test::shaded_frame(320, 240, i) : test::flat_frame(320, 240, i);
    };
    ClipFormat transparent = clip;
    transparent.transparent = true;
    const auto glass = [](int i) { return test::glass_frame(320, 240, i); };
    const auto print_video = [](const char* name, const char* format, const ClipFormat& video, const auto& draw) {
        const auto encoder = open_chunk(format, video);
        for (int i = 0; i < 20; ++i) encoder->add(draw(i));
        const EncodedChunk chunk = encoder->finish(true);
        std::printf("%s %08x\n", name, crc32(join_chunks(format, video, {&chunk, 1})));
    };
    print_video("mp4", "mp4", clip, frame);
    print_video("webm", "webm", clip, frame);
    print_video("transparent webm", "webm", transparent, glass);
    const auto gif = open_clip("gif", clip);
    for (int i = 0; i < 20; ++i) gif->add(frame(i));
    std::printf("gif %08x\n", crc32(gif->finish()));
    const auto file = encode_png(test::shaded_frame(320, 240, 0), PngEffort::still, 2, "shaded");
    std::printf("png %08x\n", crc32(file));
    const auto apng = open_clip("apng", transparent);
    for (int i = 0; i < 20; ++i) apng->add(glass(i));
    std::printf("transparent apng %08x\n", crc32(apng->finish()));
}
