#include "encode/deflate.h"
#include "encode/pictures.h"
#include "lectern/encode/png.h"
#include "lectern/encode/video.h"

#include <cstdio>

/// Prints a checksum of one file of each kind. Run with the processor's newer instructions hidden from the C library,
/// it must print the same.
int main() {
    using namespace lectern;
    for (const char* format : {"mp4", "gif"}) {
        const ClipFormat clip{320, 240, 10, 1, true};
        const auto encoder = open_clip(format, clip);
        for (int i = 0; i < 20; ++i)
            encoder->add(i % 2 == 0 ? test::shaded_frame(320, 240, i) : test::flat_frame(320, 240, i));
        std::printf("%s %08x\n", format, crc32(encoder->finish()));
    }
    const auto file = encode_png(test::shaded_frame(320, 240, 0), PngEffort::still, 2, "shaded");
    std::printf("png %08x\n", crc32(file));
}
