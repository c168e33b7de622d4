#pragma once
#include "raster/piece_outline.h"

#include <vector>

namespace lectern {

/// Joins straight stretches, each in either direction, into lines where their ends lie within a hundredth of a CSS
/// pixel of each other.
std::vector<std::vector<GridPlace>> join_lines(const std::vector<GridSide>& stretches);

}  // namespace lectern
