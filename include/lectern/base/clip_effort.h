#pragma once
#include <optional>

namespace lectern {

/// How long the encoder of a video looks for a smaller file of the same quality.
enum class VideoPreset { veryfast, medium, veryslow };

/// As scenes and x264 call them.
constexpr const char* name_of(VideoPreset preset) {
    switch (preset) {
        case VideoPreset::medium:
            return "medium";
        case VideoPreset::veryslow:
            return "veryslow";
        case VideoPreset::veryfast:
            break;
    }
    return "veryfast";
}

/// What is done for small files of a clip.
struct ClipEffort {
    VideoPreset preset = VideoPreset::veryfast;
    std::optional<double> max_size;  ///< Bytes of a GIF.

    friend bool operator==(const ClipEffort&, const ClipEffort&) = default;
};

}  // namespace lectern
