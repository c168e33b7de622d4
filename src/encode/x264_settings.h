#pragma once
#include "lectern/base/clip_effort.h"

namespace lectern {

/// What a preset of x264 does otherwise here, as its option `x264-params`; for all chunks of a video the same. `fades`:
/// see ClipFormat.
///
/// x264 takes other roads, to other bytes, on processors with other instructions unless told not to.
///
/// Drawings move over a ground that stands still. At veryfast, one B-frame where the preset has three, a short look
/// ahead and a coarser look for motion take three fifths of the encoder's time and two thirds of its memory, and the
/// files are as good: over the clips of `scenes/` their sizes were from 9 % less to 4 % more, and their SSIM against
/// the pictures at most 0.0011 less, 0.9969 or more. At medium, no B-frames and two references take seven tenths of the
/// time, with sizes from 13 % less to 4 % more and SSIM at most 0.0006 less. Not so where one picture comes over
/// another: several B-frames that weigh both save a third of such a clip.
inline const char* x264_settings(VideoPreset preset, bool fades) {
    switch (preset) {
        case VideoPreset::veryfast:
            return fades ? "cpu-independent=1:b-adapt=0"
                         : "cpu-independent=1:bframes=1:b-adapt=0:weightb=0:rc-lookahead=4:subme=1";
        case VideoPreset::medium:
            return fades ? "cpu-independent=1" : "cpu-independent=1:bframes=0:rc-lookahead=15:ref=2";
        case VideoPreset::veryslow:
            return "cpu-independent=1";
    }
    return "cpu-independent=1";
}

}  // namespace lectern
