#pragma once
#include "lectern/raster/view.h"
#include "raster/clip_to_box.h"

#include <array>
#include <optional>
#include <vector>

namespace lectern {

/// A corner of a smooth surface's triangle.
struct CurvedCorner {
    Vec3 at;           ///< In the unit cube,
    Vec3 scene;        ///< in scene units,
    Vec2 pixel;        ///< and on the picture.
    Vec3 normal;       ///< Of the scene, unit length, or zero where it is unknown.
    bool front;        ///< Whether the side of the normal is seen.
    bool on_outline;   ///< Whether an outline of the triangles may run through it (find_outline_corners).
    unsigned outcode;  ///< See box_outcode.
    int halvings = 0;  ///< That led to it.
};

/// A part of such a triangle.
struct CurvedPart {
    std::array<BoxVertex, 3> corners;
    unsigned outline_edges;  ///< See TriangleShape.
};

/// Triangles follow a surface to a fraction of a pixel, and nobody sees it but at its outline. There, and where faces
/// of the box cut it, edges are halved at the curve that the normals at their ends tell, until that is off by less than
/// a fiftieth of a pixel. What becomes of an edge depends on its two ends alone, so that neighbours meet without a
/// gap.
///
/// The curves are those of A. Vlachos, J. Peters, C. Boyd, J. L. Mitchell: Curved PN triangles, I3D 2001.
class CurvedOutline {
public:
    /// `sides`: of the box, scene units.
    CurvedOutline(const View& view, const Vec3& sides);

    [[nodiscard]] bool is_front(const Vec3& scene, const Vec3& normal) const {
        return normal.dot(view_.toward_eye(scene)) > 0;
    }
    /// Adds the parts of a triangle, in the unit cube; false where it is not cut.
    bool cut(const std::array<CurvedCorner, 3>& corners, std::vector<CurvedPart>& parts) const;

private:
    using Triangle = std::array<CurvedCorner, 3>;
    /// Where an edge is cut; nothing where it stays.
    [[nodiscard]] std::optional<CurvedCorner> middle(const CurvedCorner& a, const CurvedCorner& b) const;
    [[nodiscard]] unsigned outline_edges(const Triangle& corners) const;
    bool cut_or_keep(const Triangle& corners, bool keeps, std::vector<CurvedPart>& parts) const;

    const View& view_;
    Vec3 sides_;
    double least_off_ = 0;  ///< Scene units: what is nearer to its curve is so on the picture, wherever in the box.
};

}  // namespace lectern
