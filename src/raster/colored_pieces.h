#pragma once
#include "raster/color_cells.h"
#include "raster/visible_pieces.h"

#include <span>
#include <vector>

namespace lectern {

/// The pieces as triangles over which colours are linear to half a step of 255, in CSS pixels: where colour map or
/// light bend more, they are halved. There are `detail` pixels to a CSS pixel. In runs, each made by one thread of
/// `jobs`.
std::vector<ColoredPieces> color_pieces(const Surfaces& surfaces, std::span<const VisiblePiece* const> pieces,
                                        double detail, int jobs);

}  // namespace lectern
