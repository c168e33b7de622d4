#pragma once
#include "calculus/level_segments.h"

#include <vector>

namespace lectern {

/// Gives each segment that isn't nearly straight a middle point on the level; see find_level_segments.
/// segments[l] are those of levels[l].
void bend_segments(const ScalarField& f, const HeightGrid& grid, std::span<const double> levels,
                   const LevelCrossings& crossings, std::vector<std::vector<LevelSegment>>& segments);

}  // namespace lectern
