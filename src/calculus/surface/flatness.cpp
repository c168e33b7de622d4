#include "calculus/surface/flatness.h"

#include "lectern/base/cross_product.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

constexpr double margin = 0.02;  ///< Of the box's sides: what is refined beyond its faces.

/// How many times truer triangles are at outlines that must be. Their edges are drawn as curves; only beside hollow
/// ones do straight edges reach beyond them.
constexpr double at_outlines = 8, at_hollow_outlines = 32, at_faces = 4;

}  // namespace

Flatness::Flatness(const SurfacePoints& points, const SurfaceAccuracy& accuracy)
    : points_(points),
      sides_(accuracy.sides),
      tolerance_(accuracy.tolerance),
      eyes_(accuracy.eyes),
      outlines_from_(accuracy.outlines_from),
      levels_(accuracy, accuracy.low, accuracy.sides.cwiseQuotient(accuracy.high - accuracy.low)) {}

bool Flatness::inside(const Vec3& scene) const {
    for (int k = 0; k < 3; ++k)
        if (scene[k] < -margin * sides_[k] || scene[k] > (1 + margin) * sides_[k]) return false;
    return true;
}

double Flatness::off(const Vec3& interpolated, const Vec3& true_point, const Vec3& unit_normal) const {
    if (!inside(interpolated) && !inside(true_point)) return 0;
    const Vec3 offset = true_point - interpolated;
    // Where no normal is known, all of the offset counts.
    return unit_normal.isZero(0) ? offset.norm() : std::abs(offset.dot(unit_normal));
}

/// The offset in the middle says it unless the surface winds about the chord: then the turning of the normals does. A
/// circle's chord c with normals at its ends that differ by the angle a lies c a / 8 off it.
double Flatness::of_edge(PointId a, PointId middle, PointId b, double weight) const {
    const Vec3 &pa = points_.scene(a), &pm = points_.scene(middle), &pb = points_.scene(b);
    const Vec3 chord_middle = (pa + pb) / 2;
    if (!inside(pa) && !inside(pm) && !inside(pb) && !inside(chord_middle)) return 0;
    const Vec3 &na = points_.scene_normal(a), &nm = points_.scene_normal(middle), &nb = points_.scene_normal(b);
    double error = off(chord_middle, pm, nm);
    if (!na.isZero(0) && !nm.isZero(0)) error = std::max(error, std::abs((pm - pa).dot(nm - na)) / 4);
    if (!nb.isZero(0) && !nm.isZero(0)) error = std::max(error, std::abs((pb - pm).dot(nb - nm)) / 4);
    return std::max(weight * error, levels_.off(pa, pm, pb, nm));
}

/// Of the edge from an edge's end to its middle, where no point in between is known.
double Flatness::of_half(PointId end, PointId middle) const {
    const Vec3 &ne = points_.scene_normal(end), &nm = points_.scene_normal(middle);
    if (ne.isZero(0) || nm.isZero(0)) return 0;
    return std::abs((points_.scene(middle) - points_.scene(end)).dot(nm - ne)) / 8;
}

Flatness::OfCell Flatness::of_cell(const std::array<PointId, 9>& n) const {
    const double weight = outline_weight(n), near = nearness(points_.scene(n[4]));
    const auto edge = [&](std::size_t from, std::size_t middle, std::size_t to) {
        return of_edge(n[from], n[middle], n[to], weight);
    };
    const auto half = [&](std::size_t end) { return weight * of_half(n[end], n[4]); };
    const double around = std::max({edge(0, 1, 2), edge(2, 5, 8), edge(8, 7, 6), edge(6, 3, 0)});
    const double rising = edge(0, 4, 8), falling = edge(2, 4, 6);
    // Half a chord lies a quarter as far off.
    const double halves = std::max({rising / 4, falling / 4, half(0), half(2), half(6), half(8)});
    return {near * std::max(around, std::min(rising, falling)), near * std::max(around, halves)};
}

double Flatness::nearness(const Vec3& scene) const {
    if (eyes_.empty()) return 1;
    double most = 0;
    for (const SurfaceEye& eye : eyes_) {
        const double distance = eye.parallel ? 1 : (eye.at - scene).dot(eye.backward);
        most = std::max(most, distance > 0 ? eye.scale / distance : 1);
    }
    return std::min(most, 1.0);
}

/// Outlines are where something changes its sign between the nodes, or soon beyond them: how much they face the eye, or
/// how far they are inside of a face.
double Flatness::outline_weight(const std::array<PointId, 9>& n) const {
    if (!outlines_from_) return 1;
    const SurfaceEye& eye = *outlines_from_;
    const auto changes = [&](const auto& value) {
        double low = value(n[0]), high = low;
        for (const PointId id : n) {
            low = std::min(low, value(id));
            high = std::max(high, value(id));
        }
        const double beyond = 0.25 * (high - low);
        return low - beyond < 0 && high + beyond > 0;
    };
    const auto facing = [&](PointId id) {
        const Vec3 toward = eye.parallel ? eye.backward : Vec3(eye.at - points_.scene(id));
        return points_.scene_normal(id).dot(toward);
    };
    if (changes(facing)) return is_saddle(n) ? at_hollow_outlines : at_outlines;
    for (int axis = 0; axis < 3; ++axis)
        if (changes([&](PointId id) { return points_.scene(id)[axis]; }) ||
            changes([&](PointId id) { return sides_[axis] - points_.scene(id)[axis]; }))
            return at_faces;
    return 1;
}

/// By the sign of the Gaussian curvature, from what the normals change along both sides. An outline is hollow just
/// where the surface is a saddle (J. J. Koenderink: What does the occluding contour tell us about solid shape?,
/// Perception 13, 1984).
bool Flatness::is_saddle(const std::array<PointId, 9>& n) const {
    const auto change = [&](const auto& of, std::size_t from, std::size_t to) -> Vec3 {
        return of[n[to]] - of[n[from]];
    };
    const auto places = points_.scene(), normals = points_.scene_normals();
    const Vec3 along_u = change(places, 3, 5), along_v = change(places, 1, 7);
    const Vec3 turn_u = change(normals, 3, 5), turn_v = change(normals, 1, 7);
    const double mixed = (turn_u.dot(along_v) + turn_v.dot(along_u)) / 2;
    return turn_u.dot(along_u) * turn_v.dot(along_v) < mixed * mixed;
}

double Flatness::bend_of_side(const std::array<PointId, 9>& nodes, const std::array<std::size_t, 3>& side) const {
    const Vec3& from = points_.scene(nodes[side[0]]);
    const Vec3 chord = points_.scene(nodes[side[2]]) - from;
    const auto beside = [&](PointId id) { return cross_product(points_.scene(id) - from, chord).norm(); };
    const double off = beside(nodes[side[1]]);
    return off > tolerance_ * chord.norm() ? off / beside(nodes[4]) : 0;
}

bool Flatness::rises(const std::array<PointId, 9>& n) const {
    const auto& normal = points_.scene_normal(n[4]);
    const auto offset = [&](PointId a, PointId b) {
        const Vec3 from_middle = (points_.scene(a) + points_.scene(b)) / 2 - points_.scene(n[4]);
        return normal.isZero(0) ? from_middle.norm() : std::abs(from_middle.dot(normal));
    };
    return offset(n[0], n[8]) <= offset(n[2], n[6]);
}

bool Flatness::beyond_a_face(std::span<const PointId> nodes) const {
    for (int k = 0; k < 3; ++k) {
        const auto below = [&](PointId id) { return points_.scene(id)[k] < -margin * sides_[k]; };
        const auto above = [&](PointId id) { return points_.scene(id)[k] > (1 + margin) * sides_[k]; };
        if (std::ranges::all_of(nodes, below) || std::ranges::all_of(nodes, above)) return true;
    }
    return false;
}

}  // namespace lectern
