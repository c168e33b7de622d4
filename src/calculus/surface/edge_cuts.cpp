#include "calculus/surface/edge_cuts.h"

#include "lectern/base/parallel.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lectern {
namespace {

constexpr int bisections = 50;
/// How often an edge may be halved in all while a break is sought.
constexpr int break_search_limit = 4000;

Interval hull_of(double a, double b) { return {std::min(a, b), std::max(a, b)}; }

}  // namespace

Vec2 EdgeCuts::between(const PointPair& edge, double share) const {
    const Vec2 &a = points_.parameters(edge.first), &b = points_.parameters(edge.second);
    if (share == 1) return b;
    return a + share * (b - a);
}

/// Halves the edge between two points of the surface wherever it is not known to hang together; what is left after all
/// halvings lies about its breaks.
EdgeCuts::Gap EdgeCuts::find_break(const PointPair& edge) const {
    struct Part {
        double from, to;
        int depth;
    };
    double first = 2, last = -1;
    std::vector<Part> parts{{0, 1, 0}};
    for (int budget = break_search_limit; !parts.empty(); --budget) {
        // A surface that nothing can be proved of along the whole edge hangs together as far as anybody knows.
        if (budget == 0) return {0, 1, false, false, true};
        const Part part = parts.back();
        parts.pop_back();
        const Vec2 a = between(edge, part.from), b = between(edge, part.to);
        if (points_.surface().presence(hull_of(a.x(), b.x()), hull_of(a.y(), b.y())) == Presence::continuous) continue;
        const double middle = (part.from + part.to) / 2;
        if (part.depth == bisections) {
            first = std::min(first, part.from);
            last = std::max(last, part.to);
            continue;
        }
        parts.push_back({middle, part.to, part.depth + 1});
        parts.push_back({part.from, middle, part.depth + 1});
    }
    if (last < 0) return {0, 1, false, false, true};
    return {first, last, false, false, false};
}

/// Bisects between an end that has a point and one that has none, all edges side by side.
void EdgeCuts::find_borders(std::span<const PointPair> edges, std::span<Gap> gaps) const {
    std::vector<std::size_t> open;
    for (std::size_t k = 0; k < edges.size(); ++k)
        if (gaps[k].open_low != gaps[k].open_high) open.push_back(k);
    std::vector<double> u(open.size()), v(open.size()), inside(open.size()), outside(open.size());
    std::vector<Vec3> at(open.size()), normal(open.size());
    for (std::size_t i = 0; i < open.size(); ++i) {
        inside[i] = gaps[open[i]].open_low ? 1 : 0;
        outside[i] = 1 - inside[i];
    }
    for (int round = 0; round < bisections; ++round) {
        for (std::size_t i = 0; i < open.size(); ++i) {
            const Vec2 middle = between(edges[open[i]], (inside[i] + outside[i]) / 2);
            u[i] = middle.x();
            v[i] = middle.y();
        }
        points_.surface().evaluate(u, v, at, normal);
        for (std::size_t i = 0; i < open.size(); ++i)
            (at[i].allFinite() ? inside[i] : outside[i]) = (inside[i] + outside[i]) / 2;
    }
    for (std::size_t i = 0; i < open.size(); ++i) {
        Gap& gap = gaps[open[i]];
        (gap.open_low ? gap.to : gap.from) = inside[i];
    }
}

void EdgeCuts::find(std::span<const PointPair> wanted) {
    std::vector<PointPair> edges;
    for (const auto& [a, b] : wanted) {
        if (!cuts_.try_emplace(key(a, b)).second) continue;
        edges.emplace_back(std::min(a, b), std::max(a, b));
    }
    std::vector<Gap> gaps(edges.size());
    parallel_for(static_cast<int>(edges.size()), jobs_, [&](int index) {
        const auto k = static_cast<std::size_t>(index);
        const bool low = points_.exists(edges[k].first), high = points_.exists(edges[k].second);
        if (low && high) {
            gaps[k] = find_break(edges[k]);
        } else {
            gaps[k].open_low = !low;
            gaps[k].open_high = !high;
        }
    });
    find_borders(edges, gaps);
    for (std::size_t k = 0; k < edges.size(); ++k) {
        const Gap& gap = gaps[k];
        Cut& cut = cuts_[key(edges[k].first, edges[k].second)];
        cut.whole = gap.whole;
        if (gap.whole || (gap.open_low && gap.open_high)) continue;
        const auto end = [&](double share) -> std::optional<PointId> {
            if (share == 0) return edges[k].first;
            if (share == 1) return edges[k].second;
            const Vec2 place = between(edges[k], share);
            const PointId id = points_.add(place.x(), place.y());
            return points_.exists(id) ? std::optional(id) : std::nullopt;
        };
        if (!gap.open_low) cut.low = end(gap.from).value_or(edges[k].first);
        if (!gap.open_high) cut.high = end(gap.to).value_or(edges[k].second);
        // A gap whose rims meet (sin(x)/x at 0, or what only the enclosure doesn't see through) can't be seen.
        cut.whole =
            cut.low && cut.high && (points_.scene(*cut.low) - points_.scene(*cut.high)).norm() < 1e-3 * tolerance_;
        if (cut.whole) continue;
        ends_.resize(points_.count(), 0);
        for (const std::optional<PointId>& last : {cut.low, cut.high})
            if (last) ends_[*last] = 1;
    }
}

EdgeCuts::Reach EdgeCuts::reach(PointId from, PointId to) const {
    const Cut& cut = cuts_.at(key(from, to));
    return {cut.whole, from < to ? cut.low : cut.high};
}

void EdgeCuts::cut(const std::array<PointId, 3>& triangle, std::vector<std::array<PointId, 3>>& parts) const {
    const auto add = [&](PointId a, PointId b, PointId c) {
        if (a != b && b != c && c != a) parts.push_back({a, b, c});
    };
    std::array<Reach, 3> onward;  // From corner k to corner k + 1,
    std::array<Reach, 3> back;    // and from corner k + 1 to corner k.
    int whole = 0;
    for (std::size_t k = 0; k < 3; ++k) {
        onward[k] = reach(triangle[k], triangle[(k + 1) % 3]);
        back[k] = reach(triangle[(k + 1) % 3], triangle[k]);
        whole += onward[k].whole ? 1 : 0;
    }
    if (whole == 3) {
        add(triangle[0], triangle[1], triangle[2]);
        return;
    }
    if (whole == 2) {  // A break that ends inside: the edge's two rims each with the corner across.
        for (std::size_t k = 0; k < 3; ++k) {
            if (onward[k].whole) continue;
            const PointId a = triangle[k], b = triangle[(k + 1) % 3], c = triangle[(k + 2) % 3];
            add(a, *onward[k].last, c);
            add(*back[k].last, b, c);
        }
        return;
    }
    if (whole == 1) {  // One corner on this side, an edge on the other.
        for (std::size_t k = 0; k < 3; ++k) {
            if (!onward[k].whole) continue;
            const std::size_t next = (k + 1) % 3, across = (k + 2) % 3;
            const PointId a = triangle[k], b = triangle[next], c = triangle[across];
            const auto from_b = onward[next].last, from_a = back[across].last;
            if (from_a && from_b) {
                add(a, b, *from_b);
                add(a, *from_b, *from_a);
            }
            if (onward[across].last && back[next].last) add(c, *onward[across].last, *back[next].last);
        }
        return;
    }
    for (std::size_t k = 0; k < 3; ++k) {
        const auto forward = onward[k].last, backward = back[(k + 2) % 3].last;
        if (forward && backward) add(triangle[k], *forward, *backward);
    }
}

}  // namespace lectern
