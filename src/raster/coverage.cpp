#include "raster/coverage.h"

#include "raster/tile.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace lectern {
namespace {

/// One edge of a triangle over a block of pixels: a sample is inside where
/// start + a * (x in sample steps) + b * (y in sample steps) >= 0.
struct Edge {
    std::int64_t start = 0, a = 0, b = 0;
};

/// Finds the edges over the block of `columns` x `rows` pixels at (left, top); false where the block lies outside.
/// Exact: corners are integers in subpixels and samples lie on multiples of 2^step_bits of them, so that the edge
/// function may be divided by that and rounded down without changing its sign at any sample. An edge on which a sample
/// may lie belongs to the triangle only if it is a top or a left one.
bool find_edges(const TriangleShape& triangle, int left, int top, int columns, int rows, std::array<Edge, 3>& edges) {
    constexpr int step_bits = std::countr_zero(static_cast<unsigned>(subpixels / sample_grid));
    for (std::size_t k = 0; k < 3; ++k) {
        const std::size_t next = (k + 1) % 3;
        Edge& edge = edges[k];
        edge.a = static_cast<std::int64_t>(triangle.y[k]) - triangle.y[next];
        edge.b = static_cast<std::int64_t>(triangle.x[next]) - triangle.x[k];
        const std::int64_t x = static_cast<std::int64_t>(left) * subpixels - triangle.x[k];
        const std::int64_t y = static_cast<std::int64_t>(top) * subpixels - triangle.y[k];
        const bool top_left = edge.a > 0 || (edge.a == 0 && edge.b > 0);
        edge.start = (edge.a * x + edge.b * y - (top_left ? 0 : 1)) >> step_bits;
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

/// The pixels of the tile that a triangle may have: those of its bounding box, and where no outline runs through them
/// only those whose middle lies in it. Empty where right < left or bottom < top.
TileGrid::Box find_pixels_of(const TriangleShape& triangle, const OutlinePixels& outline, int left, int top) {
    const auto in_tile = [&](const TileGrid::Box& box) {
        return TileGrid::Box{std::max(left, box.left), std::max(top, box.top),
                             std::min(left + tile_side - 1, box.right), std::min(top + tile_side - 1, box.bottom)};
    };
    const TileGrid::Box box = in_tile(bounding_box(triangle));
    if (box.left > box.right) return box;
    const std::uint32_t columns = (~0u << (box.left - left)) & (~0u >> (tile_side - 1 - (box.right - left)));
    for (int row = box.top; row <= box.bottom; ++row)
        if ((outline.rows[static_cast<std::size_t>(row - top)] & columns) != 0) return box;
    return in_tile(pixels_with_middle(triangle));
}

/// False where the triangle has no pixel of the tile.
bool find_block(const TriangleShape& triangle, const OutlinePixels& outline, int left, int top, Block& block) {
    const auto [x0, y0, x1, y1] = find_pixels_of(triangle, outline, left, top);
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

/// Calls visit(pixel of the tile, samples, depth at the pixel's top left corner) for each pixel of which the block's
/// triangle has samples. For edges of any length.
template <typename Visit>
void walk_long_edges(const Block& block, const OutlinePixels& outline, Visit&& visit) {
    for (int row = 0; row < block.rows; ++row)
        for (int column = 0; column < block.columns; ++column) {
            const auto inside = [&](int x, int y) {
                return std::ranges::all_of(block.edges, [&](const Edge& edge) {
                    return edge.start + edge.a * (column * sample_grid + x) + edge.b * (row * sample_grid + y) >= 0;
                });
            };
            SampleMask mask = 0;
            if (outline.has(block.column + column, block.row + row)) {
                for (std::size_t s = 0; s < samples_per_pixel; ++s)
                    if (inside(sample_x[s], sample_y[s])) mask |= SampleMask{1} << s;
            } else if (inside(sample_grid / 2, sample_grid / 2)) {
                mask = all_samples;
            }
            if (mask != 0)
                visit(VisibilityBuffer::pixel_at(block.column + column, block.row + row), mask,
                      block.depth + block.depth_dy * static_cast<float>(row) +
                          block.depth_dx * static_cast<float>(column));
        }
}

/// An edge whose function fits into 32 bits throughout the block: all but huge ones.
class ShortEdge {
public:
    static bool fits(const Edge& edge) {
        // An edge that is still tested crosses the block, so that its value stays below (|a| + |b|) * side * grid
        // there.
        constexpr std::int64_t narrow = (std::int64_t{1} << 30) / (std::int64_t{tile_side} * sample_grid) / 2;
        return std::abs(edge.a) + std::abs(edge.b) < narrow;
    }

    explicit ShortEdge(const Edge& edge)
        : along_x_(static_cast<std::int32_t>(edge.a) * sample_grid),
          along_y_(static_cast<std::int32_t>(edge.b) * sample_grid),
          row_(static_cast<std::int32_t>(edge.start)) {
        a_ = _mm_set1_ps(static_cast<float>(edge.a));
        b_ = _mm_set1_ps(static_cast<float>(edge.b));
        most_ = _mm_set1_epi32(std::max(along_x_, 0) + std::max(along_y_, 0));
        middle_ = _mm_set1_epi32(along_x_ / 2 + along_y_ / 2);
        right_ = _mm_set1_epi32(4 * along_x_);
        down_ = _mm_set1_epi32(along_y_);
        corners_ = _mm_add_epi32(_mm_set1_epi32(row_), _mm_setr_epi32(0, along_x_, 2 * along_x_, 3 * along_x_));
    }

    void next_row() {
        row_ += along_y_;
        corners_ = _mm_add_epi32(corners_, down_);
    }
    /// The most that the function can be within the row's first four pixels.
    [[nodiscard]] __m128i most() const { return _mm_add_epi32(corners_, most_); }
    /// The function in the middle of the row's first four pixels.
    [[nodiscard]] __m128i middle() const { return _mm_add_epi32(corners_, middle_); }
    /// The same four pixels further right.
    [[nodiscard]] __m128i further(__m128i pixels) const { return _mm_add_epi32(pixels, right_); }
    /// The function at four of a pixel's samples.
    [[nodiscard]] __m128i at_samples(int column, std::size_t first) const {
        // Below 2^24, and so exact in floats, of which old processors multiply four at once.
        const __m128 x = _mm_mul_ps(a_, _mm_load_ps(sample_steps.x.data() + first));
        const __m128 y = _mm_mul_ps(b_, _mm_load_ps(sample_steps.y.data() + first));
        return _mm_add_epi32(_mm_set1_epi32(row_ + column * along_x_), _mm_cvtps_epi32(_mm_add_ps(x, y)));
    }

private:
    std::int32_t along_x_, along_y_, row_;  ///< The change with a pixel; the value at the row's first.
    __m128i most_, middle_, right_, down_, corners_;
    __m128 a_, b_;
};

using ShortEdges = std::array<ShortEdge, 3>;

/// Of up to 32 pixels in a row, those where none of the functions of three edges, at the first four, is negative.
std::uint32_t find_pixels(const ShortEdges& edges, __m128i e0, __m128i e1, __m128i e2, int columns) {
    std::uint32_t found = 0;
    for (int column = 0; column < columns; column += 4) {
        const __m128i any_negative = _mm_or_si128(e0, _mm_or_si128(e1, e2));
        const auto four = static_cast<std::uint32_t>(~_mm_movemask_ps(_mm_castsi128_ps(any_negative)));
        found |= (four & 0xf) << column;
        e0 = edges[0].further(e0);
        e1 = edges[1].further(e1);
        e2 = edges[2].further(e2);
    }
    return columns == 32 ? found : found & ((1u << columns) - 1);
}

/// The samples of a pixel inside all edges.
SampleMask samples_inside(const ShortEdges& edges, int column) {
    SampleMask outside = 0;
    for (std::size_t first = 0; first < samples_per_pixel; first += 16) {
        const auto four = [&](std::size_t from) {
            return _mm_or_si128(edges[0].at_samples(column, from),
                                _mm_or_si128(edges[1].at_samples(column, from), edges[2].at_samples(column, from)));
        };
        const __m128i low = _mm_packs_epi32(four(first), four(first + 4));
        const __m128i high = _mm_packs_epi32(four(first + 8), four(first + 12));
        outside |= static_cast<SampleMask>(_mm_movemask_epi8(_mm_packs_epi16(low, high))) << first;
    }
    return ~outside;
}

/// As walk_long_edges.
template <typename Visit>
void walk_short_edges(const Block& block, const OutlinePixels& outline, Visit&& visit) {
    ShortEdges edges = {ShortEdge(block.edges[0]), ShortEdge(block.edges[1]), ShortEdge(block.edges[2])};
    for (int row = 0; row < block.rows; ++row) {
        const float row_depth = block.depth + block.depth_dy * static_cast<float>(row);
        const std::size_t pixel = VisibilityBuffer::pixel_at(block.column, block.row + row);
        const auto visit_column = [&](int column, SampleMask mask) {
            visit(pixel + static_cast<std::size_t>(column), mask,
                  row_depth + block.depth_dx * static_cast<float>(column));
        };
        const std::uint32_t on_outline = outline.rows[static_cast<std::size_t>(block.row + row)] >> block.column;
        const std::uint32_t held =
            find_pixels(edges, edges[0].middle(), edges[1].middle(), edges[2].middle(), block.columns);
        for (std::uint32_t left = held & ~on_outline; left != 0; left &= left - 1)
            visit_column(std::countr_zero(left), all_samples);
        if (on_outline != 0) {
            const std::uint32_t touched =
                find_pixels(edges, edges[0].most(), edges[1].most(), edges[2].most(), block.columns);
            for (std::uint32_t left = touched & on_outline; left != 0; left &= left - 1) {
                const int column = std::countr_zero(left);
                if (const SampleMask mask = samples_inside(edges, column); mask != 0) visit_column(column, mask);
            }
        }
        for (ShortEdge& edge : edges) edge.next_row();
    }
}

template <typename Visit>
void walk_block(const Block& block, const OutlinePixels& outline, Visit&& visit) {
    if (std::ranges::all_of(block.edges, ShortEdge::fits))
        walk_short_edges(block, outline, visit);
    else
        walk_long_edges(block, outline, visit);
}

}  // namespace

void cover_triangle(std::span<const TriangleShape> shapes, std::uint32_t triangle, const OutlinePixels& outline,
                    int left, int top, VisibilityBuffer& buffer) {
    Block block;
    if (!find_block(shapes[triangle], outline, left, top, block)) return;
    walk_block(block, outline, [&](std::size_t pixel, SampleMask mask, float depth) {
        buffer.draw(pixel, triangle, depth, mask, shapes);
    });
}

void find_covered_pixels(std::span<const TriangleShape> shapes, std::uint32_t triangle, const OutlinePixels& outline,
                         int left, int top, const VisibilityBuffer& buffer, std::vector<CoveredPixel>& covered) {
    covered.clear();
    Block block;
    if (!find_block(shapes[triangle], outline, left, top, block)) return;
    walk_block(block, outline, [&](std::size_t pixel, SampleMask mask, float depth) {
        SeenPiece piece{triangle, depth, mask};
        piece.mask = buffer.unhidden(pixel, piece, shapes);
        if (piece.mask != 0) covered.push_back({pixel, piece});
    });
}

}  // namespace lectern
