#pragma once
#include "lectern/base/geometry.h"
#include "raster/samples.h"
#include "raster/surface_triangle.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace lectern {

struct Surfaces;

/// Where a surface turns its back and its outline is hollow, as that of a saddle, straight edges within the surface
/// reach a little beyond the outline's curve. What of a tile lies there: triangles that lie on the surface's side of
/// the curve have no samples of it.
class HollowOutlines {
public:
    /// Of the tile whose top left pixel of the picture is (left, top), with the edges of its `triangles`. `surfaces`
    /// must stand as long as this is asked.
    void begin(std::span<const std::uint32_t> triangles, const Surfaces& surfaces, int left, int top);

    /// What is left of a triangle's samples, `mask`, of a pixel of the tile.
    [[nodiscard]] SampleMask within(std::size_t pixel, std::uint32_t triangle, SampleMask mask) const {
        const bool any = (used_rows_ >> (pixel / tile_side) & 1) != 0 && (beyond_[pixel] & mask) != 0;
        return any ? leave_out_beyond(pixel, triangle, mask) : mask;
    }

private:
    struct Edge {
        const OutlineSide* side;
        std::uint32_t surface;
        Range depth;  ///< Of its ends.
    };
    /// What lies beyond an edge in a pixel.
    struct Strip {
        std::size_t pixel;
        SampleMask beyond;
        std::size_t edge;
    };
    void add_edge(std::uint32_t triangle, std::size_t k, const OutlineSide& side);
    void add_strip(std::size_t pixel, SampleMask beyond);
    [[nodiscard]] SampleMask leave_out_beyond(std::size_t pixel, std::uint32_t triangle, SampleMask mask) const;
    [[nodiscard]] bool lies_within(const Edge& edge, std::uint32_t triangle) const;

    const Surfaces* surfaces_ = nullptr;
    int left_ = 0, top_ = 0;
    std::uint32_t used_rows_ = 0;                     ///< Bit r: the entries of row r in beyond_ stand.
    std::array<SampleMask, pixels_per_tile> beyond_;  ///< Samples of each pixel that lie just beyond an outline.
    std::vector<Edge> edges_;
    std::vector<Strip> strips_;
};

}  // namespace lectern
