#include "raster/tile.h"

#include <algorithm>

namespace lectern {
namespace {

/// One edge of a triangle over a block of pixels: a sample is inside where
/// start + a * (x in sample steps) + b * (y in sample steps) >= 0.
struct Edge {
    std::int64_t start = 0, a = 0, b = 0;
};

/// Finds the edges over the block of `columns` x `rows` pixels at (left, top); false where the block lies outside.
/// Exact: corners are integers in subpixels and samples lie on multiples of 8 of them, so that the edge function may be
/// divided by 8 and rounded down without changing its sign at any sample. An edge on which a sample may lie belongs to
/// the triangle only if it is a top or a left one.
bool find_edges(const TriangleShape& triangle, int left, int top, int columns, int rows, std::array<Edge, 3>& edges) {
    constexpr int step = subpixels / sample_grid;
    for (std::size_t k = 0; k < 3; ++k) {
        const std::size_t next = (k + 1) % 3;
        Edge& edge = edges[k];
        edge.a = static_cast<std::int64_t>(triangle.y[k]) - triangle.y[next];
        edge.b = static_cast<std::int64_t>(triangle.x[next]) - triangle.x[k];
        const std::int64_t x = static_cast<std::int64_t>(left) * subpixels - triangle.x[k];
        const std::int64_t y = static_cast<std::int64_t>(top) * subpixels - triangle.y[k];
        const bool top_left = edge.a > 0 || (edge.a == 0 && edge.b > 0);
        edge.start = (edge.a * x + edge.b * y - (top_left ? 0 : 1)) >> 3;
        static_assert(step == 1 << 3);
        const std::int64_t across = edge.a * columns * sample_grid;
        const std::int64_t down = edge.b * rows * sample_grid;
        if (edge.start + std::max<std::int64_t>(across, 0) + std::max<std::int64_t>(down, 0) < 0) return false;
        // An edge with the whole block inside needs no test, and must not overflow the narrower integers below.
        if (edge.start + std::min<std::int64_t>(across, 0) + std::min<std::int64_t>(down, 0) >= 0) edge = {};
    }
    return true;
}

/// What a triangle covers of a tile: a block of pixels and its edges there.
struct Block {
    std::array<Edge, 3> edges;
    int column = 0, row = 0, columns = 0, rows = 0;  ///< Of the tile.
    float depth = 0, depth_dx = 0, depth_dy = 0;     ///< At the block's top left corner, and the change with a pixel.
};

/// False where the triangle doesn't touch the tile.
bool find_block(const TriangleShape& triangle, int left, int top, Block& block) {
    const TileGrid::Box box = bounding_box(triangle);
    const int x0 = std::max(left, box.left), x1 = std::min(left + tile_side - 1, box.right);
    const int y0 = std::max(top, box.top), y1 = std::min(top + tile_side - 1, box.bottom);
    if (x0 > x1 || y0 > y1) return false;
    block.column = x0 - left;
    block.row = y0 - top;
    block.columns = x1 - x0 + 1;
    block.rows = y1 - y0 + 1;
    const double dx = x0 - static_cast<double>(triangle.x[0]) / subpixels;
    const double dy = y0 - static_cast<double>(triangle.y[0]) / subpixels;
    block.depth = static_cast<float>(triangle.depth + triangle.depth_dx * dx + triangle.depth_dy * dy);
    block.depth_dx = triangle.depth_dx;
    block.depth_dy = triangle.depth_dy;
    return find_edges(triangle, x0, y0, block.columns, block.rows, block.edges);
}

/// The samples of one pixel against a triangle.
template <typename Int>
struct PixelTest {
    std::array<Int, 3> edge{};
    const std::array<std::array<Int, samples_per_pixel>, 3>& edge_offset;
    float depth = 0;
    const std::array<float, samples_per_pixel>& depth_offset;

    [[nodiscard]] float depth_at(std::size_t s) const { return depth + depth_offset[s]; }
    [[nodiscard]] bool inside(std::size_t s) const {
        return ((edge[0] + edge_offset[0][s]) | (edge[1] + edge_offset[1][s]) | (edge[2] + edge_offset[2][s])) >= 0;
    }
};

/// Calls visit(pixel of the tile, PixelTest) for each pixel that the block's triangle may touch.
template <typename Int, typename Visit>
void walk_block(const Block& block, Visit&& visit) {
    std::array<Int, 3> row_start{}, along_x{}, along_y{}, best{};
    alignas(64) std::array<std::array<Int, samples_per_pixel>, 3> offset;
    alignas(64) std::array<float, samples_per_pixel> depth_offset;
    for (std::size_t k = 0; k < 3; ++k) {
        const Int a = static_cast<Int>(block.edges[k].a), b = static_cast<Int>(block.edges[k].b);
        row_start[k] = static_cast<Int>(block.edges[k].start);
        along_x[k] = a * sample_grid;
        along_y[k] = b * sample_grid;
        best[k] = std::max<Int>(along_x[k], 0) + std::max<Int>(along_y[k], 0);
        for (std::size_t s = 0; s < samples_per_pixel; ++s)
            offset[k][s] = a * static_cast<Int>(sample_x[s]) + b * static_cast<Int>(sample_y[s]);
    }
    for (std::size_t s = 0; s < samples_per_pixel; ++s)
        depth_offset[s] = block.depth_dx * sample_places.x[s] + block.depth_dy * sample_places.y[s];

    for (int row = 0; row < block.rows; ++row) {
        Int e0 = row_start[0], e1 = row_start[1], e2 = row_start[2];
        const float row_depth = block.depth + block.depth_dy * static_cast<float>(row);
        const auto pixel = static_cast<std::size_t>((block.row + row) * tile_side + block.column);
        for (int column = 0; column < block.columns; ++column) {
            if (((e0 + best[0]) | (e1 + best[1]) | (e2 + best[2])) >= 0) {
                const float pixel_depth = row_depth + block.depth_dx * static_cast<float>(column);
                visit(pixel + static_cast<std::size_t>(column),
                      PixelTest<Int>{{e0, e1, e2}, offset, pixel_depth, depth_offset});
            }
            e0 += along_x[0];
            e1 += along_x[1];
            e2 += along_x[2];
        }
        for (std::size_t k = 0; k < 3; ++k) row_start[k] += along_y[k];
    }
}

/// In 32 bits where the edges' values fit.
template <typename Visit>
void walk_block(const Block& block, Visit&& visit) {
    // An edge that is still tested crosses the block, so that its value stays below (|a| + |b|) * side * grid there.
    constexpr std::int64_t narrow = (std::int64_t{1} << 30) / (std::int64_t{tile_side} * sample_grid) / 2;
    bool fits = true;
    for (const Edge& edge : block.edges) fits = fits && std::abs(edge.a) + std::abs(edge.b) < narrow;
    if (fits)
        walk_block<std::int32_t>(block, visit);
    else
        walk_block<std::int64_t>(block, visit);
}

}  // namespace

void cover_triangle(const TriangleShape& triangle, std::uint32_t primitive, int left, int top,
                    VisibilityBuffer& buffer) {
    Block block;
    if (!find_block(triangle, left, top, block)) return;
    walk_block(block, [&](std::size_t pixel, const auto& test) {
        // The two buffers never overlap.
        float* __restrict z = buffer.depth.data() + pixel * samples_per_pixel;
        std::uint32_t* __restrict id = buffer.primitive.data() + pixel * samples_per_pixel;
        for (std::size_t s = 0; s < samples_per_pixel; ++s) {
            const float here = test.depth_at(s);
            const bool passes = test.inside(s) & (here < z[s]);
            z[s] = passes ? here : z[s];
            id[s] = passes ? primitive : id[s];
        }
    });
}

void find_covered_pixels(const TriangleShape& triangle, int left, int top, const VisibilityBuffer& buffer,
                         std::vector<CoveredPixel>& covered) {
    covered.clear();
    Block block;
    if (!find_block(triangle, left, top, block)) return;
    walk_block(block, [&](std::size_t pixel, const auto& test) {
        const float* z = buffer.depth.data() + pixel * samples_per_pixel;
        std::uint32_t mask = 0;
        for (std::size_t s = 0; s < samples_per_pixel; ++s)
            mask |= static_cast<std::uint32_t>(test.inside(s) & (test.depth_at(s) < z[s])) << s;
        if (mask != 0)
            covered.push_back({static_cast<std::uint16_t>(pixel), static_cast<SampleMask>(mask), test.depth});
    });
}

}  // namespace lectern
