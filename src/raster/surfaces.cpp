#include "raster/surfaces.h"

#include "raster/clip_to_box.h"
#include "raster/cross_product.h"
#include "raster/samples.h"
#include "raster/triangle_setup.h"

#include <cmath>

namespace lectern {
namespace {

/// Beyond this many pixels from the picture's corner the integer edge functions would overflow.
constexpr double farthest_pixel = 1 << 21;

/// Projects one mesh after the other into `surfaces`.
class SurfaceProjector {
public:
    SurfaceProjector(const Plot3d& plot, const View& view, double scale, Surfaces& surfaces)
        : plot_(plot), view_(view), ray_(view), scale_(scale), surfaces_(surfaces) {
        for (int k = 0; k < 3; ++k) {
            const Range& range = plot.axes.axes[static_cast<std::size_t>(k)].range;
            ranges_[static_cast<std::size_t>(k)] = range;
            low_[k] = range.low;
            length_[k] = range.length();
        }
        // A normal goes over by the inverse transpose: of data -> unit box, then of unit box -> scene.
        normal_scale_ = length_.cwiseQuotient(plot.axes.sides);
    }

    void add(const Mesh& mesh);

private:
    struct Corner {
        SurfaceVertex vertex;
        Vec3 scene;
        Vec3 normal;  ///< Of the scene, unit length; zero where it is unknown.
        unsigned outcode = 0;
        bool finite = false;
    };

    [[nodiscard]] Vec3 scene_normal(const Vec3& normal) const {
        const Vec3 turned = normal.cwiseProduct(normal_scale_);
        const double length = turned.norm();
        return length > 0 && std::isfinite(length) ? Vec3(turned / length) : Vec3(0, 0, 0);
    }
    [[nodiscard]] Corner project(const Vec3& unit, const Vec3& normal) const;
    void add_triangle(const Corner& a, const Corner& b, const Corner& c, const std::array<std::uint32_t, 3>& numbers);
    void add_clipped(const Corner& a, const Corner& b, const Corner& c, const std::array<Vec3, 3>& units);
    [[nodiscard]] Vec3 to_unit(const Vec3& data) const { return (data - low_).cwiseQuotient(length_); }

    const Plot3d& plot_;
    const View& view_;
    EyeRay ray_;
    double scale_;
    Surfaces& surfaces_;
    std::array<Range, 3> ranges_;
    Vec3 low_, length_, normal_scale_;
    std::vector<BoxVertex> polygon_;
    std::uint32_t first_vertex_ = 0;  ///< Numbers of vertices differ between meshes.
    std::uint32_t next_vertex_ = 0;
};

SurfaceProjector::Corner SurfaceProjector::project(const Vec3& unit, const Vec3& normal) const {
    Corner corner;
    corner.scene = (unit - Vec3(0.5, 0.5, 0.5)).cwiseProduct(plot_.axes.sides);
    const Projected at = view_.project_scene(corner.scene);
    // Huge coordinates stand for points far outside the box; such a triangle is clipped or thrown away.
    corner.finite = std::abs(at.x) < farthest_pixel && std::abs(at.y) < farthest_pixel && std::isfinite(at.depth);
    corner.outcode = box_outcode(unit);
    corner.normal = normal;
    if (!corner.finite) return corner;
    corner.vertex.x = static_cast<std::int32_t>(std::floor(at.x * subpixels + 0.5));
    corner.vertex.y = static_cast<std::int32_t>(std::floor(at.y * subpixels + 0.5));
    const double weight = view_.weight(at);
    Attributes& attributes = corner.vertex.attributes;
    attributes[weight_at] = static_cast<float>(weight);
    attributes[unit_x] = static_cast<float>(unit.x() * weight);
    attributes[unit_y] = static_cast<float>(unit.y() * weight);
    attributes[unit_z] = static_cast<float>(unit.z() * weight);
    attributes[depth_at] = static_cast<float>(at.depth);
    return corner;
}

void SurfaceProjector::add_triangle(const Corner& a, const Corner& b, const Corner& c,
                                    const std::array<std::uint32_t, 3>& numbers) {
    const std::array<const Corner*, 3> corners = {&a, &b, &c};
    if (!a.finite || !b.finite || !c.finite) return;
    // The triangle's own plane decides which side is seen: interpolated normals waver near an outline.
    Vec3 face = cross_product(b.scene - a.scene, c.scene - a.scene);
    if (face.dot(a.normal + b.normal + c.normal) < 0) face = -face;
    const double length = face.norm();
    if (!(length > 0)) return;
    const bool front = face.dot(view_.toward_eye((a.scene + b.scene + c.scene) / 3)) >= 0;
    const double toward = front ? 1 : -1;

    std::array<SurfaceVertex, 3> vertices;
    for (std::size_t k = 0; k < 3; ++k) {
        vertices[k] = corners[k]->vertex;
        Vec3 normal = corners[k]->normal;
        if (normal.isZero(0)) normal = face / length;
        Attributes& attributes = vertices[k].attributes;
        const double weight = static_cast<double>(attributes[weight_at]) * toward;
        for (std::size_t axis = 0; axis < 3; ++axis)
            attributes[normal_right + axis] = static_cast<float>(normal.dot(view_.basis()[axis]) * weight);
    }
    TriangleShape shape;
    TriangleShading shading;
    if (!set_up_triangle(vertices, surfaces_.styles.back(), view_.depth_per_pixel(1), ray_, shape, shading)) return;
    surfaces_.shapes.push_back(shape);
    surfaces_.shading.push_back(shading);
    const bool steep = shading.lean > 4 * shading.depth_per_pixel;
    surfaces_.kinship.push_back({numbers, static_cast<std::uint32_t>(surfaces_.styles.size() - 1), front, steep});
}

void SurfaceProjector::add_clipped(const Corner& a, const Corner& b, const Corner& c,
                                   const std::array<Vec3, 3>& units) {
    polygon_ = {{units[0], a.normal}, {units[1], b.normal}, {units[2], c.normal}};
    clip_polygon_to_box(polygon_);
    if (polygon_.size() < 3) return;
    std::vector<Corner> corners;
    for (const BoxVertex& vertex : polygon_) corners.push_back(project(vertex.at, vertex.normal));
    for (std::size_t k = 2; k < corners.size(); ++k) {
        // All pieces of one triangle share a number, so that they count as neighbours.
        add_triangle(corners[0], corners[k - 1], corners[k], {next_vertex_, next_vertex_, next_vertex_});
    }
    ++next_vertex_;
}

void SurfaceProjector::add(const Mesh& mesh) {
    std::vector<Vec3> units(mesh.points.size());
    std::array<Range, 3> extent;
    for (std::size_t i = 0; i < units.size(); ++i) {
        units[i] = to_unit(mesh.points[i]);
        if (!units[i].allFinite()) continue;
        for (int k = 0; k < 3; ++k) extent[static_cast<std::size_t>(k)].include(units[i][k]);
    }
    surfaces_.styles.push_back(make_surface_style(mesh, ranges_, extent, scale_));
    std::vector<Corner> corners(units.size());
    const bool smooth = mesh.normals.size() == mesh.points.size();
    for (std::size_t i = 0; i < units.size(); ++i)
        corners[i] = project(units[i], smooth ? scene_normal(mesh.normals[i]) : Vec3(0, 0, 0));

    first_vertex_ = next_vertex_;
    next_vertex_ += static_cast<std::uint32_t>(units.size());
    surfaces_.shapes.reserve(surfaces_.shapes.size() + mesh.triangles.size());
    surfaces_.shading.reserve(surfaces_.shading.size() + mesh.triangles.size());
    surfaces_.kinship.reserve(surfaces_.kinship.size() + mesh.triangles.size());
    for (const auto& [i, j, k] : mesh.triangles) {
        if (i >= units.size() || j >= units.size() || k >= units.size()) continue;
        const Corner &a = corners[i], &b = corners[j], &c = corners[k];
        if (!units[i].allFinite() || !units[j].allFinite() || !units[k].allFinite()) continue;
        if ((a.outcode & b.outcode & c.outcode) != 0) continue;
        if ((a.outcode | b.outcode | c.outcode) == 0)
            add_triangle(a, b, c, {first_vertex_ + i, first_vertex_ + j, first_vertex_ + k});
        else
            add_clipped(a, b, c, {units[i], units[j], units[k]});
    }
}

}  // namespace

Surfaces project_surfaces(const Plot3d& plot, const View& view, double scale) {
    Surfaces surfaces;
    SurfaceProjector projector(plot, view, scale, surfaces);
    for (const auto& group : plot.groups)
        for (const Mark3d& mark : *group)
            if (const auto* mesh = std::get_if<Mesh>(&mark)) projector.add(*mesh);
    return surfaces;
}

}  // namespace lectern
