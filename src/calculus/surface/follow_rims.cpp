#include "calculus/surface/follow_rims.h"

#include "lectern/base/cross_product.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <optional>

namespace lectern {
namespace {

using Triangle = std::array<PointId, 3>;

constexpr int most_rounds = 10;
/// How far beyond an edge the rim is sought, by the greater of the triangle's height over it and a quarter of its
/// length.
constexpr double reach = 0.75;

/// Follows the rim with triangles that have an edge on it.
class RimFollower {
public:
    RimFollower(std::vector<Triangle>& triangles, const Range& u, const Range& v, const SurfaceAccuracy& accuracy,
                SurfacePoints& points, EdgeCuts& cuts, const Flatness& flatness)
        : triangles_(triangles),
          u_(u),
          v_(v),
          tolerance_(rim_tolerance * accuracy.tolerance / (accuracy.outlines_from ? at_true_rims : 1)),
          limit_(accuracy.triangle_limit),
          points_(points),
          cuts_(cuts),
          flatness_(flatness) {}

    void run() {
        find_shared();
        std::vector<Open> open;
        for (std::size_t k = 0; k < triangles_.size(); ++k)
            if (const Open found{k, rim_edges(triangles_[k])}; found.edges != 0) open.push_back(found);
        for (int round = 0; round < most_rounds && !open.empty() && triangles_.size() + open.size() < limit_; ++round)
            open = cut_once(open);
    }

private:
    /// A triangle with edges on the rim that may still be cut: bit k, that from corner k to the next.
    struct Open {
        std::size_t triangle;
        unsigned edges;
    };
    /// Where one of its edges may be cut.
    struct Middle {
        Open of;
        std::size_t edge;
        std::optional<PointId> at;  ///< On the rim.
    };

    static constexpr unsigned any_side = 15, end_of_surface = 16;
    /// The sides of the rectangle that a point lies on, and whether a cut made it.
    [[nodiscard]] unsigned rims_of(PointId id) const {
        const Vec2& at = points_.parameters(id);
        return (at.x() == u_.low ? 1u : 0u) | (at.x() == u_.high ? 2u : 0u) | (at.y() == v_.low ? 4u : 0u) |
               (at.y() == v_.high ? 8u : 0u) | (cuts_.is_end(id) ? end_of_surface : 0u);
    }
    /// Edges that look as if they were on the rim and have a triangle on either side: between two rims that are near
    /// each other.
    void find_shared() {
        std::vector<PointPair> edges;
        for (const Triangle& triangle : triangles_)
            for (std::size_t k = 0; k < 3; ++k)
                if (const PointPair edge = std::minmax({triangle[k], triangle[(k + 1) % 3]}); may_be_rim(edge))
                    edges.push_back(edge);
        std::ranges::sort(edges);
        for (std::size_t k = 1; k < edges.size(); ++k)
            if (edges[k] == edges[k - 1]) shared_.push_back(edges[k]);
    }
    [[nodiscard]] bool may_be_rim(const PointPair& edge) const {
        return (rims_of(edge.first) & rims_of(edge.second)) != 0;
    }
    [[nodiscard]] unsigned rim_edges(const Triangle& triangle) const {
        unsigned edges = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            const PointPair edge = std::minmax({triangle[k], triangle[(k + 1) % 3]});
            if (may_be_rim(edge) && !std::ranges::binary_search(shared_, edge)) edges |= 1u << k;
        }
        return edges;
    }
    [[nodiscard]] Vec2 sides() const { return {u_.length(), v_.length()}; }
    /// The way from `from`, cut short where it leaves the rectangle.
    [[nodiscard]] Vec2 within(const Vec2& from, const Vec2& way) const {
        double share = 1;
        const auto shorten = [&](double at, double step, const Range& range) {
            if (step > 0) share = std::min(share, (range.high - at) / step);
            if (step < 0) share = std::min(share, (range.low - at) / step);
        };
        shorten(from.x(), way.x(), u_);
        shorten(from.y(), way.y(), v_);
        const Vec2 to = from + share * way;
        return {std::clamp(to.x(), u_.low, u_.high), std::clamp(to.y(), v_.low, v_.high)};
    }
    /// The middle of an edge, in parameters, and the way there from the corner across.
    struct Way {
        Vec2 from, middle;
    };
    [[nodiscard]] Way way_to(const Middle& middle) const {
        const auto [a, b, c] = corners_of(middle);
        return {points_.parameters(c), (points_.parameters(a) + points_.parameters(b)) / 2};
    }
    /// The ends of the edge, and the corner across.
    [[nodiscard]] Triangle corners_of(const Middle& middle) const {
        const Triangle& triangle = triangles_[middle.of.triangle];
        return {triangle[middle.edge], triangle[(middle.edge + 1) % 3], triangle[(middle.edge + 2) % 3]};
    }
    /// Whether the surface ends within the tolerance of each edge's middle: most edges along a cut are known by that.
    [[nodiscard]] std::vector<char> are_near(std::span<const Middle> middles) const {
        std::vector<double> u, v;
        for (const Middle& middle : middles) {
            const auto [a, b, c] = corners_of(middle);
            const auto [from, to] = way_to(middle);
            const double share = tolerance_ / ((points_.scene(a) + points_.scene(b)) / 2 - points_.scene(c)).norm();
            for (const double side : {1 - share, 1 + share}) {
                const Vec2 place = within(from, side * (to - from));
                u.push_back(place.x());
                v.push_back(place.y());
            }
        }
        std::vector<Vec3> at(u.size()), normals(u.size());
        points_.surface().evaluate(u, v, at, normals);
        std::vector<char> near;
        for (std::size_t k = 0; k < u.size(); k += 2) {
            const auto between = [&](const std::vector<double>& of) {
                return Interval{std::min(of[k], of[k + 1]), std::max(of[k], of[k + 1])};
            };
            near.push_back(at[k].allFinite() &&
                                   (!at[k + 1].allFinite() ||
                                    points_.surface().presence(between(u), between(v)) != Presence::continuous)
                               ? 1
                               : 0);
        }
        return near;
    }
    /// A place beyond the rim, as seen from the corner across.
    [[nodiscard]] std::optional<PointId> beyond(const Middle& middle) {
        const auto [a, b, c] = corners_of(middle);
        const auto [from, to] = way_to(middle);
        const Vec2 way = to - from;
        const double height = way.cwiseQuotient(sides()).norm();
        const double length = (points_.parameters(b) - points_.parameters(a)).cwiseQuotient(sides()).norm();
        if (!(height > 0)) return std::nullopt;
        const Vec2 place = within(to, reach * std::max(1.0, length / (4 * height)) * way);
        return points_.add(place.x(), place.y());
    }
    [[nodiscard]] bool is_off(PointId a, PointId middle, PointId b) const {
        const Vec3 &at = points_.scene(middle), &from = points_.scene(a), chord = points_.scene(b) - from;
        const double length = chord.norm();
        if (!(length > tolerance_) || flatness_.beyond_a_face(std::array{a, middle, b})) return false;
        return cross_product(at - from, chord).norm() > tolerance_ * length;
    }
    /// Whether a point lies between the edge's ends as seen from the corner across, so that no triangle is turned over.
    [[nodiscard]] bool is_before(PointId at, const Middle& middle) const {
        const auto [a, b, c] = corners_of(middle);
        const Vec3 &from = points_.scene(c), to_a = points_.scene(a) - from, to_b = points_.scene(b) - from;
        const Vec3 to = points_.scene(at) - from, face = cross_product(to_a, to_b);
        return cross_product(to_a, to).dot(face) > 0 && cross_product(to, to_b).dot(face) > 0;
    }
    std::vector<Open> cut_once(const std::vector<Open>& open) {
        std::vector<Middle> sides, cuts;
        for (const Open& triangle : open) {
            Middle middle{triangle, static_cast<std::size_t>(std::countr_zero(triangle.edges)), {}};
            const auto [a, b, c] = corners_of(middle);
            ((rims_of(a) & rims_of(b) & any_side) != 0 ? sides : cuts).push_back(middle);
        }
        for (Middle& middle : sides) {
            const Vec2 at = way_to(middle).middle;
            middle.at = points_.add(at.x(), at.y());
        }
        const std::vector<char> near = are_near(cuts);
        std::vector<std::optional<PointId>> beyond_cuts(cuts.size());
        std::vector<PointPair> ways;
        for (std::size_t k = 0; k < cuts.size(); ++k) {
            if (near[k] == 0) beyond_cuts[k] = beyond(cuts[k]);
            if (beyond_cuts[k]) ways.emplace_back(corners_of(cuts[k])[2], *beyond_cuts[k]);
        }
        cuts_.find(ways);
        for (std::size_t k = 0; k < cuts.size(); ++k)
            if (beyond_cuts[k])
                if (const auto reached = cuts_.reach(corners_of(cuts[k])[2], *beyond_cuts[k]); !reached.whole)
                    cuts[k].at = reached.last;
        std::vector<Open> next;
        for (const Middle& middle : sides) cut(middle, next);
        for (const Middle& middle : cuts) cut(middle, next);
        return next;
    }
    void cut(const Middle& middle, std::vector<Open>& next) {
        const auto [number, edges] = middle.of;
        const Triangle triangle = triangles_[number];
        const std::size_t k = middle.edge, next_edge = (k + 1) % 3, last = (k + 2) % 3;
        const auto [a, b, c] = corners_of(middle);
        if (!middle.at || std::ranges::count(triangle, *middle.at) > 0 || !points_.exists(*middle.at) ||
            !is_off(a, *middle.at, b) || !is_before(*middle.at, middle)) {
            if (const unsigned rest = edges & ~(1u << k); rest != 0) next.push_back({number, rest});
            return;
        }
        // Each has half of the edge first; of what they had before, the one the third edge, the other the second.
        triangles_[number] = {a, *middle.at, c};
        next.push_back({number, 1u | ((edges >> last & 1u) << 2)});
        next.push_back({triangles_.size(), 1u | ((edges >> next_edge & 1u) << 1)});
        triangles_.push_back({*middle.at, b, c});
    }

    std::vector<Triangle>& triangles_;
    Range u_, v_;
    double tolerance_;  ///< Of the rim, scene units.
    std::size_t limit_;
    SurfacePoints& points_;
    EdgeCuts& cuts_;
    const Flatness& flatness_;
    std::vector<PointPair> shared_;  ///< See find_shared; sorted.
};

}  // namespace

void follow_rims(std::vector<Triangle>& triangles, const Range& u, const Range& v, const SurfaceAccuracy& accuracy,
                 SurfacePoints& points, EdgeCuts& cuts, const Flatness& flatness) {
    RimFollower(triangles, u, v, accuracy, points, cuts, flatness).run();
}

}  // namespace lectern
