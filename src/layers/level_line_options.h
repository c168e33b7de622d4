#pragma once
#include "lectern/figure/marks_3d.h"
#include "lectern/scene/field_table.h"

#include <array>
#include <optional>

namespace lectern {

/// The lines of one axis that a surface's `contours` asks for.
struct LevelLineOptions {
    bool shown = false;
    std::optional<int> count;  ///< About so many; absent: at the axis's ticks.
    std::optional<Color> color;
    double width = 1;
};

/// Reads `[x, z]`, or a mapping of axes to {count, color, width} or true or false: options for x, y and z.
Reader<std::array<LevelLineOptions, 3>> read_level_lines();

/// The levels and strokes that the options stand for, given the axes' ranges and ticks.
std::array<LevelLines, 3> level_lines_of(const std::array<LevelLineOptions, 3>& options,
                                         const std::array<Range, 3>& ranges,
                                         const std::array<std::vector<double>, 3>& ticks, Color standard);

}  // namespace lectern
