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
    const auto video = open_chunk("mp4", clip);
    for (int i = 0; i < 20; ++i) video->add(frame(i));
    const EncodedChunk chunk = video->finish(true);
    std::printf("mp4 %08x\n", crc32(join_chunks("mp4", clip, {&chunk, 1})));
    const auto gif = open_clip("gif", clip);
    for (int i = 0; i < 20; ++i) gif->add(frame(i));
    std::printf("gif %08x\n", crc32(gif->finish()));
    const auto file = encode_png(test::shaded_frame(320, 240, 0), PngEffort::still, 2, "shaded");
    std::printf("png %08x\n", crc32(file));
}
