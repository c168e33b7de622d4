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

template <typename Int>
void cover_block(const std::array<Edge, 3>& edges, float depth, float depth_dx, float depth_dy, int columns, int rows,
                 std::uint32_t primitive, float* depths, std::uint32_t* primitives) {
    std::array<Int, 3> row_start{}, along_x{}, along_y{}, best{};
    alignas(64) std::array<std::array<Int, samples_per_pixel>, 3> offset;
    alignas(64) std::array<float, samples_per_pixel> depth_offset;
    for (std::size_t k = 0; k < 3; ++k) {
        const Int a = static_cast<Int>(edges[k].a), b = static_cast<Int>(edges[k].b);
        row_start[k] = static_cast<Int>(edges[k].start);
        along_x[k] = a * sample_grid;
        along_y[k] = b * sample_grid;
        best[k] = std::max<Int>(along_x[k], 0) + std::max<Int>(along_y[k], 0);
        for (std::size_t s = 0; s < samples_per_pixel; ++s)
            offset[k][s] = a * static_cast<Int>(sample_x[s]) + b * static_cast<Int>(sample_y[s]);
    }
    for (std::size_t s = 0; s < samples_per_pixel; ++s)
        depth_offset[s] = depth_dx * sample_places.x[s] + depth_dy * sample_places.y[s];

    for (int row = 0; row < rows; ++row) {
        Int e0 = row_start[0], e1 = row_start[1], e2 = row_start[2];
        const float row_depth = depth + depth_dy * static_cast<float>(row);
        for (int column = 0; column < columns; ++column) {
            if (((e0 + best[0]) | (e1 + best[1]) | (e2 + best[2])) >= 0) {
                const float pixel_depth = row_depth + depth_dx * static_cast<float>(column);
                // The two buffers never overlap.
                float* __restrict z = depths + column * samples_per_pixel;
                std::uint32_t* __restrict id = primitives + column * samples_per_pixel;
                for (std::size_t s = 0; s < samples_per_pixel; ++s) {
                    const Int outside = (e0 + offset[0][s]) | (e1 + offset[1][s]) | (e2 + offset[2][s]);
                    const float here = pixel_depth + depth_offset[s];
                    const bool passes = (outside >= 0) & (here < z[s]);
                    z[s] = passes ? here : z[s];
                    id[s] = passes ? primitive : id[s];
                }
            }
            e0 += along_x[0];
            e1 += along_x[1];
            e2 += along_x[2];
        }
        for (std::size_t k = 0; k < 3; ++k) row_start[k] += along_y[k];
        depths += tile_side * samples_per_pixel;
        primitives += tile_side * samples_per_pixel;
    }
}

}  // namespace

void cover_triangle(const TriangleShape& triangle, std::uint32_t primitive, int left, int top,
                    VisibilityBuffer& buffer) {
    const TileGrid::Box box = bounding_box(triangle);
    const int x0 = std::max(left, box.left), x1 = std::min(left + tile_side - 1, box.right);
    const int y0 = std::max(top, box.top), y1 = std::min(top + tile_side - 1, box.bottom);
    if (x0 > x1 || y0 > y1) return;
    const int columns = x1 - x0 + 1, rows = y1 - y0 + 1;
    std::array<Edge, 3> edges;
    if (!find_edges(triangle, x0, y0, columns, rows, edges)) return;

    const double dx = x0 - static_cast<double>(triangle.x[0]) / subpixels;
    const double dy = y0 - static_cast<double>(triangle.y[0]) / subpixels;
    const auto depth = static_cast<float>(triangle.depth + triangle.depth_dx * dx + triangle.depth_dy * dy);
    const std::size_t first = VisibilityBuffer::first_sample(x0 - left, y0 - top);
    float* depths = buffer.depth.data() + first;
    std::uint32_t* primitives = buffer.primitive.data() + first;

    // An edge that is still tested crosses the block, so that its value stays below (|a| + |b|) * side * grid there.
    constexpr std::int64_t narrow = (std::int64_t{1} << 30) / (std::int64_t{tile_side} * sample_grid) / 2;
    bool fits = true;
    for (const Edge& edge : edges) fits = fits && std::abs(edge.a) + std::abs(edge.b) < narrow;
    if (fits)
        cover_block<std::int32_t>(edges, depth, triangle.depth_dx, triangle.depth_dy, columns, rows, primitive, depths,
                                  primitives);
    else
        cover_block<std::int64_t>(edges, depth, triangle.depth_dx, triangle.depth_dy, columns, rows, primitive, depths,
                                  primitives);
}

}  // namespace lectern
