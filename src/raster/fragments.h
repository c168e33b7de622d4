#pragma once
#include "raster/surfaces.h"
#include "raster/visibility_buffer.h"

#include <array>
#include <cstdint>
#include <vector>

namespace lectern {

/// Pieces of surface within pixels, each of one triangle. Parallel lists, which grow as they must and are kept from
/// tile to tile.
struct Fragments {
    std::size_t count = 0;  ///< Of the entries of each list.
    std::vector<std::uint32_t> triangle;
    std::vector<SampleMask> mask;    ///< The samples of the pixel that see it.
    std::vector<float> x, y;         ///< The middle of those samples, in pixels of the picture.
    std::vector<ShaderColor> color;  ///< What shading makes of it; opaque.

    /// Adds the samples `mask` of the pixel whose top left corner is (x, y).
    void add(std::uint32_t of_triangle, SampleMask samples, float pixel_x, float pixel_y) {
        if (count == triangle.size()) grow();
        triangle[count] = of_triangle;
        mask[count] = samples;
        const bool whole = samples == all_samples;
        x[count] = pixel_x + (whole ? 0.5f : middle_of(sum_of_x, samples));
        y[count] = pixel_y + (whole ? 0.5f : middle_of(sum_of_y, samples));
        ++count;
    }

private:
    /// Of the samples of a mask, in pixels.
    static float middle_of(const SampleSum& sum, SampleMask samples) {
        return static_cast<float>(sum.of(samples)) / sample_grid / static_cast<float>(std::popcount(samples));
    }
    void grow();
};

/// The pieces of surface that the pixels of a tile see: one for each pixel and triangle in it, those of neighbouring
/// triangles of one sheet being one piece.
struct SeenFragments {
    Fragments list;
    /// The pieces of pixel p of the tile (row by row) are first[p] … end[p] - 1; only told for the pixels asked for.
    std::array<std::uint32_t, pixels_per_tile> first, end;
};

/// Bit c of row r: the pixel in that column and row of a tile.
using TilePixels = std::array<std::uint32_t, tile_side>;

/// Finds the pieces that some pixels of the buffer's tile see.
void collect_fragments(const VisibilityBuffer& buffer, const Surfaces& surfaces, const TilePixels& pixels,
                       SeenFragments& seen);

}  // namespace lectern
