#pragma once
#include "raster/samples.h"
#include "raster/surface_triangle.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>

namespace lectern {

/// A triangle as one pixel of a tile sees it.
struct SeenPiece {
    std::uint32_t triangle;
    float depth;      ///< Of the triangle's plane at the pixel's top left corner.
    SampleMask mask;  ///< The samples that see it.

    /// Of the triangle's plane, `shape`, at a sample.
    [[nodiscard]] float depth_at(std::size_t sample, const TriangleShape& shape) const {
        return depth + (shape.depth_dx * sample_places.x[sample] + shape.depth_dy * sample_places.y[sample]);
    }
};

/// What the samples of a tile see. Most pixels lie within one triangle: those are kept in lists of their own, many of
/// which are compared at once. For the others there are the pieces of triangles that share their samples, and whole
/// masks are compared where others compare samples.
class VisibilityBuffer {
public:
    static constexpr std::size_t samples = pixels_per_tile * samples_per_pixel;
    static constexpr std::uint32_t no_triangle = 0xffffffffu;
    /// So many pixels behind the last may be read, and written as they were.
    static constexpr std::size_t spare = 8;

    /// Pixel by pixel, row by row; nothing is said of those that have a list of pieces, but that none is so near that
    /// it lies before all of their pieces, or so far that it lies behind them.
    struct WholePixels {
        template <typename T>
        using List = std::array<T, pixels_per_tile + spare>;
        List<std::uint32_t> triangle;   ///< Or no_triangle.
        List<float> nearest, farthest;  ///< Depths of its plane within the pixel; infinite without one.
    };
    WholePixels whole;

    /// Begins with nothing in the tile whose top left pixel of the picture is (left, top). `shapes` and
    /// `sides`: of all triangles, which must stand as long as they are drawn and asked for.
    void begin(std::span<const TriangleShape> shapes, std::span<const OutlineSide> sides, int left, int top);
    [[nodiscard]] const TriangleShape& shape(std::uint32_t triangle) const { return shapes_[triangle]; }
    /// From TriangleShape::first_side on.
    [[nodiscard]] const OutlineSide& side(std::size_t number) const { return sides_[number]; }
    [[nodiscard]] int left() const { return left_; }
    [[nodiscard]] int top() const { return top_; }
    [[nodiscard]] static std::size_t pixel_at(int column, int row) {
        return static_cast<std::size_t>(row * tile_side + column);
    }
    /// Bit c: the pixel in column c of this row has a list of pieces.
    [[nodiscard]] std::uint32_t listed(int row) const { return listed_[static_cast<std::size_t>(row)]; }
    [[nodiscard]] std::size_t count(std::size_t pixel) const {
        return is_listed(pixel) ? counts_[pixel] : whole.triangle[pixel] != no_triangle ? 1 : 0;
    }
    /// Piece number `slot` of a pixel; they come in no order and share no sample.
    [[nodiscard]] SeenPiece piece(std::size_t pixel, std::size_t slot) const {
        if (is_listed(pixel)) return pieces_[slot * pixels_per_tile + pixel];
        return {whole.triangle[pixel], whole_depth(pixel), all_samples};
    }
    /// The piece that a sample sees.
    [[nodiscard]] std::optional<SeenPiece> seen_at(std::size_t pixel, std::size_t sample) const {
        for (std::size_t slot = 0; slot < count(pixel); ++slot)
            if (const SeenPiece found = piece(pixel, slot); (found.mask >> sample & 1) != 0) return found;
        return std::nullopt;
    }

    /// Puts a piece before what is farther at its samples; of equally deep ones the earlier stays.
    void draw(std::size_t pixel, std::uint32_t triangle, float depth, SampleMask mask);
    /// The samples of a piece that no piece here hides.
    [[nodiscard]] SampleMask unhidden(std::size_t pixel, const SeenPiece& piece) const;
    /// The depth of a triangle's plane at the top left corner of a pixel of the tile.
    [[nodiscard]] float depth_at(const TriangleShape& shape, int column, int row) const {
        const double dx = left_ + column - static_cast<double>(shape.x[0]) / subpixels;
        const double dy = top_ + row - static_cast<double>(shape.y[0]) / subpixels;
        return static_cast<float>(shape.depth + shape.depth_dx * dx + shape.depth_dy * dy);
    }

private:
    [[nodiscard]] bool is_listed(std::size_t pixel) const {
        return (listed_[pixel / tile_side] >> (pixel % tile_side) & 1) != 0;
    }
    void list_whole(std::size_t pixel);
    void put_whole(std::size_t pixel, std::uint32_t triangle, float depth);
    [[nodiscard]] float whole_depth(std::size_t pixel) const {
        return depth_at(shapes_[whole.triangle[pixel]], static_cast<int>(pixel) % tile_side,
                        static_cast<int>(pixel) / tile_side);
    }
    /// Member by member: a copy of a piece that was just put together would wait for its parts to reach memory.
    void put(std::size_t at, std::uint32_t triangle, float depth, SampleMask mask) {
        pieces_[at].triangle = triangle;
        pieces_[at].depth = depth;
        pieces_[at].mask = mask;
    }

    std::span<const TriangleShape> shapes_;
    std::span<const OutlineSide> sides_;
    int left_ = 0, top_ = 0;
    std::array<std::uint32_t, tile_side> listed_;
    std::array<std::uint8_t, pixels_per_tile> counts_;  ///< Of the pieces in the lists.
    std::array<SeenPiece, samples> pieces_;  ///< Slot by slot: the first pieces of all pixels, the second ...
};

}  // namespace lectern
