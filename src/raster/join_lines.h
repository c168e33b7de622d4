#pragma once
#include "raster/piece_outline.h"

#include <cstdint>
#include <vector>

namespace lectern {

/// How far apart two ends may lie that are one place, in each direction: what is seen between them may be too little to
/// be a piece. An eighth of a CSS pixel.
constexpr std::int32_t joining_reach = 12;

/// Joins straight stretches, each in either direction, into lines where their ends are one place; the nearest first.
std::vector<std::vector<GridPlace>> join_lines(const std::vector<GridSide>& stretches);

}  // namespace lectern
