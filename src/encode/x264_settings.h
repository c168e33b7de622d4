#pragma once
#include "lectern/base/clip_effort.h"

namespace lectern {

/// What a preset of x264 does otherwise here, as its option `x264-params`; for all chunks of a video the same. `fades`:
/// see ClipFormat.
///
/// x264 takes other roads, to other bytes, on processors with other instructions unless told not to.
///
/// Drawings move over a ground that stands still. B-frames, a long look ahead and a third reference took a third of the
/// encoder's time and two fifths of its memory, and the files without them are as good: over the clips of `scenes/`, at
/// veryfast, their sizes were from 8 % less to 5 % more and their SSIM at most 0.0006 less. Not so where one picture
/// comes over another: B-frames that weigh both save a third of such a clip.
inline const char* x264_settings(VideoPreset preset, bool fades) {
    switch (preset) {
        case VideoPreset::veryfast:
            return fades ? "cpu-independent=1:b-adapt=0" : "cpu-independent=1:bframes=0:rc-lookahead=5";
        case VideoPreset::medium:
            return fades ? "cpu-independent=1" : "cpu-independent=1:bframes=0:rc-lookahead=15:ref=2";
        case VideoPreset::veryslow:
            return "cpu-independent=1";
    }
    return "cpu-independent=1";
}

}  // namespace lectern
