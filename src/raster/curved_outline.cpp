#include "raster/curved_outline.h"

#include "lectern/base/cross_product.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

/// Most edges need one or two; no normals may make it endless.
constexpr int most_halvings = 6;

/// In pixels. An edge that is further off its curve than `most_off` is one of few triangles on purpose, or its normals
/// mislead, as at a kink.
constexpr double least_off = 0.02, most_off = 1, shortest_edge = 0.25;

/// How much less an edge may bend at one end than at the other.
constexpr double least_even = 0.2;

/// How far apart coordinates may lie that count as the same.
constexpr double same_place = 1e-12;

/// Whether an outline may run along or across an edge, or a face of the box cut it.
bool is_seen(const CurvedCorner& a, const CurvedCorner& b) {
    if ((a.outcode & b.outcode) != 0) return false;
    return (a.on_outline && b.on_outline) || a.front != b.front || a.outcode != b.outcode;
}

/// A normal within the plane across an axis, if there is one, that the edge lies in: the rims of a function's graph,
/// and those where a face of the box cuts a surface, do, and stay in it.
Vec3 within_plane_of(const Vec3& edge, Vec3 normal) {
    for (const int axis : {0, 1, 2}) {
        if (std::abs(edge[axis]) > same_place) continue;
        normal[axis] = 0;
        const double length = normal.norm();
        return length > 1e-3 ? Vec3(normal / length) : Vec3(0, 0, 0);
    }
    return normal;
}

}  // namespace

CurvedOutline::CurvedOutline(const View& view, const Vec3& sides) : view_(view), sides_(sides) {
    double most_pixels = 0;  // To a scene unit.
    for (int corner = 0; corner < 8; ++corner) {
        const Vec3 at = Vec3(corner & 1, corner >> 1 & 1, corner >> 2).cwiseProduct(sides) - sides / 2;
        const double step = 1e-3;
        const Projected from = view.project_scene(at), to = view.project_scene(at + step * view.basis()[0]);
        most_pixels = std::max(most_pixels, (to.x - from.x) / step);
    }
    least_off_ = least_off / most_pixels;
}

std::optional<CurvedCorner> CurvedOutline::middle(const CurvedCorner& a, const CurvedCorner& b) const {
    const int halvings = std::max(a.halvings, b.halvings) + 1;
    if (halvings > most_halvings || !is_seen(a, b)) return std::nullopt;
    const Vec3 edge = b.scene - a.scene;
    const Vec3 na = within_plane_of(edge, a.normal), nb = within_plane_of(edge, b.normal);
    const double rise_a = -edge.dot(na), rise_b = edge.dot(nb);
    const bool both_known = !na.isZero(0) && !nb.isZero(0);
    // Where all of the bend is at one end there is a kink.
    if (both_known && !(std::min(rise_a / rise_b, rise_b / rise_a) > least_even)) return std::nullopt;
    // Where one normal is unknown, as at the rim of a root, the edge is taken to bend evenly.
    const Vec3 off = (both_known ? 0.125 : 0.25) * (rise_a * na + rise_b * nb);
    if (!(off.squaredNorm() > least_off_ * least_off_)) return std::nullopt;
    const Vec3 place = 0.5 * (a.scene + b.scene) + off;
    const Projected projected = view_.project_scene(place);
    const Vec2 pixel(projected.x, projected.y);
    const double pixels_off = (pixel - 0.5 * (a.pixel + b.pixel)).squaredNorm();
    if (!(pixels_off > least_off * least_off && pixels_off < most_off * most_off)) return std::nullopt;
    if (!((a.pixel - b.pixel).squaredNorm() > shortest_edge * shortest_edge)) return std::nullopt;
    const Vec3 sum = a.normal + b.normal;
    const Vec3 normal = sum - 2 * edge.dot(sum) / edge.squaredNorm() * edge;
    const double length = normal.norm();
    if (!(length > 1e-3)) return std::nullopt;
    CurvedCorner corner{place.cwiseQuotient(sides_) + Vec3(0.5, 0.5, 0.5),
                        place,
                        pixel,
                        normal / length,
                        false,
                        a.on_outline && b.on_outline,
                        0,
                        halvings};
    corner.front = is_front(corner.scene, corner.normal);
    corner.outcode = box_outcode(corner.at);
    return corner;
}

/// Those on the outline of the triangles, and between a part that shows its front and one that shows its back: of these
/// two at least one sees that it is not as both of an edge's ends say; where one end says so and the other not, that
/// with its back is told to.
unsigned CurvedOutline::outline_edges(const Triangle& corners) const {
    const auto& [a, b, c] = corners;
    if (a.normal.isZero(0) || b.normal.isZero(0) || c.normal.isZero(0)) return 7;
    const Vec3 face = cross_product(b.scene - a.scene, c.scene - a.scene);
    const bool front = face.dot(a.normal + b.normal + c.normal) * face.dot(view_.toward_eye(a.scene)) > 0;
    unsigned edges = 0;
    for (std::size_t k = 0; k < 3; ++k) {
        const CurvedCorner &from = corners[k], &to = corners[(k + 1) % 3];
        const bool turned = from.front != to.front ? !front : from.front != front;
        if (turned || (from.on_outline && to.on_outline)) edges |= 1u << k;
    }
    return edges;
}

bool CurvedOutline::cut_or_keep(const Triangle& corners, bool keeps, std::vector<CurvedPart>& parts) const {
    std::array<std::optional<CurvedCorner>, 3> middles;
    std::size_t cuts = 0;
    for (std::size_t k = 0; k < 3; ++k) {
        middles[k] = middle(corners[k], corners[(k + 1) % 3]);
        cuts += middles[k] ? 1 : 0;
    }
    const auto add = [&](const CurvedCorner& a, const CurvedCorner& b, const CurvedCorner& c) {
        cut_or_keep({a, b, c}, true, parts);
    };
    if (cuts == 0) {
        if (!keeps) return false;
        CurvedPart& part = parts.emplace_back();
        for (std::size_t k = 0; k < 3; ++k) part.corners[k] = {corners[k].at, corners[k].normal};
        part.outline_edges = outline_edges(corners);
        return true;
    }
    if (cuts == 3) {
        for (std::size_t k = 0; k < 3; ++k) add(corners[k], *middles[k], *middles[(k + 2) % 3]);
        add(*middles[0], *middles[1], *middles[2]);
        return true;
    }
    for (std::size_t k = 0; k < 3; ++k) {
        const std::size_t next = (k + 1) % 3, last = (k + 2) % 3;
        if (cuts == 1 && middles[k]) {
            add(corners[k], *middles[k], corners[last]);
            add(*middles[k], corners[next], corners[last]);
        } else if (cuts == 2 && !middles[k]) {
            add(corners[last], *middles[last], *middles[next]);
            add(corners[k], corners[next], *middles[next]);
            add(corners[k], *middles[next], *middles[last]);
        }
    }
    return true;
}

bool CurvedOutline::cut(const Triangle& corners, std::vector<CurvedPart>& parts) const {
    return cut_or_keep(corners, false, parts);
}

}  // namespace lectern
