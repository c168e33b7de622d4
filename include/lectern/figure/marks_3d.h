#pragma once
#include "lectern/base/colormap.h"
#include "lectern/base/geometry.h"
#include "lectern/figure/block.h"
#include "lectern/figure/marks_2d.h"
#include "lectern/figure/style.h"
#include "lectern/figure/true_surface.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What may stand inside a box in space. Places are data units, widths and sizes CSS pixels.
namespace lectern {

/// Lines where one coordinate of a surface is constant, drawn on it by distance to the level.
struct LevelLines {
    std::vector<double> levels;  ///< Data units of that axis, increasing; empty draws none.
    Stroke stroke;
};

/// Plotly's lighting of surfaces, each part from 0 to 1 (specular to 2, fresnel to 5).
struct Lighting {
    double ambient = 0.8, diffuse = 0.8, specular = 0.05, roughness = 0.5, fresnel = 0.2;
};

/// A smooth surface as triangles.
struct Mesh {
    std::vector<Vec3> points;
    std::vector<Vec3> normals;  ///< One a point, data units (not unit length); empty: flat triangles.
    std::vector<std::array<std::uint32_t, 3>>
        triangles;  ///< Indices into points; either winding. NaN points drop their triangles.
    /// Colour by height: `colormap` over `range` (z in data units). Without a map, `color` alone.
    std::optional<ColorMap> colormap;
    Range range;
    Color color;
    double opacity = 1;                     ///< From 0 to 1, of the surface and its lines.
    std::array<LevelLines, 3> level_lines;  ///< Of constant x, y and z.
    Lighting lighting;
    /// Names the true surface that the triangles stand for. Of two meshes of one surface the later lies above wherever
    /// both are, though their triangles run through one another. Empty: of none that another stands for.
    std::string surface{};
    /// Says what samples see beside its outlines, if there is one.
    std::shared_ptr<const TrueSurface> truth{};
};

/// A line in space, hidden where a surface is in front of it. One that lies on a surface is drawn whole.
struct Line3d {
    std::vector<Vec3> points;  ///< A point with a NaN coordinate breaks the line.
    Stroke stroke;
    std::optional<Stroke> hidden{};  ///< How the parts behind surfaces are drawn; absent: not at all.
    /// 0 or 1: laid flat on the wall across x or y that the camera makes the far one. Absent: stands at its points.
    std::optional<int> far_wall{};
};

/// A round or square mark that faces the eye; wholly seen or wholly hidden, by its middle.
struct Marker3d {
    Vec3 at;
    MarkerStyle style;
};

/// A straight arrow in space; heads as in the plane.
struct Arrow3d {
    Vec3 from, to;
    Stroke stroke;
    double head_length = 10, head_width = 7;  ///< CSS pixels.
    std::optional<Stroke> hidden{};           ///< As a Line3d's, of the shaft.
};

/// Words beside a place in space, never hidden; see Label2d.
struct Label3d {
    Vec3 at;
    std::string text;
    Anchor anchor = Anchor::above_right;  ///< Where it stands best.
    double gap = 6;
    Color color;
    std::vector<PartLook> parts{};
    double size = 1;  ///< Times the size of the figure's labels.
    bool bold = false, italic = false;
    bool fixed = false;  ///< Stands at its anchor and nowhere else: its author said so.
};

using Mark3d = std::variant<Mesh, Line3d, Marker3d, Arrow3d, Label3d, Inset>;

}  // namespace lectern
