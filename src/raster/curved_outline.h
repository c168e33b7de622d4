#pragma once
#include "lectern/raster/view.h"
#include "raster/clip_to_box.h"
#include "raster/surface_triangle.h"

#include <array>
#include <optional>
#include <vector>

namespace lectern {

/// A corner of a surface's triangle.
struct CurvedCorner {
    Vec3 at;               ///< In the unit cube,
    Vec3 scene;            ///< in scene units,
    Vec2 pixel;            ///< and on the picture.
    Vec3 normal;           ///< Of the scene, unit length, or zero where it is unknown.
    bool front;            ///< Whether the side of the normal is seen.
    bool on_outline;       ///< Whether an outline of the triangles may run through it (MeshOutline).
    unsigned outcode;      ///< See box_outcode.
    int halvings = 0;      ///< That led to it.
    unsigned borders = 0;  ///< Bit k: it was put onto that border of the surface (CurvedOutline).
};

struct CurvedTriangle {
    std::array<CurvedCorner, 3> corners;
    unsigned rims = 0;  ///< Bit k: beyond the edge from corner k to the next the surface does not go on.
};

/// Places on a triangle's edges, each from a corner to the next.
using EdgePoints = std::array<std::optional<CurvedCorner>, 3>;

/// A part of such a triangle.
struct CurvedPart {
    std::array<CurvedCorner, 3> corners;
    unsigned outline_edges, exact_edges;  ///< See TriangleShape.
    /// Where the surface turns its back there: 1 if along the line of sight it bends to the side of its normals, -1 if
    /// it bends away from them; 0 where it doesn't turn.
    int bend = 0;
};

/// Triangles follow a surface to a fraction of a pixel, and nobody sees it but at its outline. There edges stand for
/// curves that the normals at their ends tell: edges are halved at them until they are within a twentieth of a pixel,
/// triangles are cut where such a curve passes a border, that is a face of the box or the fold beyond which the
/// surface shows its other side, and what is left of the outline's curves is told by OutlineSide. What becomes of an
/// edge depends on its two ends alone, so that neighbours meet without a gap.
///
/// The curves are those of A. Vlachos, J. Peters, C. Boyd, J. L. Mitchell: Curved PN triangles, I3D 2001.
class CurvedOutline {
public:
    /// `sides`: of the box, scene units.
    CurvedOutline(const View& view, const Vec3& sides);

    [[nodiscard]] bool is_front(const Vec3& scene, const Vec3& normal) const {
        return normal.dot(view_.way_to_eye(scene)) > 0;
    }
    /// Adds what the box leaves of a triangle; false where it is that triangle as it was, and none of its edges is
    /// exact.
    bool cut(const CurvedTriangle& triangle, std::vector<CurvedPart>& parts) const;

    /// The curve of an edge of a part, from `a` to `b` in the order of the screen; of its two triangles each finds the
    /// same. `bend`: see CurvedPart.
    [[nodiscard]] OutlineSide side(const CurvedCorner& a, const CurvedCorner& b, int bend) const;

private:
    /// How an edge bends: at the share s of the way it is off its chord by s (1 - s) ((1 - s) from + s to).
    struct EdgeCurve {
        Vec3 from{0, 0, 0}, to{0, 0, 0};                ///< Scene units.
        Vec3 from_normal{0, 0, 0}, to_normal{0, 0, 0};  ///< Of unit length.
        bool known = false;  ///< Whether the normals tell it. Otherwise it is taken as straight.

        [[nodiscard]] Vec3 off(double share) const { return share * (1 - share) * ((1 - share) * from + share * to); }
        [[nodiscard]] Vec3 place(const CurvedCorner& a, const CurvedCorner& b, double share) const;
        /// Of any length.
        [[nodiscard]] Vec3 normal(const CurvedCorner& a, const CurvedCorner& b, double share) const;
    };
    [[nodiscard]] EdgeCurve curve_of(const CurvedCorner& a, const CurvedCorner& b) const;
    /// The corner at a share of the way from `a` to `b`, on those borders that both are on and on `borders`.
    [[nodiscard]] CurvedCorner corner_on(const CurvedCorner& a, const CurvedCorner& b, const EdgeCurve& curve,
                                         double share, unsigned borders = 0) const;
    /// Where an edge is halved; nothing where it stays.
    [[nodiscard]] std::optional<CurvedCorner> middle(const CurvedCorner& a, const CurvedCorner& b) const;
    /// Where an edge passes a border; nothing where it doesn't.
    [[nodiscard]] std::optional<CurvedCorner> passage(const CurvedCorner& a, const CurvedCorner& b, int border) const;
    /// Whether a triangle whose edges pass the fold there ends at it, on the screen.
    [[nodiscard]] bool turns_back(const CurvedTriangle& triangle, const EdgePoints& passages) const;
    /// See CurvedPart.
    [[nodiscard]] int bend_of(const CurvedTriangle& triangle) const;
    void halve(const CurvedTriangle& triangle, std::vector<CurvedPart>& parts) const;
    void cut_at_borders(const CurvedTriangle& triangle, int border, std::vector<CurvedPart>& parts) const;
    void add_part(const CurvedTriangle& triangle, std::vector<CurvedPart>& parts) const;

    const View& view_;
    Vec3 sides_;
    double least_off_ = 0;  ///< Scene units: what is nearer to its curve is so on the picture, wherever in the box.
};

}  // namespace lectern
