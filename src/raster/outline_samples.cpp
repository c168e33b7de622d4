#include "raster/outline_samples.h"

#include "lectern/base/widest.h"
#include "raster/outline_side_lanes.h"
#include "raster/surfaces.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace lectern {
namespace {

/// How far straight edges may reach beyond an outline, and how far an exact edge may be off it, pixels.
constexpr float farthest_beyond = 0.004f, farthest_off = 0.005f;

/// How far a curve must bend into its surface, pixels: beyond a straighter one nothing reaches that a sample could see.
constexpr float least_bulge = 1e-4f;

/// So far before an edge and behind it triangles are what its surface is asked for, pixels, and so far that is looked
/// for: a sample may be some way from where its line of sight meets what bends away there.
constexpr double told_depth = 16, asked_depth = 32;

/// So far beyond an edge's ends, pixels, its samples are still doubtful.
constexpr double beyond_ends = 0.02;

/// The samples, of a pixel `right` and `down` from where the side begins, that lie less than so far to the right of it
/// and to the left.
[[gnu::always_inline]] inline SampleMask samples_beside(const OutlineSide& side, double right, double down,
                                                        float most_right, float most_left, float past_ends) {
    const OutlineSideLanes lanes(side, right, down);
    SampleMask found = 0;
    for (std::size_t first = 0; first < samples_per_pixel; first += lane_count) {
        const auto [share, away, bulge] = lanes.samples(first);
        const Floats off = away - bulge, none = {};
        const Ints near = (share >= none - past_ends) & (share <= none + (1.0f + past_ends)) &
                          (off < none + most_right) & (off > none - most_left);
        found |= static_cast<SampleMask>(negative_lanes(near)) << first;
    }
    return found;
}

OutlineSide straight_side(const TriangleShape& shape, std::size_t k) {
    const std::size_t next = (k + 1) % 3;
    const auto pixels = [](std::int32_t subpixels_away) { return static_cast<double>(subpixels_away) / subpixels; };
    OutlineSide side{};
    side.x = pixels(shape.x[k]);
    side.y = pixels(shape.y[k]);
    const double across = pixels(shape.x[next]) - side.x, down = pixels(shape.y[next]) - side.y;
    side.length = std::sqrt(across * across + down * down);
    side.along_x = side.length > 0 ? across / side.length : 1;
    side.along_y = side.length > 0 ? down / side.length : 0;
    return side;
}

}  // namespace

void OutlineSamples::add_strip(const Strip& strip) {
    const std::size_t row = strip.pixel / tile_side;
    if ((used_rows_ >> row & 1) == 0) {
        std::fill_n(unseen_.data() + row * tile_side, tile_side, SampleMask{0});
        used_rows_ |= 1u << row;
    }
    unseen_[strip.pixel] |= strip.doubtful & ~strip.seen;
    strips_.push_back(strip);
}

/// Which of a pixel's samples see the edge's surface by its function.
SampleMask OutlineSamples::ask(const Edge& edge, int column, int row, SampleMask doubtful) const {
    const View& view = surfaces_->view;
    const TrueSurface& truth = *surfaces_->truths[edge.surface];
    const OutlineSide& side = edge.side;
    SampleMask seen = 0;
    for (SampleMask left = doubtful; left != 0; left &= left - 1) {
        const auto s = static_cast<std::size_t>(std::countr_zero(left));
        const double x = left_ + column + static_cast<double>(sample_x[s]) / sample_grid;
        const double y = top_ + row + static_cast<double>(sample_y[s]) / sample_grid;
        const double along = side.along_x * (x - side.x) + side.along_y * (y - side.y);
        const double share = std::clamp(along / std::max(side.length, 1e-9), 0.0, 1.0);
        const double there = view.distance_of(edge.from_depth + share * (edge.to_depth - edge.from_depth));
        const double reach = asked_depth * view.pixel_at(there);
        const View::Ray ray = view.ray_through(x, y);
        const auto within = surfaces_->within_box(ray, std::max(there - reach, 0.5 * there), there + reach);
        if (!within) continue;
        const auto at = [&](double distance) { return view.to_data(ray.from + distance * ray.way); };
        const double near = (std::clamp(there, within->low, within->high) - within->low) / within->length();
        if (truth.crosses(at(within->low), at(within->high), near)) seen |= SampleMask{1} << s;
    }
    return seen;
}

bool OutlineSamples::is_new(const TriangleShape& shape, std::size_t k, std::uint32_t surface) {
    const std::size_t next = (k + 1) % 3;
    const auto place = [&](std::size_t corner) {
        return static_cast<std::uint64_t>(static_cast<std::uint32_t>(shape.x[corner])) << 32 |
               static_cast<std::uint32_t>(shape.y[corner]);
    };
    // The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
    const auto spread = [](std::uint64_t number) {
        number = (number ^ number >> 30) * 0xbf58476d1ce4e5b9u;
        number = (number ^ number >> 27) * 0x94d049bb133111ebu;
        return number ^ number >> 31;
    };
    return met_.insert(spread(place(k)) + spread(place(next)) + surface).second;
}

LECTERN_WIDEST void OutlineSamples::add_edge(std::uint32_t triangle, std::size_t k, const OutlineSide& side) {
    const TriangleKinship& kin = surfaces_->kinship[triangle];
    const TriangleShape& shape = surfaces_->shapes[triangle];
    const bool told = surfaces_->truths[kin.surface] != nullptr;
    if (!told && !(static_cast<float>(side.surface_at) * (side.bulge_from + side.bulge_to) > least_bulge)) return;
    if (!is_new(shape, k, kin.surface)) return;
    const std::size_t next = (k + 1) % 3;
    const auto depth = [&](std::size_t corner) {
        return static_cast<double>(surfaces_->vertices[kin.corners[corner]].attributes[depth_at]);
    };
    Edge edge = {side, triangle, kin.surface, depth(side.reversed ? next : k), depth(side.reversed ? k : next), {}};
    if (told) {
        const View& view = surfaces_->view;
        const double nearest = view.distance_of(edge.depth().low), farthest = view.distance_of(edge.depth().high);
        const double reach = told_depth * view.pixel_at(nearest);
        edge.told = {view.depth_of(std::max(nearest - reach, 0.5 * nearest)), view.depth_of(farthest + reach)};
    }
    edges_.push_back(edge);
    const float outside = told ? farthest_off : farthest_beyond;
    const float most_right = told || side.surface_at < 0 ? outside : 0,
                most_left = told || side.surface_at > 0 ? outside : 0;
    const auto past_ends = static_cast<float>(told ? beyond_ends / std::max(side.length, beyond_ends) : 0);
    const double reach = most_bulge + static_cast<double>(outside);
    const auto margin = static_cast<std::int32_t>(reach * subpixels) + 1;
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
            const SampleMask doubtful = samples_beside(side, right, down, most_right, most_left, past_ends);
            if (doubtful == 0) continue;
            const SampleMask seen = told ? ask(edge, column, row, doubtful) : 0;
            add_strip({static_cast<std::size_t>(row * tile_side + column), doubtful, seen, edges_.size() - 1});
        }
}

void OutlineSamples::begin(std::span<const std::uint32_t> triangles, const Surfaces& surfaces, int left, int top) {
    surfaces_ = &surfaces;
    left_ = left;
    top_ = top;
    used_rows_ = 0;
    edges_.clear();
    strips_.clear();
    met_.clear();
    for (const std::uint32_t triangle : triangles) {
        const TriangleShape& shape = surfaces.shapes[triangle];
        const bool told = surfaces.truths[surfaces.kinship[triangle].surface] != nullptr;
        if (shape.exact_edges == 0 && !(told && shape.outline_edges != 0)) continue;
        std::size_t side = shape.first_side;
        for (std::size_t k = 0; k < 3; ++k)
            if ((shape.exact_edges >> k & 1) != 0)
                add_edge(triangle, k, surfaces.outline_sides[side++]);
            else if (told && (shape.outline_edges >> k & 1) != 0)
                add_edge(triangle, k, straight_side(shape, k));
    }
}

Range OutlineSamples::depth_of(std::uint32_t triangle) const {
    Range depth;
    for (const std::uint32_t corner : surfaces_->kinship[triangle].corners)
        depth.include(static_cast<double>(surfaces_->vertices[corner].attributes[depth_at]));
    return depth;
}

bool OutlineSamples::is_told_by(const SeenBeside& seen, std::uint32_t triangle) const {
    if (surfaces_->kinship[triangle].surface != surfaces_->kinship[seen.triangle].surface) return false;
    const Range depth = depth_of(triangle);
    return depth.low < seen.told.high && seen.told.low < depth.high;
}

/// Whether what is known beside an edge holds for a triangle: one of the same surface that lies where the function was
/// asked, or else on the surface's side of the edge's curve, beside the edge in depth too.
bool OutlineSamples::lies_within(const Edge& edge, std::uint32_t triangle) const {
    const TriangleKinship& kin = surfaces_->kinship[triangle];
    if (kin.surface != edge.surface) return false;
    const Range depth = depth_of(triangle);
    if (surfaces_->truths[edge.surface] != nullptr) return edge.told.low <= depth.low && depth.high <= edge.told.high;
    const TriangleShape& shape = surfaces_->shapes[triangle];
    const OutlineSide& side = edge.side;
    const double bulge = 0.5 * (static_cast<double>(side.bulge_from) + side.bulge_to);
    double within = 0, beyond = 0;
    for (std::size_t k = 0; k < 3; ++k) {
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
    const double apart = 0.3 * (depth.length() + edge.depth().length());
    return depth.low - apart < edge.depth().high && edge.depth().low - apart < depth.high;
}

SampleMask OutlineSamples::leave_out_unseen(std::size_t pixel, std::uint32_t triangle, SampleMask mask) const {
    for (const auto& [at, doubtful, seen, edge] : strips_)
        if (at == pixel && (doubtful & ~seen & mask) != 0 && lies_within(edges_[edge], triangle))
            mask &= ~doubtful | seen;
    return mask;
}

SampleMask OutlineSamples::not_covered(const SeenBeside& seen, const VisibilityBuffer& buffer) const {
    SampleMask left = seen.samples;
    for (std::size_t slot = 0; slot < buffer.count(seen.pixel) && left != 0; ++slot) {
        const SeenPiece there = buffer.piece(seen.pixel, slot);
        if (is_told_by(seen, there.triangle)) {
            left &= ~there.mask;
            continue;
        }
        // What stands before the edge hides them: the triangle's plane, seen edge-on, says little beside it.
        for (SampleMask shared = there.mask & left; shared != 0; shared &= shared - 1) {
            const auto s = static_cast<std::size_t>(std::countr_zero(shared));
            if (there.depth_at(s, buffer.shape(there.triangle)) < seen.depth) left &= ~(SampleMask{1} << s);
        }
    }
    return left;
}

void cover_seen(const OutlineSamples& known, const Surfaces& surfaces, VisibilityBuffer& buffer) {
    known.for_seen([&](const OutlineSamples::SeenBeside& seen) {
        if (surfaces.opacity(seen.triangle) != 1) return;
        const SampleMask missing = known.not_covered(seen, buffer);
        if (missing == 0) return;
        const int column = static_cast<int>(seen.pixel) % tile_side, row = static_cast<int>(seen.pixel) / tile_side;
        buffer.draw(seen.pixel, seen.triangle, buffer.depth_at(buffer.shape(seen.triangle), column, row), missing);
    });
}

}  // namespace lectern
