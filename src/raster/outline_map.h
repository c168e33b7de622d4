#pragma once
#include "raster/samples.h"
#include "raster/surface_triangle.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace lectern {

class OutlineSamples;

/// The pixels of a tile that the outline of a surface may run through: bit c of row r is column c. There triangles are
/// tested sample by sample. Elsewhere a surface goes on beyond each of its triangles, so that the one which holds a
/// pixel's middle stands for all of it.
struct OutlinePixels {
    std::array<std::uint32_t, tile_side> rows{};
    std::uint32_t used_rows = 0;            ///< Bit r: row r has any.
    const OutlineSamples* known = nullptr;  ///< Or none.

    [[nodiscard]] bool has(int column, int row) const {
        return (rows[static_cast<std::size_t>(row)] >> column & 1) != 0;
    }
};

/// The same for a picture.
class OutlineMap {
public:
    /// With the outline edges of all `shapes`, whose exact ones are in `sides`. On up to `jobs` threads; the same for
    /// any number.
    OutlineMap(std::span<const TriangleShape> shapes, std::span<const OutlineSide> sides, int width, int height,
               int jobs);

    /// Those of the tile whose top left pixel is (left, top).
    [[nodiscard]] OutlinePixels of_tile(int left, int top) const;
    /// Whether a triangle has samples of any pixel: it holds a pixel's middle, or an outline runs through one that it
    /// may touch.
    [[nodiscard]] bool shows(const TriangleShape& triangle) const;

private:
    void add(const TriangleShape& triangle, std::span<const OutlineSide> sides);
    void mark(int row, int first, int last);

    int width_, height_, words_;  ///< Words of 32 pixels to a row.
    std::vector<std::uint32_t> rows_;
};

}  // namespace lectern
