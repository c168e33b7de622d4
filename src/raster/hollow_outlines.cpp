#include "raster/hollow_outlines.h"

#include "lectern/base/widest.h"
#include "raster/outline_side_lanes.h"
#include "raster/surfaces.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

/// How far straight edges may reach beyond an outline, pixels.
constexpr float farthest_beyond = 0.004f;

/// How far a curve must bend into its surface, pixels: beyond a straighter one nothing reaches that a sample could see.
constexpr float least_bulge = 1e-4f;

/// The samples, of a pixel `right` and `down` from where the side begins, that lie just beyond it.
[[gnu::always_inline]] inline SampleMask samples_beyond(const OutlineSide& side, double right, double down) {
    const OutlineSideLanes lanes(side, right, down);
    const float outward = side.surface_at > 0 ? -1.0f : 1.0f;
    SampleMask found = 0;
    for (std::size_t first = 0; first < samples_per_pixel; first += lane_count) {
        const auto [share, away, bulge] = lanes.samples(first);
        const Floats beyond = (away - bulge) * outward, none = {};
        const Ints just_beyond =
            (share >= none) & (share <= none + 1.0f) & (beyond > none) & (beyond < none + farthest_beyond);
        found |= static_cast<SampleMask>(negative_lanes(just_beyond)) << first;
    }
    return found;
}

}  // namespace

void HollowOutlines::add_strip(std::size_t pixel, SampleMask beyond) {
    const std::size_t row = pixel / tile_side;
    if ((used_rows_ >> row & 1) == 0) {
        std::fill_n(beyond_.data() + row * tile_side, tile_side, SampleMask{0});
        used_rows_ |= 1u << row;
    }
    beyond_[pixel] |= beyond;
    strips_.push_back({pixel, beyond, edges_.size() - 1});
}

LECTERN_WIDEST void HollowOutlines::add_edge(std::uint32_t triangle, std::size_t k, const OutlineSide& side) {
    if (!(static_cast<float>(side.surface_at) * (side.bulge_from + side.bulge_to) > least_bulge)) return;
    // The triangles at both of its sides hold it.
    if (!edges_.empty()) {
        const OutlineSide& last = *edges_.back().side;
        if (last.x == side.x && last.y == side.y && last.length == side.length) return;
    }
    const TriangleShape& shape = surfaces_->shapes[triangle];
    const TriangleKinship& kin = surfaces_->kinship[triangle];
    const std::size_t next = (k + 1) % 3;
    const double depth = surfaces_->vertices[kin.corners[k]].attributes[depth_at],
                 next_depth = surfaces_->vertices[kin.corners[next]].attributes[depth_at];
    edges_.push_back({&side, kin.surface, {std::min(depth, next_depth), std::max(depth, next_depth)}});
    constexpr double reach = most_bulge + farthest_beyond;
    constexpr auto margin = static_cast<std::int32_t>(reach * subpixels) + 1;
    const auto first = [&](std::int32_t a, std::int32_t b, int origin) {
        return std::max(0, ((std::min(a, b) - margin) >> subpixel_bits) - origin);
    };
    const auto last = [&](std::int32_t a, std::int32_t b, int origin) {
        return std::min(tile_side - 1, ((std::max(a, b) + margin) >> subpixel_bits) - origin);
    };
    const int last_row = last(shape.y[k], shape.y[next], top_), last_column = last(shape.x[k], shape.x[next], left_);
    for (int row = first(shape.y[k], shape.y[next], top_); row <= last_row; ++row)
        for (int column = first(shape.x[k], shape.x[next], left_); column <= last_column; ++column) {
            const double right = left_ + column - side.x, down = top_ + row - side.y;
            const double middle = side.along_x * (down + 0.5) - side.along_y * (right + 0.5);
            if (std::abs(middle) > 0.71 + reach) continue;
            if (const SampleMask beyond = samples_beyond(side, right, down); beyond != 0)
                add_strip(static_cast<std::size_t>(row * tile_side + column), beyond);
        }
}

void HollowOutlines::begin(std::span<const std::uint32_t> triangles, const Surfaces& surfaces, int left, int top) {
    surfaces_ = &surfaces;
    left_ = left;
    top_ = top;
    used_rows_ = 0;
    edges_.clear();
    strips_.clear();
    for (const std::uint32_t triangle : triangles) {
        const TriangleShape& shape = surfaces.shapes[triangle];
        if (shape.exact_edges == 0) continue;
        std::size_t side = shape.first_side;
        for (std::size_t k = 0; k < 3; ++k)
            if ((shape.exact_edges >> k & 1) != 0) add_edge(triangle, k, surfaces.outline_sides[side++]);
    }
}

/// Whether a triangle of the same surface lies on the surface's side of the edge's curve, beside the edge in depth too.
bool HollowOutlines::lies_within(const Edge& edge, std::uint32_t triangle) const {
    const TriangleKinship& kin = surfaces_->kinship[triangle];
    if (kin.surface != edge.surface) return false;
    const TriangleShape& shape = surfaces_->shapes[triangle];
    const OutlineSide& side = *edge.side;
    const double bulge = 0.5 * (static_cast<double>(side.bulge_from) + side.bulge_to);
    double within = 0, beyond = 0;
    Range depth;
    for (std::size_t k = 0; k < 3; ++k) {
        depth.include(static_cast<double>(surfaces_->vertices[kin.corners[k]].attributes[depth_at]));
        const double right = static_cast<double>(shape.x[k]) / subpixels - side.x;
        const double down = static_cast<double>(shape.y[k]) / subpixels - side.y;
        // Beside its ends the outline goes on about as the edge does.
        const double share = (side.along_x * right + side.along_y * down) / side.length;
        const double away = side.along_x * down - side.along_y * right - share * (1 - share) * bulge;
        within = std::max(within, away * side.surface_at);
        beyond = std::max(beyond, -away * side.surface_at);
    }
    // One that leads on across the curve belongs to another part of the surface.
    if (beyond > static_cast<double>(farthest_beyond) || 4 * beyond > within) return false;
    const double apart = 0.3 * (depth.length() + edge.depth.length());
    return depth.low - apart < edge.depth.high && edge.depth.low - apart < depth.high;
}

SampleMask HollowOutlines::leave_out_beyond(std::size_t pixel, std::uint32_t triangle, SampleMask mask) const {
    for (const Strip& strip : strips_)
        if (strip.pixel == pixel && (strip.beyond & mask) != 0 && lies_within(edges_[strip.edge], triangle))
            mask &= ~strip.beyond;
    return mask;
}

}  // namespace lectern
