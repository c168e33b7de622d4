#pragma once
#include "raster/surfaces.h"
#include "raster/visibility_buffer.h"

#include <array>
#include <cstdint>
#include <vector>

namespace lectern {

/// Pieces of surface within pixels, each of one triangle. Parallel lists, so that shading runs over many at once; they
/// grow as they must and are kept from tile to tile.
struct Fragments {
    std::size_t count = 0;  ///< Of the entries of each list.
    std::vector<std::uint32_t> triangle;
    std::vector<SampleMask> mask;  ///< The samples of the pixel that see it.
    std::vector<float> x, y;       ///< The middle of those samples, in pixels of the picture.
    /// What the triangle holds there (see Attribute), the weight divided out.
    std::vector<float> unit_x, unit_y, unit_z, normal_right, normal_up, normal_back;
    std::vector<std::uint32_t> surface;  ///< See TriangleShading, as for the next.
    std::vector<std::uint8_t> near_levels;
    std::vector<ShaderColor> color;  ///< What shading makes of it; opaque.

    /// Adds the samples `mask` of the pixel whose top left corner is (x, y).
    void add(std::uint32_t of_triangle, SampleMask samples, float pixel_x, float pixel_y) {
        if (count == triangle.size()) grow();
        triangle[count] = of_triangle;
        mask[count] = samples;
        const bool whole = samples == all_samples;
        x[count] = pixel_x + (whole ? 0.5f : middle_of(sample_places.x, samples));
        y[count] = pixel_y + (whole ? 0.5f : middle_of(sample_places.y, samples));
        ++count;
    }
    /// Reads each triangle's planes at its fragment's place.
    void interpolate(ShadingCache& shading);

private:
    /// Of the samples of a mask, in pixels.
    static float middle_of(const std::array<float, samples_per_pixel>& places, SampleMask samples) {
        float sum = 0;
        for (SampleMask left = samples; left != 0; left &= left - 1)
            sum += places[static_cast<std::size_t>(std::countr_zero(left))];
        return sum / static_cast<float>(std::popcount(samples));
    }
    void grow();
};

/// The pieces of surface that the pixels of a tile see: one for each pixel and triangle in it, those of neighbouring
/// triangles of one sheet being one piece.
struct SeenFragments {
    Fragments list;
    /// The pieces of pixel p of the tile (row by row) are first[p] … first[p + 1] - 1.
    std::array<std::uint32_t, pixels_per_tile + 1> first;
};

/// Finds the pieces in the tile whose top left pixel is (left, top).
void collect_fragments(const VisibilityBuffer& buffer, const Surfaces& surfaces, ShadingCache& shading, int left,
                       int top, SeenFragments& seen);

}  // namespace lectern
