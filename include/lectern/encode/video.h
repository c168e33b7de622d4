#pragma once
#include "lectern/base/image.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// What a clip looks like before its first frame is drawn.
struct ClipFormat {
    int width = 0, height = 0;  ///< Pixels.
    int fps = 10;               ///< Frames that the scene draws a second.
    double hold = 0;            ///< Seconds that the last frame stays longer.
    bool loop = true;           ///< GIF: repeat for ever.
};

/// Takes frames in order and gives back the whole file. One for a thread.
class ClipEncoder {
public:
    virtual ~ClipEncoder() = default;
    virtual void add(const Image& frame) = 0;        ///< Of the clip's size; throws MachineError.
    virtual std::vector<std::uint8_t> finish() = 0;  ///< After at least one frame; throws MachineError.
};

/// Why the codec of `format` ("mp4", "gif") can't hold such a clip of `frames` frames (odd or too large size, a rate
/// that a GIF can't play, no frames), in words for the author; empty where it can. Asked before the first frame.
std::string clip_obstacle(std::string_view format, const ClipFormat& clip, long frames);

/// The greatest whole rate up to `fps` frames a second (at least 1) that `format` can play exactly: a GIF counts time
/// in hundredths of a second, so 30 becomes 25.
int playable_rate(std::string_view format, int fps);

/// An encoder for "mp4" or "gif". libav is loaded on first use, so that stills start quickly. Throws MachineError.
std::unique_ptr<ClipEncoder> open_clip(std::string_view format, const ClipFormat& clip);

}  // namespace lectern
