#pragma once
#include "lectern/base/image.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lectern::test {

/// What libav's own readers make of a clip.
struct DecodedClip {
    struct Frame {
        double time = 0;                            ///< Seconds from the start.
        std::vector<std::uint8_t> luma, blue, red;  ///< MP4 and WebM: the planes, without padding;
        std::vector<std::uint8_t> alpha;            ///< of a transparent WebM.
        Image picture;                              ///< GIF and APNG.
    };

    int width = 0, height = 0;
    bool has_alpha = false;  ///< A WebM says so of its video.
    double rate = 0;         ///< Frames a second, as the file says.
    double duration = 0;     ///< Seconds.
    std::string codec, pixel_format, range, matrix, primaries, transfer, chroma_place;
    std::vector<std::string> metadata;  ///< "key=value" of the file and its stream.
    std::vector<Frame> frames;
    std::vector<std::string> chapters;  ///< "start-end title", in milliseconds.
};

/// Throws std::runtime_error where libav finds anything wrong. An APNG's alpha is kept, not multiplied in.
DecodedClip decode_clip(const std::vector<std::uint8_t>& file);

}  // namespace lectern::test
