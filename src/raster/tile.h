#pragma once
#include "lectern/base/parallel.h"
#include "lectern/base/raw_vector.h"
#include "raster/samples.h"
#include "raster/surface_triangle.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace lectern {

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
    /// for_tiles_of(i, visit) calls visit(number) for each tile that primitive i touches. On up to `jobs` threads; the
    /// same for any number.
    template <typename ForTilesOf>
    void sort(std::size_t count, const ForTilesOf& for_tiles_of, int jobs);
    [[nodiscard]] std::span<const std::uint32_t> primitives(int tile) const;

    /// Calls visit(number) for each tile that a box touches.
    template <typename Visit>
    void for_tiles(const Box& box, const Visit& visit) const {
        const TileSpan span = tiles_of(box);
        for (int row = span.top; row <= span.bottom; ++row)
            for (int column = span.left; column <= span.right; ++column)
                visit(static_cast<std::size_t>(row * columns_ + column));
    }
    /// Calls visit(first, last) for each row of tiles that a box touches, with the box's rows of pixels there.
    template <typename Visit>
    void for_rows(const Box& box, const Visit& visit) const {
        const TileSpan span = tiles_of(box);
        for (int row = span.top; row <= span.bottom; ++row)
            visit(std::max(box.top, row * tile_side), std::min(box.bottom, (row + 1) * tile_side - 1));
    }

private:
    struct TileSpan {
        int left, top, right, bottom;
    };
    [[nodiscard]] TileSpan tiles_of(const Box& box) const {
        if (box.right < 0 || box.bottom < 0 || box.left > box.right) return {0, 0, -1, -1};
        return {std::max(0, box.left) / tile_side, std::max(0, box.top) / tile_side,
                std::min(width_ - 1, box.right) / tile_side, std::min(height_ - 1, box.bottom) / tile_side};
    }

    int width_, height_, columns_, rows_;
    std::vector<std::uint32_t> starts_;
    RawVector<std::uint32_t> sorted_;
};

template <typename ForTilesOf>
void TileGrid::sort(std::size_t count, const ForTilesOf& for_tiles_of, int jobs) {
    struct Touch {
        std::uint32_t tile, primitive;
    };
    // Each thread counts its run of primitives, and then knows where in each tile's list they belong.
    struct Run {
        std::vector<Touch> touches;
        std::vector<std::uint32_t> next;  ///< Of each tile: first how many, then where the next belongs.
    };
    constexpr std::size_t shortest_run = 8192;
    std::vector<Run> runs(
        std::clamp<std::size_t>(count / shortest_run, 1, static_cast<std::size_t>(std::max(1, jobs))));
    const auto tiles = static_cast<std::size_t>(this->count());
    const auto for_runs = [&](const auto& work) {
        parallel_runs(static_cast<int>(runs.size()), jobs, [&](int index, int /*thread*/) {
            const auto run = static_cast<std::size_t>(index);
            work(runs[run], count * run / runs.size(), count * (run + 1) / runs.size());
        });
    };
    for_runs([&](Run& run, std::size_t begin, std::size_t end) {
        run.next.resize(tiles, 0);
        run.touches.reserve(2 * (end - begin));
        for (std::size_t i = begin; i < end; ++i)
            for_tiles_of(i, [&](std::size_t tile) {
                ++run.next[tile];
                run.touches.push_back({static_cast<std::uint32_t>(tile), static_cast<std::uint32_t>(i)});
            });
    });
    std::uint32_t start = 0;
    for (std::size_t tile = 0; tile < tiles; ++tile) {
        starts_[tile] = start;
        for (Run& run : runs) start += std::exchange(run.next[tile], start);
    }
    starts_[tiles] = start;
    sorted_.resize(start);
    for_runs([&](Run& run, std::size_t /*begin*/, std::size_t /*end*/) {
        for (const Touch& touch : run.touches) sorted_[run.next[touch.tile]++] = touch.primitive;
    });
}

/// The pixels that a triangle may touch.
inline TileGrid::Box bounding_box(const TriangleShape& triangle) {
    constexpr auto farthest = static_cast<std::int32_t>(most_bulge * subpixels) + 1;
    const std::int32_t reach = triangle.exact_edges != 0 ? farthest : 0;
    const auto [left, right] = std::ranges::minmax(triangle.x);
    const auto [top, bottom] = std::ranges::minmax(triangle.y);
    return {(left - reach) >> subpixel_bits, (top - reach) >> subpixel_bits, (right + reach) >> subpixel_bits,
            (bottom + reach) >> subpixel_bits};
}

/// The pixels whose middle lies in a triangle's bounding box.
inline TileGrid::Box pixels_with_middle(const TriangleShape& triangle) {
    constexpr int half = subpixels / 2;
    const auto [left, right] = std::ranges::minmax(triangle.x);
    const auto [top, bottom] = std::ranges::minmax(triangle.y);
    return {(left + half - 1) >> subpixel_bits, (top + half - 1) >> subpixel_bits, (right - half) >> subpixel_bits,
            (bottom - half) >> subpixel_bits};
}

/// The tiles of a picture with all of these triangles.
TileGrid sort_into_tiles(std::span<const TriangleShape> triangles, int width, int height, int jobs);

}  // namespace lectern
