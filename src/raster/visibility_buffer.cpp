#include "raster/visibility_buffer.h"

#include "lectern/base/widest.h"
#include "raster/lanes.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lectern {
namespace {

/// The depth of a triangle's plane over a pixel, at whose top left corner it is `depth`.
struct PixelPlane {
    PixelPlane(float at_corner, const TriangleShape& shape)
        : depth(at_corner), dx(shape.depth_dx), dy(shape.depth_dy) {}

    /// No sample is nearer, or farther: rounding never turns a smaller sum into a larger one.
    [[nodiscard]] float nearest() const { return depth + (std::min(dx, 0.0f) + std::min(dy, 0.0f)); }
    [[nodiscard]] float farthest() const { return depth + (std::max(dx, 0.0f) + std::max(dy, 0.0f)); }
    [[nodiscard, gnu::always_inline]] Floats at_samples(std::size_t first) const {
        const Floats right = dx * load_lanes<Floats>(sample_places.x.data() + first);
        const Floats down = dy * load_lanes<Floats>(sample_places.y.data() + first);
        return depth + (right + down);
    }

    [[nodiscard]] PixelPlane less(const PixelPlane& other) const {
        PixelPlane difference = *this;
        difference.depth -= other.depth;
        difference.dx -= other.dx;
        difference.dy -= other.dy;
        return difference;
    }
    [[nodiscard]] float size() const { return std::abs(depth) + std::abs(dx) + std::abs(dy); }

    float depth, dx, dy;
};

/// The samples at which plane `a` is nearer than `b`.
LECTERN_WIDEST SampleMask nearer_samples(const PixelPlane& a, const PixelPlane& b) {
    if (a.nearest() >= b.farthest()) return 0;
    if (a.farthest() < b.nearest()) return all_samples;
    // Of two planes that are almost parallel, as of surfaces that lie in one another, the difference tells more. Three
    // roundings in each sum at a sample may hide no more of it than this.
    const PixelPlane apart = a.less(b);
    const float rounding = 3e-7f * (a.size() + b.size());
    if (apart.nearest() > rounding) return 0;
    if (apart.farthest() < -rounding) return all_samples;
    SampleMask nearer = 0;
    for (std::size_t first = 0; first < samples_per_pixel; first += lane_count) {
        const Ints before = a.at_samples(first) < b.at_samples(first);
        nearer |= static_cast<SampleMask>(negative_lanes(before)) << first;
    }
    return nearer;
}

/// The samples at which one triangle is nearer than another; `depth` and `other_depth`: of their planes at the pixel's
/// top left corner.
SampleMask nearer_samples(float depth, const TriangleShape& shape, float other_depth, const TriangleShape& other) {
    const bool twins = shape.twins != 0 && shape.twins == other.twins && shape.twin_rank != other.twin_rank;
    if (twins) depth += (shape.twin_rank > other.twin_rank ? -1 : 1) * std::max(shape.twin_lead, other.twin_lead);
    return nearer_samples(PixelPlane(depth, shape), PixelPlane(other_depth, other));
}

}  // namespace

LECTERN_WIDEST void VisibilityBuffer::begin(std::span<const TriangleShape> shapes, std::span<const OutlineSide> sides,
                                            int left, int top) {
    shapes_ = shapes;
    sides_ = sides;
    left_ = left;
    top_ = top;
    listed_.fill(0);
    whole.triangle.fill(no_triangle);
    whole.nearest.fill(std::numeric_limits<float>::infinity());
    whole.farthest.fill(std::numeric_limits<float>::infinity());
}

void VisibilityBuffer::put_whole(std::size_t pixel, std::uint32_t triangle, float depth) {
    const PixelPlane plane(depth, shapes_[triangle]);
    whole.triangle[pixel] = triangle;
    whole.nearest[pixel] = plane.nearest();
    whole.farthest[pixel] = plane.farthest();
}

/// Makes what a whole pixel sees the first piece of a list.
void VisibilityBuffer::list_whole(std::size_t pixel) {
    counts_[pixel] = 0;
    if (whole.triangle[pixel] != no_triangle) {
        counts_[pixel] = 1;
        put(pixel, whole.triangle[pixel], whole_depth(pixel), all_samples);
    }
    listed_[pixel / tile_side] |= 1u << (pixel % tile_side);
    whole.nearest[pixel] = -std::numeric_limits<float>::infinity();
    whole.farthest[pixel] = std::numeric_limits<float>::infinity();
}

void VisibilityBuffer::draw(std::size_t pixel, std::uint32_t triangle, float depth, SampleMask mask) {
    if (!is_listed(pixel)) {
        if (mask == all_samples && whole.triangle[pixel] == no_triangle) {
            put_whole(pixel, triangle, depth);
            return;
        }
        list_whole(pixel);
    }
    std::size_t count = counts_[pixel];
    SampleMask left = mask;
    for (std::size_t slot = 0; slot < count;) {
        SeenPiece& there = pieces_[slot * pixels_per_tile + pixel];
        const SampleMask shared = left & there.mask;
        if (shared != 0) {
            const SampleMask won =
                shared & nearer_samples(depth, shapes_[triangle], there.depth, shapes_[there.triangle]);
            left &= ~(shared & ~won);
            there.mask &= ~won;
            if (there.mask == 0) {
                there = pieces_[--count * pixels_per_tile + pixel];
                continue;
            }
            if (left == 0) break;
        }
        ++slot;
    }
    if (left != 0) put(count++ * pixels_per_tile + pixel, triangle, depth, left);
    counts_[pixel] = static_cast<std::uint8_t>(count);
    const SeenPiece& first = pieces_[pixel];
    if (first.mask != all_samples) return;
    listed_[pixel / tile_side] &= ~(1u << (pixel % tile_side));
    put_whole(pixel, first.triangle, first.depth);
}

SampleMask VisibilityBuffer::unhidden(std::size_t pixel, const SeenPiece& piece) const {
    SampleMask left = piece.mask;
    for (std::size_t slot = 0; slot < count(pixel) && left != 0; ++slot) {
        const SeenPiece there = this->piece(pixel, slot);
        const SampleMask shared = left & there.mask;
        if (shared != 0)
            left &=
                ~(shared & ~nearer_samples(piece.depth, shapes_[piece.triangle], there.depth, shapes_[there.triangle]));
    }
    return left;
}

}  // namespace lectern
