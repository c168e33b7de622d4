#pragma once
#include "raster/samples.h"
#include "raster/surface_triangle.h"

#include <array>
#include <cstdint>
#include <span>

namespace lectern {

/// A triangle as one pixel of a tile sees it.
struct SeenPiece {
    std::uint32_t triangle = 0;
    float depth = 0;      ///< Of the triangle's plane at the pixel's top left corner.
    SampleMask mask = 0;  ///< The samples that see it.

    /// Of the triangle's plane, `shape`, at a sample.
    [[nodiscard]] float depth_at(std::size_t sample, const TriangleShape& shape) const {
        return depth + (shape.depth_dx * sample_places.x[sample] + shape.depth_dy * sample_places.y[sample]);
    }
};

/// What the samples of a tile see, nearest first come: for each pixel the pieces of triangles that share its samples.
/// Most pixels lie within one triangle or two, so that whole masks are compared where others compare samples.
class VisibilityBuffer {
public:
    static constexpr std::size_t samples = pixels_per_tile * samples_per_pixel;

    void clear() { counts_.fill(0); }
    [[nodiscard]] static std::size_t pixel_at(int column, int row) {
        return static_cast<std::size_t>(row * tile_side + column);
    }
    [[nodiscard]] std::size_t count(std::size_t pixel) const { return counts_[pixel]; }
    /// Piece number `slot` of a pixel; they come in no order and share no sample.
    [[nodiscard]] const SeenPiece& piece(std::size_t pixel, std::size_t slot) const {
        return pieces_[slot * pixels_per_tile + pixel];
    }
    /// The piece that a sample sees, or null.
    [[nodiscard]] const SeenPiece* seen_at(std::size_t pixel, std::size_t sample) const {
        for (std::size_t slot = 0; slot < count(pixel); ++slot)
            if ((piece(pixel, slot).mask >> sample & 1) != 0) return &piece(pixel, slot);
        return nullptr;
    }

    /// Puts a piece before what is farther at its samples; of equally deep ones the earlier stays. `shapes`: of all
    /// triangles.
    void draw(std::size_t pixel, std::uint32_t triangle, float depth, SampleMask mask,
              std::span<const TriangleShape> shapes) {
        if (counts_[pixel] != 0) {
            draw_among(pixel, triangle, depth, mask, shapes);
        } else {
            counts_[pixel] = 1;
            put(pixel, triangle, depth, mask);
        }
    }
    /// The samples of a piece that no piece here hides.
    [[nodiscard]] SampleMask unhidden(std::size_t pixel, const SeenPiece& piece,
                                      std::span<const TriangleShape> shapes) const;

private:
    /// Member by member: a copy of a piece that was just put together would wait for its parts to reach memory.
    void put(std::size_t at, std::uint32_t triangle, float depth, SampleMask mask) {
        pieces_[at].triangle = triangle;
        pieces_[at].depth = depth;
        pieces_[at].mask = mask;
    }
    void draw_among(std::size_t pixel, std::uint32_t triangle, float depth, SampleMask mask,
                    std::span<const TriangleShape> shapes);

    std::array<std::uint8_t, pixels_per_tile> counts_;
    std::array<SeenPiece, samples> pieces_;  ///< Slot by slot: the first pieces of all pixels, the second ...
};

}  // namespace lectern
