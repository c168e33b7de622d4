#pragma once
#include "raster/outline_map.h"
#include "raster/visibility_buffer.h"

#include <cstdint>
#include <vector>

namespace lectern {

/// Draws a triangle into the buffer's tile: each sample that it covers and where it is nearer than what stands there
/// sees it. Neighbouring triangles share no sample and leave none out. `outline`: of the tile, with at least the
/// outline edges of all triangles of its surface.
void cover_triangle(std::uint32_t triangle, const OutlinePixels& outline, VisibilityBuffer& buffer);

/// A piece and its pixel of the tile, row by row.
struct CoveredPixel {
    std::size_t pixel = 0;
    SeenPiece piece;
};

/// Finds what cover_triangle would draw, in `covered`, but draws nothing.
void find_covered_pixels(std::uint32_t triangle, const OutlinePixels& outline, const VisibilityBuffer& buffer,
                         std::vector<CoveredPixel>& covered);

}  // namespace lectern
