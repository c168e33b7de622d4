#pragma once
#include "calculus/level_segments.h"

namespace lectern {

/// Gives each segment that isn't nearly straight further points on the level, by halving: as long as the curve stands
/// off a chord by more than `flatness` (see LevelSearch), the chord's middle is moved onto the curve. A node between its
/// ends that lies on the level as well becomes such a point: lines that cross there meet.
void bend_segments(const ScalarField& f, const HeightGrid& grid, double level, const LevelCrossings& crossings,
                   const Vec2& flatness, LevelSegments& segments);

}  // namespace lectern
