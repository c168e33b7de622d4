#include "raster/surfaces.h"

#include "lectern/base/parallel.h"
#include "raster/clip_to_box.h"
#include "lectern/base/cross_product.h"
#include "raster/samples.h"
#include "raster/triangle_setup.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

/// Beyond this many pixels from the picture's corner the integer edge functions would overflow.
constexpr double farthest_pixel = 1 << 21;

/// Each mesh is drawn this much nearer than the one before it: where two lie in one plane, rounding would show shreds
/// of both. Some hundredths of a pixel's breadth at most.
constexpr float tie_depth = 2e-6f;

/// Points and triangles are worked on in runs of this many, each by one thread.
constexpr std::size_t run_length = 2048;

int run_count(std::size_t count) { return static_cast<int>((count + run_length - 1) / run_length); }
std::size_t begin_of_run(int run) { return static_cast<std::size_t>(run) * run_length; }
std::size_t end_of_run(int run, std::size_t count) { return std::min(count, begin_of_run(run) + run_length); }

/// Projects one mesh after the other into `surfaces`.
class SurfaceProjector {
public:
    SurfaceProjector(const Plot3d& plot, const View& view, double scale, int jobs, Surfaces& surfaces)
        : plot_(plot), view_(view), ray_(view), scale_(scale), jobs_(jobs), surfaces_(surfaces) {
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
    /// A mesh whose points are projected.
    struct ProjectedMesh {
        const Mesh& mesh;
        std::vector<Vec3> units;      ///< The points in the box's unit cube.
        std::vector<Corner> corners;  ///< One a point.
        std::uint32_t style = 0;
        std::uint32_t first_number = 0;  ///< Of its points, then of its triangles: apart from those of other meshes.
    };
    /// What a run of triangles gives.
    struct Triangles {
        std::vector<TriangleShape> shapes;
        std::vector<TriangleShading> shading;
        std::vector<TriangleKinship> kinship;
    };

    [[nodiscard]] Corner project(const Vec3& unit, const Vec3& normal) const;
    void project_points(ProjectedMesh& projected) const;
    [[nodiscard]] Triangles set_up(const ProjectedMesh& projected, std::size_t first, std::size_t last) const;
    void add_triangle(const Corner& a, const Corner& b, const Corner& c, const std::array<std::uint32_t, 3>& numbers,
                      std::uint32_t style, Triangles& out) const;
    void add_clipped(const Corner& a, const Corner& b, const Corner& c, const std::array<Vec3, 3>& units,
                     std::uint32_t number, std::uint32_t style, Triangles& out) const;
    [[nodiscard]] Vec3 to_unit(const Vec3& data) const { return (data - low_).cwiseQuotient(length_); }

    const Plot3d& plot_;
    const View& view_;
    EyeRay ray_;
    double scale_;
    int jobs_;
    Surfaces& surfaces_;
    std::array<Range, 3> ranges_;
    Vec3 low_, length_, normal_scale_;
    std::uint32_t next_number_ = 0;
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
    corner.vertex.off_x = static_cast<float>(at.x - static_cast<double>(corner.vertex.x) / subpixels);
    corner.vertex.off_y = static_cast<float>(at.y - static_cast<double>(corner.vertex.y) / subpixels);
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
                                    const std::array<std::uint32_t, 3>& numbers, std::uint32_t style,
                                    Triangles& out) const {
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
        attributes[depth_at] -= tie_depth * static_cast<float>(style);
        const double weight = static_cast<double>(attributes[weight_at]) * toward;
        for (std::size_t axis = 0; axis < 3; ++axis)
            attributes[normal_right + axis] = static_cast<float>(normal.dot(view_.basis()[axis]) * weight);
    }
    TriangleShape shape;
    TriangleShading shading;
    if (!set_up_triangle(vertices, surfaces_.styles[style], view_.depth_per_pixel(1), ray_, shape, shading)) return;
    out.shapes.push_back(shape);
    out.shading.push_back(shading);
    const bool steep = shading.lean > 4 * shading.depth_per_pixel;
    out.kinship.push_back({numbers, style, front, steep, surfaces_.styles[style].opacity < 1});
}

void SurfaceProjector::add_clipped(const Corner& a, const Corner& b, const Corner& c, const std::array<Vec3, 3>& units,
                                   std::uint32_t number, std::uint32_t style, Triangles& out) const {
    std::vector<BoxVertex> polygon = {{units[0], a.normal}, {units[1], b.normal}, {units[2], c.normal}};
    clip_polygon_to_box(polygon);
    if (polygon.size() < 3) return;
    std::vector<Corner> corners;
    corners.reserve(polygon.size());
    for (const BoxVertex& vertex : polygon) corners.push_back(project(vertex.at, vertex.normal));
    // All pieces of one triangle share a number, so that they count as neighbours.
    for (std::size_t k = 2; k < corners.size(); ++k)
        add_triangle(corners[0], corners[k - 1], corners[k], {number, number, number}, style, out);
}

void SurfaceProjector::project_points(ProjectedMesh& projected) const {
    const Mesh& mesh = projected.mesh;
    const bool smooth = mesh.normals.size() == mesh.points.size();
    projected.corners.resize(mesh.points.size());
    parallel_for(run_count(mesh.points.size()), jobs_, [&](int run) {
        const std::size_t last = end_of_run(run, mesh.points.size());
        for (std::size_t i = begin_of_run(run); i < last; ++i) {
            const Vec3 normal = smooth ? scene_normal(mesh.normals[i]) : Vec3(0, 0, 0);
            projected.corners[i] = project(projected.units[i], normal);
        }
    });
}

SurfaceProjector::Triangles SurfaceProjector::set_up(const ProjectedMesh& projected, std::size_t first,
                                                     std::size_t last) const {
    const auto& [mesh, units, corners, style, first_number] = projected;
    // clang 14 captures no structured binding by name.
    const auto number_of = [first = first_number](std::size_t index) {
        return first + static_cast<std::uint32_t>(index);
    };
    Triangles out;
    out.shapes.reserve(last - first);
    out.shading.reserve(last - first);
    out.kinship.reserve(last - first);
    for (std::size_t triangle = first; triangle < last; ++triangle) {
        const auto& [i, j, k] = mesh.triangles[triangle];
        if (i >= units.size() || j >= units.size() || k >= units.size()) continue;
        if (!units[i].allFinite() || !units[j].allFinite() || !units[k].allFinite()) continue;
        const Corner &a = corners[i], &b = corners[j], &c = corners[k];
        if ((a.outcode & b.outcode & c.outcode) != 0) continue;
        if ((a.outcode | b.outcode | c.outcode) == 0)
            add_triangle(a, b, c, {number_of(i), number_of(j), number_of(k)}, style, out);
        else
            add_clipped(a, b, c, {units[i], units[j], units[k]}, number_of(units.size() + triangle), style, out);
    }
    return out;
}

void SurfaceProjector::add(const Mesh& mesh) {
    ProjectedMesh projected{mesh, {}, {}, static_cast<std::uint32_t>(surfaces_.styles.size()), next_number_};
    next_number_ += static_cast<std::uint32_t>(mesh.points.size() + mesh.triangles.size());
    std::array<Range, 3> extent;
    projected.units.reserve(mesh.points.size());
    for (const Vec3& point : mesh.points) {
        const Vec3& unit = projected.units.emplace_back(to_unit(point));
        if (!unit.allFinite()) continue;
        for (int k = 0; k < 3; ++k) extent[static_cast<std::size_t>(k)].include(unit[k]);
    }
    surfaces_.styles.push_back(make_surface_style(mesh, ranges_, extent, scale_));
    surfaces_.translucent = surfaces_.translucent || surfaces_.styles.back().opacity < 1;
    project_points(projected);

    // Runs are set up in any order and joined in theirs: the picture knows nothing of the threads.
    std::vector<Triangles> runs(static_cast<std::size_t>(run_count(mesh.triangles.size())));
    parallel_for(static_cast<int>(runs.size()), jobs_, [&](int run) {
        runs[static_cast<std::size_t>(run)] =
            set_up(projected, begin_of_run(run), end_of_run(run, mesh.triangles.size()));
    });
    std::size_t count = surfaces_.shapes.size();
    for (const Triangles& run : runs) count += run.shapes.size();
    surfaces_.shapes.reserve(count);
    surfaces_.shading.reserve(count);
    surfaces_.kinship.reserve(count);
    for (Triangles& run : runs) {
        surfaces_.shapes.insert(surfaces_.shapes.end(), run.shapes.begin(), run.shapes.end());
        surfaces_.shading.insert(surfaces_.shading.end(), run.shading.begin(), run.shading.end());
        surfaces_.kinship.insert(surfaces_.kinship.end(), run.kinship.begin(), run.kinship.end());
        run = {};
    }
}

}  // namespace

Surfaces project_surfaces(const Plot3d& plot, const View& view, double scale, int jobs) {
    Surfaces surfaces;
    SurfaceProjector projector(plot, view, scale, jobs, surfaces);
    for (const auto& group : plot.groups)
        for (const Mark3d& mark : *group)
            if (const auto* mesh = std::get_if<Mesh>(&mark); mesh != nullptr && mesh->opacity > 0) projector.add(*mesh);
    return surfaces;
}

}  // namespace lectern
