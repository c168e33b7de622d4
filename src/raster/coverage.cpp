#include "raster/coverage.h"

#include "lectern/base/widest.h"
#include "raster/lanes.h"
#include "raster/outline_samples.h"
#include "raster/outline_side_lanes.h"
#include "raster/tile.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace lectern {
namespace {

/// One edge of a triangle over a block of pixels: a sample is inside where
/// start + a * (x in sample steps) + b * (y in sample steps) >= 0.
struct Edge {
    std::int64_t start, a, b;
};

/// What a triangle covers of a tile: a block of pixels and its edges there.
struct Block {
    std::uint32_t triangle;
    std::array<Edge, 3> edges;
    int column, row, columns, rows;   ///< Of the tile.
    float depth, depth_dx, depth_dy;  ///< At the block's top left corner, and the change with a pixel.
    bool outlined;                    ///< Whether an outline may run through any of its pixels.
    bool narrow;                      ///< Whether all edges are short.
    /// Those of its edges that are told exactly, in pixels of the picture.
    std::array<const OutlineSide*, 3> sides;
    std::size_t side_count;
    unsigned exact;  ///< Bit k: edge k is.
    int left, top;   ///< Of the block, in the picture.
};

/// The columns of a tile from `first` to `last` as bits.
std::uint32_t column_bits(int first, int last) { return (~0u << first) & (~0u >> (tile_side - 1 - last)); }

/// Sets the block's pixels to those that the triangle may have of the tile: those of its bounding box, and where no
/// outline runs through them only those whose middle lies in it. False where there are none.
bool find_pixels(const TriangleShape& triangle, const OutlinePixels& outline, int left, int top, Block& block) {
    // Of the tile; both ends within.
    const auto in_tile = [&](const TileGrid::Box& box) {
        return TileGrid::Box{std::max(0, box.left - left), std::max(0, box.top - top),
                             std::min(tile_side - 1, box.right - left), std::min(tile_side - 1, box.bottom - top)};
    };
    TileGrid::Box box = in_tile(bounding_box(triangle));
    if (box.left > box.right || box.top > box.bottom) return false;
    block.outlined = false;
    const std::uint32_t columns = column_bits(box.left, box.right);
    for (std::uint32_t rows = outline.used_rows & column_bits(box.top, box.bottom); rows != 0 && !block.outlined;
         rows &= rows - 1)
        block.outlined = (outline.rows[static_cast<std::size_t>(std::countr_zero(rows))] & columns) != 0;
    if (!block.outlined) box = in_tile(pixels_with_middle(triangle));
    if (box.left > box.right || box.top > box.bottom) return false;
    block.column = box.left;
    block.row = box.top;
    block.columns = box.right - box.left + 1;
    block.rows = box.bottom - box.top + 1;
    return true;
}

/// How much the function of an edge changes from a pixel's corner to a sample of it. Rounded, where it is beyond 2^24,
/// but for both triangles of the edge alike.
template <typename Number>
[[gnu::always_inline]] inline Number change_to_sample(std::int64_t a, std::int64_t b, const Number& x,
                                                      const Number& y) {
    return x * static_cast<float>(a) + y * static_cast<float>(b);
}

/// An edge whose function fits into 32 bits throughout the block, and in the eight pixels around it: all but huge ones.
class ShortEdge {
public:
    /// Whether that is so for an edge that crosses the block, or is no further off than a curve may leave it.
    static bool is_short(const Edge& edge, const Block& block) {
        constexpr std::int64_t most = std::int64_t{1} << 31, around = lane_count;
        return (std::abs(edge.a) * (block.columns + around) + std::abs(edge.b) * (block.rows + around)) * sample_grid <
               most;
    }

    explicit ShortEdge(const Edge& edge)
        : a_(static_cast<std::int32_t>(edge.a)),
          b_(static_cast<std::int32_t>(edge.b)),
          start_(static_cast<std::int32_t>(edge.start)) {}

    /// The function in the middles of the first column's eight pixels from `row` on.
    [[nodiscard, gnu::always_inline]] Ints middles(int row) const {
        return lane_numbers * (b_ * sample_grid) + middle(0, row);
    }
    /// The function in the middle of a pixel.
    [[nodiscard]] std::int32_t middle(int column, int row) const {
        return start_ + (a_ * column + b_ * row) * sample_grid + (a_ + b_) * (sample_grid / 2);
    }
    /// How much more it is a column further right.
    [[nodiscard]] std::int32_t across() const { return a_ * sample_grid; }
    /// How much more it may be in a pixel than in its middle.
    [[nodiscard]] std::int32_t reach() const { return (std::abs(a_) + std::abs(b_)) * (sample_grid / 2); }
    /// The function at eight of a pixel's samples.
    [[nodiscard, gnu::always_inline]] Ints at_samples(int column, int row, std::size_t first) const {
        // In floats, of which old processors multiply four at once.
        const auto x = load_lanes<Floats>(sample_steps.x.data() + first);
        const auto y = load_lanes<Floats>(sample_steps.y.data() + first);
        return to_ints(change_to_sample(a_, b_, x, y)) + (start_ + (column * a_ + row * b_) * sample_grid);
    }

private:
    std::int32_t a_, b_, start_;  ///< The change with a sample step; the value at the block's first pixel.
};

/// Finds the edges over the block; false where it lies outside of one. Corners are integers in subpixels and samples
/// lie on multiples of 2^step_bits of them, so that the edge function may be divided by that and rounded down without
/// changing its sign at any sample. An edge on which a sample may lie belongs to the triangle only if it is a top or a
/// left one.
bool find_edges(const TriangleShape& triangle, const VisibilityBuffer& buffer, Block& block) {
    constexpr int step_bits = std::countr_zero(static_cast<unsigned>(subpixels / sample_grid));
    constexpr auto farthest_bulge = static_cast<std::int64_t>(most_bulge * sample_grid) + 1;
    bool outside = false;
    block.narrow = true;
    block.side_count = 0;
    block.exact = triangle.exact_edges;
    const int left = block.left = buffer.left() + block.column, top = block.top = buffer.top() + block.row;
    for (std::size_t k = 0; k < 3; ++k) {
        const bool exact = (block.exact >> k & 1) != 0;
        const std::size_t next = (k + 1) % 3;
        const std::int64_t a = static_cast<std::int64_t>(triangle.y[k]) - triangle.y[next];
        const std::int64_t b = static_cast<std::int64_t>(triangle.x[next]) - triangle.x[k];
        const std::int64_t x = static_cast<std::int64_t>(left) * subpixels - triangle.x[k];
        const std::int64_t y = static_cast<std::int64_t>(top) * subpixels - triangle.y[k];
        const bool top_left = a > 0 || (a == 0 && b > 0);
        const std::int64_t start = (a * x + b * y - (top_left ? 0 : 1)) >> step_bits;
        const std::int64_t across = a * (block.columns * sample_grid), down = b * (block.rows * sample_grid);
        // The curve of an exact edge may lead on where its chord does not.
        const std::int64_t beyond = exact ? farthest_bulge * (std::abs(a) + std::abs(b)) : 0;
        outside |= start + std::max<std::int64_t>(across, 0) + std::max<std::int64_t>(down, 0) + beyond < 0;
        // An edge with the whole block inside needs no test, and must not overflow the narrower integers below.
        const bool inside = start + std::min<std::int64_t>(across, 0) + std::min<std::int64_t>(down, 0) >= 0;
        const std::int64_t crosses = inside ? 0 : -1;
        block.edges[k] = {start & crosses, a & crosses, b & crosses};
        block.narrow &= inside || ShortEdge::is_short(block.edges[k], block);
        if (exact) {
            block.sides[block.side_count] = &buffer.side(triangle.first_side + block.side_count);
            ++block.side_count;
        }
    }
    return !outside;
}

/// False where the triangle has no pixel of the buffer's tile.
bool find_block(const TriangleShape& triangle, const OutlinePixels& outline, const VisibilityBuffer& buffer,
                Block& block) {
    if (!find_pixels(triangle, outline, buffer.left(), buffer.top(), block)) return false;
    block.depth = buffer.depth_at(triangle, block.column, block.row);
    block.depth_dx = triangle.depth_dx;
    block.depth_dy = triangle.depth_dy;
    return find_edges(triangle, buffer, block);
}

/// The samples of a pixel of the picture that are on the triangle's side of an exact edge. Both triangles of an edge
/// compare the same numbers: each sample is of one of them.
[[gnu::always_inline]] inline SampleMask samples_inside(const OutlineSide& side, int column, int row) {
    const double right = column - side.x, down = row - side.y;
    const double away = side.along_x * down - side.along_y * right;
    const double middle = away + 0.5 * (side.along_x - side.along_y);
    constexpr double farthest = 0.71 + most_bulge;  // from a pixel's middle to where a curve may separate its samples
    SampleMask beyond = 0;
    if (middle < -farthest) {
        beyond = all_samples;
    } else if (middle <= farthest) {
        const OutlineSideLanes lanes(side, right, down);
        for (std::size_t first = 0; first < samples_per_pixel; first += lane_count) {
            const auto [share, beside, bulge] = lanes.samples(first);
            beyond |= static_cast<SampleMask>(negative_lanes(beside < bulge)) << first;
        }
    }
    return side.reversed ? beyond : ~beyond;
}

/// And of all of the block's exact edges.
[[gnu::always_inline]] inline SampleMask samples_inside_sides(const Block& block, int column, int row) {
    SampleMask inside = all_samples;
    for (std::size_t k = 0; k < block.side_count; ++k)
        inside &= samples_inside(*block.sides[k], block.left + column, block.top + row);
    return inside;
}

using ShortEdges = std::array<ShortEdge, 3>;

/// Whether any sample of a pixel of the block may be inside all edges.
[[gnu::always_inline]] inline bool may_touch(const ShortEdges& edges, int column, int row) {
    return std::ranges::all_of(edges,
                               [&](const ShortEdge& edge) { return edge.middle(column, row) + edge.reach() >= 0; });
}

/// The samples inside all edges of a pixel of the block.
[[gnu::always_inline]] inline SampleMask samples_inside(const ShortEdges& edges, int column, int row) {
    SampleMask outside = 0;
    for (std::size_t first = 0; first < samples_per_pixel; first += lane_count) {
        const Ints any = edges[0].at_samples(column, row, first) | edges[1].at_samples(column, row, first) |
                         edges[2].at_samples(column, row, first);
        outside |= static_cast<SampleMask>(negative_lanes(any)) << first;
    }
    return ~outside;
}

/// Of each row of a block the columns whose middles lie inside all edges: from `first` to `last`, or none.
struct RowSpans {
    alignas(32) std::array<std::int32_t, tile_side> first, last;
};

/// Eight rows at once. Columns where an edge crosses a row are found in floats, to within less than half a column, and
/// the edge's function there says the rest.
[[gnu::always_inline]] inline void find_spans(const Block& block, const ShortEdges& edges, RowSpans& spans) {
    for (int row = 0; row < block.rows; row += lane_count) {
        Ints first = {}, last = Ints{} + (block.columns - 1);
        for (const ShortEdge& edge : edges) {
            const Ints middles = edge.middles(row);
            const std::int32_t step = edge.across();
            if (step == 0) {
                last = select(middles, Ints{} - 1, last);
                continue;
            }
            const Floats crossing = to_floats(middles) * (-1.0f / static_cast<float>(step));
            const Floats most = Floats{} + static_cast<float>(block.columns), least = {};
            const Floats held = crossing > least ? (crossing < most ? crossing : most) : least;
            const Ints nearest = to_ints(held + 0.5f);
            const Ints outside = (middles + nearest * step) >> 31;
            if (step > 0) {
                const Ints from = nearest - outside;
                first = from > first ? from : first;
            } else {
                const Ints to = nearest + outside;
                last = to < last ? to : last;
            }
        }
        store_lanes(first, spans.first.data() + row);
        store_lanes(last, spans.last.data() + row);
    }
}

/// Finds what the triangle has of its block. found.part(pixel, samples, depth) tells of a pixel of the tile, at whose
/// top left corner the depth is; found.whole(pixel, beyond, depth) of eight pixels of a row, without those of `beyond`,
/// that are the triangle's wholly. Of those found.whole returns some as bits that found.part is to be told of; it calls
/// nothing, so that registers hold what the loop needs.
template <bool outlined, typename Found>
[[gnu::always_inline]] inline void walk_short_edges(const Block& block, const OutlinePixels& outline, Found& found) {
    const ShortEdges edges = {ShortEdge(block.edges[0]), ShortEdge(block.edges[1]), ShortEdge(block.edges[2])};
    const auto pixel_at = [&](int column, int row) {
        return VisibilityBuffer::pixel_at(block.column + column, block.row + row);
    };
    const auto depth_at = [&](const auto& column, int row) {
        return column * block.depth_dx + block.depth + block.depth_dy * static_cast<float>(row);
    };
    const auto ragged = [&](int row) {
        return outline.rows[static_cast<std::size_t>(block.row + row)] >> block.column;
    };
    if constexpr (outlined) {
        const auto straight = [&](std::size_t k) { return ShortEdge(block.exact >> k & 1 ? Edge{} : block.edges[k]); };
        const ShortEdges straight_edges = {straight(0), straight(1), straight(2)};
        for (int row = 0; row < block.rows; ++row)
            for (std::uint32_t left = ragged(row) & column_bits(0, block.columns - 1); left != 0; left &= left - 1) {
                const int column = std::countr_zero(left);
                if (!may_touch(straight_edges, column, row)) continue;
                SampleMask mask = all_samples;
                if (block.exact != 0) mask = samples_inside_sides(block, column, row);
                if (mask != 0) mask &= samples_inside(straight_edges, column, row);
                if (outline.known != nullptr) mask = outline.known->within(pixel_at(column, row), block.triangle, mask);
                if (mask != 0) found.part(pixel_at(column, row), mask, depth_at(static_cast<float>(column), row));
            }
    }
    RowSpans spans;
    find_spans(block, edges, spans);
    std::array<std::uint32_t, tile_side> to_tell;
    std::uint32_t any = 0;
    for (int row = 0; row < block.rows; ++row) {
        const int last = spans.last[static_cast<std::size_t>(row)];
        std::uint32_t of_row = 0;
        for (int column = spans.first[static_cast<std::size_t>(row)]; column <= last; column += lane_count) {
            Ints beyond = lane_numbers > last - column;
            if constexpr (outlined) beyond |= lanes_of(ragged(row) >> column & 0xff);
            of_row |= found.whole(pixel_at(column, row), beyond, depth_at(to_floats(lane_numbers + column), row))
                      << column;
        }
        to_tell[static_cast<std::size_t>(row)] = of_row;
        any |= of_row;
    }
    if (any == 0) return;
    for (int row = 0; row < block.rows; ++row)
        for (std::uint32_t left = to_tell[static_cast<std::size_t>(row)]; left != 0; left &= left - 1) {
            const int column = std::countr_zero(left);
            found.part(pixel_at(column, row), all_samples, depth_at(static_cast<float>(column), row));
        }
}

/// The same for edges of any length.
template <typename Found>
[[gnu::noinline]] void walk_long_edges(const Block& block, const OutlinePixels& outline, Found& found) {
    for (int row = 0; row < block.rows; ++row)
        for (int column = 0; column < block.columns; ++column) {
            const auto at_corner = [&](const Edge& edge) {
                return edge.start + (edge.a * column + edge.b * row) * sample_grid;
            };
            SampleMask mask = all_samples;
            if (outline.has(block.column + column, block.row + row)) {
                mask = samples_inside_sides(block, column, row);
                for (std::size_t k = 0; k < 3; ++k) {
                    if ((block.exact >> k & 1) != 0) continue;
                    const Edge& edge = block.edges[k];
                    const std::int64_t start = at_corner(edge);
                    for (std::size_t s = 0; s < samples_per_pixel; ++s) {
                        const float change = change_to_sample(edge.a, edge.b, sample_steps.x[s], sample_steps.y[s]);
                        if (start + static_cast<std::int64_t>(change) < 0) mask &= ~(SampleMask{1} << s);
                    }
                }
                if (outline.known != nullptr)
                    mask = outline.known->within(VisibilityBuffer::pixel_at(block.column + column, block.row + row),
                                                 block.triangle, mask);
            } else if (!std::ranges::all_of(block.edges, [&](const Edge& edge) {
                           return at_corner(edge) + (edge.a + edge.b) * (sample_grid / 2) >= 0;
                       })) {
                mask = 0;
            }
            if (mask != 0)
                found.part(VisibilityBuffer::pixel_at(block.column + column, block.row + row), mask,
                           block.depth + block.depth_dy * static_cast<float>(row) +
                               block.depth_dx * static_cast<float>(column));
        }
}

template <typename Found>
[[gnu::always_inline]] inline void walk_block(const Block& block, const OutlinePixels& outline, Found& found) {
    if (!block.narrow)
        walk_long_edges(block, outline, found);
    else if (block.outlined)
        walk_short_edges<true>(block, outline, found);
    else
        walk_short_edges<false>(block, outline, found);
}

/// Draws what is found.
struct Drawing {
    Drawing(std::uint32_t number, VisibilityBuffer& to) : triangle(number), buffer(to) {
        const TriangleShape& shape = to.shape(number);
        // Its place among meshes of one surface decides too: then it is never clearly before another, or behind.
        constexpr float never = std::numeric_limits<float>::infinity();
        to_nearest = shape.twins != 0 ? -never : std::min(shape.depth_dx, 0.0f) + std::min(shape.depth_dy, 0.0f);
        to_farthest = shape.twins != 0 ? never : std::max(shape.depth_dx, 0.0f) + std::max(shape.depth_dy, 0.0f);
    }

    [[gnu::always_inline]] std::uint32_t whole(std::size_t pixel, const Ints& beyond, const Floats& depth) const {
        auto& there = buffer.whole;
        const auto there_nearest = load_lanes<Floats>(there.nearest.data() + pixel);
        const auto there_farthest = load_lanes<Floats>(there.farthest.data() + pixel);
        const auto there_triangle = load_lanes<Ints>(there.triangle.data() + pixel);
        const Floats nearest = depth + to_nearest, farthest = depth + to_farthest;
        const Ints before = ~beyond & (farthest < there_nearest);
        store_lanes(select(before, nearest, there_nearest), there.nearest.data() + pixel);
        store_lanes(select(before, farthest, there_farthest), there.farthest.data() + pixel);
        store_lanes(select(before, Ints{} + static_cast<std::int32_t>(triangle), there_triangle),
                    there.triangle.data() + pixel);
        // Where neither is clearly before the other, the planes say it sample by sample.
        const Ints behind = nearest >= there_farthest;
        return ~negative_lanes(beyond | before | behind) & 0xff;
    }
    [[gnu::always_inline]] void part(std::size_t pixel, SampleMask mask, float depth) {
        buffer.draw(pixel, triangle, depth, mask);
    }

    std::uint32_t triangle;
    VisibilityBuffer& buffer;
    float to_nearest, to_farthest;  ///< From a pixel's corner to the least and the greatest depth in it.
};

/// Writes down what is found and not hidden.
struct Finding {
    [[gnu::always_inline]] static std::uint32_t whole(std::size_t /*pixel*/, const Ints& beyond,
                                                      const Floats& /*depth*/) {
        return ~negative_lanes(beyond) & 0xff;
    }
    void part(std::size_t pixel, SampleMask mask, float depth) {
        SeenPiece piece{triangle, depth, mask};
        piece.mask = buffer.unhidden(pixel, piece);
        if (piece.mask != 0) covered.push_back({pixel, piece});
    }

    std::uint32_t triangle;
    const VisibilityBuffer& buffer;
    std::vector<CoveredPixel>& covered;
};

}  // namespace

LECTERN_WIDEST void cover_triangle(std::uint32_t triangle, const OutlinePixels& outline, VisibilityBuffer& buffer) {
    Block block;
    block.triangle = triangle;
    if (!find_block(buffer.shape(triangle), outline, buffer, block)) return;
    Drawing drawing(triangle, buffer);
    walk_block(block, outline, drawing);
}

LECTERN_WIDEST void find_covered_pixels(std::uint32_t triangle, const OutlinePixels& outline,
                                        const VisibilityBuffer& buffer, std::vector<CoveredPixel>& covered) {
    covered.clear();
    Block block;
    block.triangle = triangle;
    if (!find_block(buffer.shape(triangle), outline, buffer, block)) return;
    Finding finding{triangle, buffer, covered};
    walk_block(block, outline, finding);
}

}  // namespace lectern
