#pragma once

namespace lectern {

/// The constant rate of a video whose scene draws `fps` frames a second: 30 where that is a multiple of fps, otherwise
/// fps itself or its smallest multiple from 24 on. Players stutter, seek badly or refuse at slide-show rates.
constexpr int mp4_rate(int fps) {
    constexpr int kUsual = 30;
    constexpr int kSlowest = 24;
    if (kUsual % fps == 0) return kUsual;
    return fps >= kSlowest ? fps : (kSlowest + fps - 1) / fps * fps;
}

}  // namespace lectern
