#include "raster/curved_outline.h"

#include "lectern/base/cross_product.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace lectern {
namespace {

/// Most edges need one or two; no normals may make it endless.
constexpr int most_halvings = 6;

/// In pixels. An edge that is further off its curve than `most_off` is one of few triangles on purpose, or its normals
/// mislead, as at a kink.
constexpr double least_off = 0.05, most_off = 1, shortest_edge = 0.25;

/// How much less an edge may bend at one end than at the other.
constexpr double least_even = 0.2;

/// How near a triangle's normals must be to each other for a surface without a crease there, and how near a fold must
/// be to the line of sight to make a cusp (cosines).
constexpr double smooth_cosine = 0.95, cusp_cosine = 0.7;

/// How far apart coordinates may lie that count as the same.
constexpr double same_place = 1e-12;

/// Borders are numbered: the faces of the box as in box_outcode, and last the fold.
constexpr int fold = 6, border_count = 7;
constexpr unsigned all_faces = (1u << fold) - 1;

/// Along its axis, in the unit cube: what lies on it is inside.
double place_of_face(int face) { return face % 2 == 0 ? -box_tolerance : 1 + box_tolerance; }

bool is_smooth(const CurvedTriangle& triangle) {
    const auto& [a, b, c] = triangle.corners;
    return std::min({a.normal.dot(b.normal), b.normal.dot(c.normal), c.normal.dot(a.normal)}) > smooth_cosine;
}

/// Whether an outline may run along or across an edge, or a face of the box cut it.
bool is_seen(const CurvedCorner& a, const CurvedCorner& b) {
    if ((a.outcode & b.outcode) != 0) return false;
    return (a.on_outline && b.on_outline) || a.front != b.front || a.outcode != b.outcode;
}

/// The borders that a corner lies on one side of: beyond a face, or where the back is seen; and on the other side.
unsigned beyond_borders(const CurvedCorner& corner) {
    return (corner.outcode | static_cast<unsigned>(!corner.front && !corner.normal.isZero(0)) << fold) &
           ~corner.borders;
}
unsigned within_borders(const CurvedCorner& corner) {
    return ((~corner.outcode & all_faces) | static_cast<unsigned>(corner.front && !corner.normal.isZero(0)) << fold) &
           ~corner.borders;
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

/// Where `value` changes its sign between 0 and 1, whose values are `low` and `high` (false position, with the change
/// of the Illinois method: M. Dowell and P. Jarratt, BIT 11, 1971).
template <typename Function>
double find_change_of_sign(double low, double high, const Function& value) {
    double from = 0, to = 1, share = 0.5;
    int last = 0;
    for (int round = 0; round < 40 && to - from > 1e-9; ++round) {
        share = std::clamp((from * high - to * low) / (high - low), from, to);
        const double found = value(share);
        if (std::abs(found) < 1e-14) break;
        const bool before = (found > 0) == (low > 0);
        (before ? from : to) = share;
        (before ? low : high) = found;
        if (before && last == 1) high /= 2;
        if (!before && last == -1) low /= 2;
        last = before ? 1 : -1;
    }
    return share;
}

/// An order of an edge's ends that does not depend on the triangle.
bool comes_first(const CurvedCorner& a, const CurvedCorner& b) {
    const auto place = [](const CurvedCorner& corner) {
        return std::tuple(corner.pixel.x(), corner.pixel.y(), corner.at.x(), corner.at.y(), corner.at.z());
    };
    return place(a) < place(b);
}

template <typename FindPoint>
EdgePoints find_edge_points(const CurvedTriangle& triangle, const FindPoint& find) {
    EdgePoints points;
    for (std::size_t k = 0; k < 3; ++k) {
        const CurvedCorner &a = triangle.corners[k], &b = triangle.corners[(k + 1) % 3];
        points[k] = comes_first(a, b) ? find(a, b) : find(b, a);
    }
    return points;
}

/// Visits the triangles that one with such places is divided into; false where there is none. `rim`: 1 where an edge
/// between two of the places, or from one to a corner, is a rim, else 0.
template <typename Visit>
bool divide(const CurvedTriangle& triangle, const EdgePoints& points, unsigned rim, const Visit& visit) {
    const auto& corners = triangle.corners;
    const auto old = [&](std::size_t edge) { return triangle.rims >> edge & 1; };
    const auto count = std::ranges::count_if(points, [](const auto& point) { return point.has_value(); });
    if (count == 3) visit({{*points[0], *points[1], *points[2]}, 7 * rim});
    for (std::size_t k = 0; k < 3; ++k) {
        const std::size_t next = (k + 1) % 3, last = (k + 2) % 3;
        if (count == 3) {
            visit({{corners[k], *points[k], *points[last]}, old(k) | rim << 1 | old(last) << 2});
        } else if (count == 1 && points[k]) {
            visit({{corners[k], *points[k], corners[last]}, old(k) | rim << 1 | old(last) << 2});
            visit({{*points[k], corners[next], corners[last]}, old(k) | old(next) << 1 | rim << 2});
        } else if (count == 2 && !points[k]) {
            visit({{corners[last], *points[last], *points[next]}, old(last) | rim << 1 | old(next) << 2});
            visit({{corners[k], corners[next], *points[next]}, old(k) | old(next) << 1});
            visit({{corners[k], *points[next], *points[last]}, rim << 1 | old(last) << 2});
        }
    }
    return count > 0;
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

CurvedOutline::EdgeCurve CurvedOutline::curve_of(const CurvedCorner& a, const CurvedCorner& b) const {
    const Vec3 edge = b.scene - a.scene;
    EdgeCurve curve{{0, 0, 0}, {0, 0, 0}, a.normal, b.normal, false};
    // Where one normal is unknown, as at the rim of a root, the edge is taken to bend evenly.
    const auto mirrored = [&](const Vec3& normal) -> Vec3 {
        return normal - 2 * edge.dot(normal) / edge.squaredNorm() * edge;
    };
    if (a.normal.isZero(0)) curve.from_normal = mirrored(b.normal);
    if (b.normal.isZero(0)) curve.to_normal = mirrored(a.normal);
    const Vec3 na = within_plane_of(edge, curve.from_normal), nb = within_plane_of(edge, curve.to_normal);
    if (na.isZero(0) || nb.isZero(0)) return curve;
    const double rise_a = -edge.dot(na), rise_b = edge.dot(nb);
    curve.from = rise_a * na;
    curve.to = rise_b * nb;
    curve.known = true;
    const Vec3 off = curve.off(0.5);
    if (off.squaredNorm() <= least_off_ * least_off_) return curve;
    // Where all of the bend is at one end there is a kink.
    const bool kink = !(std::min(rise_a / rise_b, rise_b / rise_a) > least_even);
    const Vec3 chord_middle = 0.5 * (a.scene + b.scene);
    const Projected straight = view_.project_scene(chord_middle), bent = view_.project_scene(chord_middle + off);
    const double pixels = Vec2(bent.x - straight.x, bent.y - straight.y).squaredNorm();
    if (kink || !(pixels < most_off * most_off)) {
        curve.from = curve.to = Vec3(0, 0, 0);
        curve.known = false;
    }
    return curve;
}

Vec3 CurvedOutline::EdgeCurve::place(const CurvedCorner& a, const CurvedCorner& b, double share) const {
    return a.scene + share * (b.scene - a.scene) + off(share);
}

/// The normals go over into each other, but stand across the curve.
Vec3 CurvedOutline::EdgeCurve::normal(const CurvedCorner& a, const CurvedCorner& b, double share) const {
    const Vec3 mixed = (1 - share) * from_normal + share * to_normal;
    const Vec3 along = b.scene - a.scene + (1 - share) * (1 - 3 * share) * from + share * (2 - 3 * share) * to;
    return mixed - mixed.dot(along) / along.squaredNorm() * along;
}

CurvedCorner CurvedOutline::corner_on(const CurvedCorner& a, const CurvedCorner& b, const EdgeCurve& curve,
                                      double share, unsigned borders) const {
    CurvedCorner corner;
    corner.borders = (a.borders & b.borders) | borders;
    corner.scene = curve.place(a, b, share);
    corner.at = corner.scene.cwiseQuotient(sides_) + Vec3(0.5, 0.5, 0.5);
    for (int face = 0; face < fold; ++face)
        if ((corner.borders >> face & 1) != 0) {
            corner.at[face / 2] = place_of_face(face);
            corner.scene[face / 2] = (place_of_face(face) - 0.5) * sides_[face / 2];
        }
    const Projected projected = view_.project_scene(corner.scene);
    corner.pixel = {projected.x, projected.y};
    corner.outcode = box_outcode(corner.at);
    const Vec3 normal = curve.normal(a, b, share);
    const double length = normal.norm();
    corner.normal = length > 1e-3 ? Vec3(normal / length) : Vec3(0, 0, 0);
    corner.front = is_front(corner.scene, corner.normal);
    corner.on_outline = a.on_outline && b.on_outline;
    corner.halvings = std::max(a.halvings, b.halvings);
    return corner;
}

std::optional<CurvedCorner> CurvedOutline::middle(const CurvedCorner& a, const CurvedCorner& b) const {
    const int halvings = std::max(a.halvings, b.halvings) + 1;
    if (halvings > most_halvings || !is_seen(a, b)) return std::nullopt;
    if (!((a.pixel - b.pixel).squaredNorm() > shortest_edge * shortest_edge)) return std::nullopt;
    const EdgeCurve curve = curve_of(a, b);
    if (!(curve.off(0.5).squaredNorm() > least_off_ * least_off_)) return std::nullopt;
    CurvedCorner corner = corner_on(a, b, curve, 0.5);
    if (!((corner.pixel - 0.5 * (a.pixel + b.pixel)).squaredNorm() > least_off * least_off)) return std::nullopt;
    if (corner.normal.isZero(0)) return std::nullopt;
    corner.halvings = halvings;
    return corner;
}

std::optional<CurvedCorner> CurvedOutline::passage(const CurvedCorner& a, const CurvedCorner& b, int border) const {
    const unsigned passed = (beyond_borders(a) & within_borders(b)) | (within_borders(a) & beyond_borders(b));
    if ((passed >> border & 1) == 0) return std::nullopt;
    const EdgeCurve curve = curve_of(a, b);
    if (border == fold) {
        if (!curve.known) return std::nullopt;
        const auto facing = [&](double at) {
            return curve.normal(a, b, at).dot(view_.way_to_eye(curve.place(a, b, at)));
        };
        const double share = find_change_of_sign(facing(0), facing(1), facing);
        return corner_on(a, b, curve, share, 1u << fold);
    }
    const int axis = border / 2;
    const double face = place_of_face(border);
    const double share = find_change_of_sign(a.at[axis] - face, b.at[axis] - face, [&](double at) {
        return a.at[axis] + at * (b.at[axis] - a.at[axis]) + curve.off(at)[axis] / sides_[axis] - face;
    });
    return corner_on(a, b, curve, share, 1u << border);
}

OutlineSide CurvedOutline::side(const CurvedCorner& a, const CurvedCorner& b, int bend) const {
    if (comes_first(b, a)) {
        OutlineSide turned = side(b, a, bend);
        turned.reversed = true;
        return turned;
    }
    OutlineSide side;
    const Vec2 chord = b.pixel - a.pixel;
    const double length = chord.norm();
    side.x = a.pixel.x();
    side.y = a.pixel.y();
    side.along_x = length > 0 ? chord.x() / length : 1;
    side.along_y = length > 0 ? chord.y() / length : 0;
    side.length = length;
    const EdgeCurve curve = curve_of(a, b);
    const auto bulge = [&](const Vec3& end, const Vec3& off) {
        // An eighth of it is how far it leads away at most, where all else is level.
        const Projected from = view_.project_scene(end), to = view_.project_scene(end + off / 8);
        const double away = side.along_x * (to.y - from.y) - side.along_y * (to.x - from.x);
        return static_cast<float>(8 * std::clamp(away, -most_bulge / 2, most_bulge / 2));
    };
    side.bulge_from = bulge(a.scene, curve.from);
    side.bulge_to = bulge(b.scene, curve.to);
    if (bend != 0 && ((a.borders & b.borders) >> fold & 1) != 0) {
        // There the line of sight lies in the surface, which leaves it along the normal.
        const Vec3 normal = a.normal + b.normal;
        const auto& [right, up, back] = view_.basis();
        const double to_right = -side.along_x * normal.dot(up) - side.along_y * normal.dot(right);
        side.surface_at = to_right * bend > 0 ? 1 : -1;
    }
    return side;
}

int CurvedOutline::bend_of(const CurvedTriangle& triangle) const {
    const auto& [a, b, c] = triangle.corners;
    if ((a.front == b.front && b.front == c.front) || !is_smooth(triangle)) return 0;
    const auto facing = [&](const CurvedCorner& corner) {
        return corner.normal.dot(view_.way_to_eye(corner.scene).normalized());
    };
    // How the facing changes along what lies in the triangle's plane of the line of sight.
    const Vec3 ab = b.scene - a.scene, ac = c.scene - a.scene, way = view_.way_to_eye(a.scene);
    const double bb = ab.dot(ab), bc = ab.dot(ac), cc = ac.dot(ac), way_b = way.dot(ab), way_c = way.dot(ac);
    const double change =
        (way_b * cc - way_c * bc) * (facing(b) - facing(a)) + (way_c * bb - way_b * bc) * (facing(c) - facing(a));
    return change < 0 ? 1 : change > 0 ? -1 : 0;
}

bool CurvedOutline::turns_back(const CurvedTriangle& triangle, const EdgePoints& passages) const {
    std::array<const CurvedCorner*, 3> ends{};
    std::size_t count = 0;
    for (const auto& passage : passages)
        if (passage) ends[count++] = &*passage;
    if (count == 1)
        for (const CurvedCorner& corner : triangle.corners)
            if ((corner.borders >> fold & 1) != 0) ends[count++] = &corner;
    if (count != 2) return false;
    // A smooth surface does, but at a cusp of its outline, where the fold leads along the line of sight.
    if (is_smooth(triangle)) {
        const Vec3 along = ends[1]->scene - ends[0]->scene, way = view_.way_to_eye(ends[0]->scene);
        const double together = along.dot(way), both = along.squaredNorm() * way.squaredNorm();
        if (together * together < cusp_cosine * cusp_cosine * both) return true;
    }
    const OutlineSide border = side(*ends[0], *ends[1], 0);
    double left = 0, right = 0;
    for (const CurvedCorner& corner : triangle.corners) {
        const double away = border.away(corner.pixel.x(), corner.pixel.y());
        left = std::max(left, -away);
        right = std::max(right, away);
    }
    constexpr double rounding = 1e-4;  // pixels
    return (left < rounding) != (right < rounding);
}

void CurvedOutline::halve(const CurvedTriangle& triangle, std::vector<CurvedPart>& parts) const {
    const EdgePoints middles = find_edge_points(triangle, [&](const auto& a, const auto& b) { return middle(a, b); });
    if (!divide(triangle, middles, 0, [&](const CurvedTriangle& part) { halve(part, parts); }))
        cut_at_borders(triangle, 0, parts);
}

void CurvedOutline::cut_at_borders(const CurvedTriangle& triangle, int border, std::vector<CurvedPart>& parts) const {
    unsigned beyond = 0, within = 0;
    for (const CurvedCorner& corner : triangle.corners) {
        beyond |= beyond_borders(corner);
        within |= within_borders(corner);
    }
    for (; border < border_count; ++border) {
        if ((beyond & within) >> border == 0) break;
        if (((beyond & within) >> border & 1) == 0) continue;
        // Of three edges at most two lead from one side to the other.
        const EdgePoints passages =
            find_edge_points(triangle, [&](const auto& a, const auto& b) { return passage(a, b, border); });
        // Beyond a face nothing is drawn.
        const bool rim = border < fold || turns_back(triangle, passages);
        const auto go_on = [&](const CurvedTriangle& part) { cut_at_borders(part, border + 1, parts); };
        if (divide(triangle, passages, rim ? 1 : 0, go_on)) return;
    }
    add_part(triangle, parts);
}

void CurvedOutline::add_part(const CurvedTriangle& triangle, std::vector<CurvedPart>& parts) const {
    const auto& [a, b, c] = triangle.corners;
    if ((a.outcode | b.outcode | c.outcode) != 0) return;
    CurvedPart& part = parts.emplace_back(CurvedPart{triangle.corners, triangle.rims, triangle.rims});
    for (std::size_t k = 0; k < 3; ++k) {
        const CurvedCorner &from = part.corners[k], &to = part.corners[(k + 1) % 3];
        if ((from.on_outline && to.on_outline) || (from.borders & to.borders) != 0) part.outline_edges |= 1u << k;
    }
    const auto known = std::ranges::count_if(part.corners, [](const auto& corner) { return !corner.normal.isZero(0); });
    if (known == 0) return;
    if (known < 3) {
        part.outline_edges = 7;
        return;
    }
    // Beyond the edges of a part that is turned otherwise than its corners say there may be nothing, on the screen.
    const Vec3 face = cross_product(b.scene - a.scene, c.scene - a.scene);
    const bool front = face.dot(a.normal + b.normal + c.normal) * face.dot(view_.toward_eye(a.scene)) > 0;
    for (const CurvedCorner& corner : part.corners)
        if (((front ? beyond_borders(corner) : within_borders(corner)) >> fold & 1) != 0) part.outline_edges = 7;
}

bool CurvedOutline::cut(const CurvedTriangle& triangle, std::vector<CurvedPart>& parts) const {
    const std::size_t before = parts.size();
    halve(triangle, parts);
    const int bend = bend_of(triangle);
    for (std::size_t i = before; i < parts.size(); ++i) parts[i].bend = bend;
    if (parts.size() != before + 1 || parts.back().exact_edges != 0) return true;
    const auto same = [](const CurvedCorner& a, const CurvedCorner& b) { return a.at == b.at; };
    if (!std::ranges::equal(parts.back().corners, triangle.corners, same)) return true;
    parts.pop_back();
    return false;
}

}  // namespace lectern
