#pragma once
#include "lectern/base/clip_effort.h"

#include <string>
#include <vector>

namespace lectern {

/// A part of a clip that a player may go to.
struct Chapter {
    double start = 0, end = 0;   ///< Seconds.
    std::string title, caption;  ///< Plain words.

    friend bool operator==(const Chapter&, const Chapter&) = default;
};

/// When the frames of a figure are. A still has one frame, at t = 1.
struct Timeline {
    bool animated = false;
    int frames = 1;   ///< At least 1; drawn at evenly spaced times, the first at t = 0 and the last at t = 1.
    int fps = 30;     ///< Frames a second.
    double hold = 0;  ///< Seconds that the last frame stays longer.
    bool loop = true;
    ClipEffort effort;
    std::vector<Chapter> chapters;  ///< Of a sequence.

    friend bool operator==(const Timeline&, const Timeline&) = default;

    [[nodiscard]] double time_of(int frame) const {
        return frames <= 1 ? 1.0 : static_cast<double>(frame) / static_cast<double>(frames - 1);
    }
};

}  // namespace lectern
