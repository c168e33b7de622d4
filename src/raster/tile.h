#pragma once
#include "raster/samples.h"
#include "raster/surface_triangle.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace lectern {

constexpr std::uint32_t no_primitive = 0xffffffffu;
constexpr float farthest_depth = 4;  ///< Behind everything.

/// What each sample of a tile sees: how deep, and which primitive.
struct VisibilityBuffer {
    static constexpr std::size_t samples = pixels_per_tile * samples_per_pixel;
    alignas(64) std::array<float, samples> depth;
    alignas(64) std::array<std::uint32_t, samples> primitive;

    void clear();
    [[nodiscard]] static std::size_t first_sample(int column, int row) {
        return static_cast<std::size_t>(row * tile_side + column) * samples_per_pixel;
    }
};

/// The tiles of a picture, and for each the primitives whose bounding boxes touch it, in their order.
class TileGrid {
public:
    TileGrid(int width, int height);

    [[nodiscard]] int columns() const { return columns_; }
    [[nodiscard]] int count() const { return columns_ * rows_; }
    /// The tile that holds a pixel, or -1 outside the picture.
    [[nodiscard]] int tile_at(int x, int y) const;

    /// A primitive's bounding box in whole pixels, both ends within.
    struct Box {
        int left = 0, top = 0, right = -1, bottom = -1;
    };
    void sort(std::span<const Box> boxes);
    [[nodiscard]] std::span<const std::uint32_t> primitives(int tile) const;

private:
    struct TileSpan {
        int left, top, right, bottom;
    };
    [[nodiscard]] TileSpan tiles_of(const Box& box) const;

    int width_, height_, columns_, rows_;
    std::vector<std::uint32_t> starts_;
    std::vector<std::uint32_t> sorted_;
};

/// Draws a triangle into the tile whose top left pixel is (left, top): each sample that it covers and where it is
/// nearer than what stands there is set to `primitive`. Neighbouring triangles share no sample and leave none out.
void cover_triangle(const TriangleShape& triangle, std::uint32_t primitive, int left, int top,
                    VisibilityBuffer& buffer);

/// The samples of one pixel that a triangle covers.
struct CoveredPixel {
    std::uint16_t pixel = 0;  ///< Of the tile, row by row.
    SampleMask mask = 0;
    float depth = 0;  ///< The triangle's, at the pixel's top left corner.
};

/// Finds what cover_triangle would draw, in `covered`, but draws nothing.
void find_covered_pixels(const TriangleShape& triangle, int left, int top, const VisibilityBuffer& buffer,
                         std::vector<CoveredPixel>& covered);

/// The pixels that a triangle may touch.
TileGrid::Box bounding_box(const TriangleShape& triangle);

}  // namespace lectern
