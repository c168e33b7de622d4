#pragma once
#include "raster/outline_map.h"
#include "raster/visibility_buffer.h"

#include <cstdint>
#include <span>
#include <vector>

namespace lectern {

/// Draws a triangle into the tile whose top left pixel is (left, top): each sample that it covers and where it is
/// nearer than what stands there sees it. Neighbouring triangles share no sample and leave none out. `outline` holds
/// at least the outline edges of all triangles of its surface.
void cover_triangle(std::span<const TriangleShape> shapes, std::uint32_t triangle, const OutlinePixels& outline,
                    int left, int top, VisibilityBuffer& buffer);

/// A piece and its pixel of the tile, row by row.
struct CoveredPixel {
    std::size_t pixel = 0;
    SeenPiece piece;
};

/// Finds what cover_triangle would draw, in `covered`, but draws nothing.
void find_covered_pixels(std::span<const TriangleShape> shapes, std::uint32_t triangle, const OutlinePixels& outline,
                         int left, int top, const VisibilityBuffer& buffer, std::vector<CoveredPixel>& covered);

}  // namespace lectern
