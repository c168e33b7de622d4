#include "calculus/surface/flatness.h"

#include "lectern/base/cross_product.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

constexpr double margin = 0.02;  ///< Of the box's sides: what is refined beyond its faces.

}  // namespace

Flatness::Flatness(const SurfacePoints& points, const SurfaceAccuracy& accuracy)
    : points_(points),
      sides_(accuracy.sides),
      tolerance_(accuracy.tolerance),
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
double Flatness::of_edge(PointId a, PointId middle, PointId b) const {
    const Vec3 &pa = points_.scene(a), &pm = points_.scene(middle), &pb = points_.scene(b);
    const Vec3 chord_middle = (pa + pb) / 2;
    if (!inside(pa) && !inside(pm) && !inside(pb) && !inside(chord_middle)) return 0;
    const Vec3 &na = points_.scene_normal(a), &nm = points_.scene_normal(middle), &nb = points_.scene_normal(b);
    double error = off(chord_middle, pm, nm);
    if (!na.isZero(0) && !nm.isZero(0)) error = std::max(error, std::abs((pm - pa).dot(nm - na)) / 4);
    if (!nb.isZero(0) && !nm.isZero(0)) error = std::max(error, std::abs((pb - pm).dot(nb - nm)) / 4);
    return std::max(error, levels_.off(pa, pm, pb, nm));
}

/// Of the edge from an edge's end to its middle, where no point in between is known.
double Flatness::of_half(PointId end, PointId middle) const {
    const Vec3 &ne = points_.scene_normal(end), &nm = points_.scene_normal(middle);
    if (ne.isZero(0) || nm.isZero(0)) return 0;
    return std::abs((points_.scene(middle) - points_.scene(end)).dot(nm - ne)) / 8;
}

Flatness::OfCell Flatness::of_cell(const std::array<PointId, 9>& n) const {
    const double around = std::max(
        {of_edge(n[0], n[1], n[2]), of_edge(n[2], n[5], n[8]), of_edge(n[8], n[7], n[6]), of_edge(n[6], n[3], n[0])});
    const double rising = of_edge(n[0], n[4], n[8]), falling = of_edge(n[2], n[4], n[6]);
    // Half a chord lies a quarter as far off.
    const double halves = std::max(
        {rising / 4, falling / 4, of_half(n[0], n[4]), of_half(n[2], n[4]), of_half(n[6], n[4]), of_half(n[8], n[4])});
    return {std::max(around, std::min(rising, falling)), std::max(around, halves)};
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
