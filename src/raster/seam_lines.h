#pragma once
#include "lectern/raster/space_shapes.h"
#include "raster/visible_pieces.h"

#include <vector>

namespace lectern {

/// Lines to be painted under everything, along the sides where pieces are cut by what is in front of them, in the
/// pieces' own colours: there two shapes share pixels, and without these what is behind both would shine through. None
/// is drawn where it would show beyond a surface's outline. `grid` holds the surfaces' triangles.
std::vector<ShapeLine> seam_lines(const Surfaces& surfaces, const TileGrid& grid,
                                  const std::vector<VisiblePiece>& pieces, double detail, int jobs);

}  // namespace lectern
