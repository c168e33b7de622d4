#pragma once
#include "raster/visible_pieces.h"

#include <vector>

namespace lectern {

/// Gives each side of a piece the corners of its neighbours that lie on it, so that neighbours share whole sides and
/// the sides between them can be told from an outline. Pieces of one surface under as many veils are neighbours.
void join_corners(const Surfaces& surfaces, std::vector<VisiblePiece>& pieces);

}  // namespace lectern
