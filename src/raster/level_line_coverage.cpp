#include "raster/level_line_coverage.h"

#include <algorithm>
#include <cmath>

namespace lectern {

float level_line_coverage(float value, float gradient, const ProjectedLevels& levels) {
    if (!(gradient > levels.flat)) return 0;
    const auto& list = levels.levels;
    auto nearest = std::lower_bound(list.begin(), list.end(), value);
    if (nearest == list.end() || (nearest != list.begin() && value - *(nearest - 1) < *nearest - value)) --nearest;
    const float distance = std::abs(value - *nearest) / gradient;
    // How much of [distance - 1/2, distance + 1/2] lies in [-half, half].
    const float half = levels.half_width;
    float cover = std::clamp(std::min(half, distance + 0.5f) - std::max(-half, distance - 0.5f), 0.0f, 1.0f);
    cover *= std::min(1.0f, gradient / levels.flat - 1);
    // Half the way to the next level, in pixels.
    float spacing = 2;
    if (nearest != list.begin()) spacing = std::min(spacing, *nearest - *(nearest - 1));
    if (nearest + 1 != list.end()) spacing = std::min(spacing, *(nearest + 1) - *nearest);
    const float room = spacing / gradient;
    const float crowded = 4 * half + 1;
    return room < crowded ? cover * (room / crowded) : cover;
}

}  // namespace lectern
