#include "raster/level_line_coverage.h"

#include <cmath>

namespace lectern {

float level_line_strength(std::size_t level, float gradient, const ProjectedLevels& levels) {
    if (!(gradient > levels.flat)) return 0;
    const auto& list = levels.levels;
    float strength = std::min(1.0f, gradient / levels.flat - 1);
    // Half the way to the next level, in pixels.
    float spacing = 2;
    if (level > 0) spacing = std::min(spacing, list[level] - list[level - 1]);
    if (level + 1 < list.size()) spacing = std::min(spacing, list[level + 1] - list[level]);
    const float room = spacing / gradient;
    const float crowded = 4 * levels.half_width + 1;
    return room < crowded ? strength * (room / crowded) : strength;
}

float level_line_coverage(float value, float gradient, const ProjectedLevels& levels) {
    if (!(gradient > levels.flat)) return 0;
    const auto& list = levels.levels;
    std::size_t nearest = levels.first_from(value);
    if (nearest == list.size() || (nearest > 0 && value - list[nearest - 1] < list[nearest] - value)) --nearest;
    return line_coverage(std::abs(value - list[nearest]) / gradient, levels.half_width) *
           level_line_strength(nearest, gradient, levels);
}

}  // namespace lectern
