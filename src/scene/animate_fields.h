#pragma once
#include "scene/figure_draft.h"

namespace lectern {

/// The presets of videos by their names.
Reader<VideoPreset> video_preset_reader();

/// How a figure moves, as written.
struct AnimateWords {
    std::optional<Located<double>> duration;
    std::optional<Located<bool>> by_step;
    std::optional<int> fps;
    double hold = 0;
    bool loop = true;
    VideoPreset preset = VideoPreset::veryfast;
    std::optional<double> max_size;
};
const FieldTable<AnimateWords>& animate_fields();

}  // namespace lectern
