#pragma once
#include "raster/surfaces.h"
#include "raster/tile.h"

#include <array>
#include <cstdint>

namespace lectern {

/// The pieces of surface that the pixels of a tile see: one for each pixel and triangle in it, those of neighbouring
/// triangles of one sheet being one piece. Parallel lists, so that shading runs over many at once.
struct Fragments {
    static constexpr std::size_t capacity = VisibilityBuffer::samples;
    template <typename Entry>
    using List = std::array<Entry, capacity>;

    std::size_t count = 0;  ///< Of the entries of each list.
    List<std::uint32_t> triangle;
    List<SampleMask> mask;  ///< The samples of the pixel that see it.
    List<float> x, y;       ///< The middle of those samples, in pixels of the picture.
    /// What the triangle holds there (see Attribute), the weight divided out.
    List<float> unit_x, unit_y, unit_z, normal_right, normal_up, normal_back;
    List<float> red, green, blue;  ///< sRGB, 0 to 1: what shading makes of it.
    /// The pieces of pixel p of the tile (row by row) are first[p] … first[p + 1] - 1.
    std::array<std::uint32_t, std::size_t{tile_side} * tile_side + 1> first;
};

/// Finds the pieces in the tile whose top left pixel is (left, top).
void collect_fragments(const VisibilityBuffer& buffer, const Surfaces& surfaces, int left, int top,
                       Fragments& fragments);

}  // namespace lectern
