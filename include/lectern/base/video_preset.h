#pragma once

namespace lectern {

/// How long the encoder of a video looks for a smaller file of the same quality; named after the presets of x264.
enum class VideoPreset { veryfast, medium, veryslow };

}  // namespace lectern
