#pragma once
#include "lectern/raster/space_shapes.h"
#include "raster/piece_outline.h"

#include <array>
#include <vector>

namespace lectern {

/// A corner of a piece of surface, CSS pixels, and its colour, sRGB from 0 to 255. Over a piece colours are linear.
struct ColoredCorner {
    double x = 0, y = 0;
    std::array<double, 3> color{};
};
using ColoredPiece = std::vector<ColoredCorner>;

/// Fills pieces that lie side by side with flat colours, of whole 255ths as those of pixels are, that differ from
/// theirs by at most 1.5/255 in each channel. Cuts them into bands of the channel that varies most, each of these into
/// bands of the next: whatever colours and light there are, a cell is a box of colours. A band reaches a little under
/// the next one, which is painted over it: between two, nothing else shines through.
std::vector<ShapeFill> fill_color_cells(std::vector<ColoredPiece> pieces, int jobs);

}  // namespace lectern
