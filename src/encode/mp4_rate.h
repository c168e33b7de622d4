#pragma once

namespace lectern {

/// The constant rate of a video whose scene draws `fps` frames a second: 30 where that is a multiple of fps, otherwise
/// fps itself or its smallest multiple from 24 on. Players stutter, seek badly or refuse at slide-show rates.
constexpr int mp4_rate(int fps) {
    constexpr int usual = 30;
    constexpr int slowest = 24;
    if (usual % fps == 0) return usual;
    return fps >= slowest ? fps : (slowest + fps - 1) / fps * fps;
}

}  // namespace lectern
