#include "raster/surfaces.h"

#include "lectern/base/parallel.h"
#include "raster/curved_outline.h"
#include "raster/mesh_outline.h"
#include "raster/samples.h"
#include "raster/triangle_setup.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <utility>

namespace lectern {
namespace {

/// Beyond this many pixels from the picture's corner the integer edge functions would overflow.
constexpr double farthest_pixel = 1 << (29 - subpixel_bits);

/// Each mesh is drawn this much nearer than the one before it: where two lie in one plane, rounding would show shreds
/// of both. Some hundredths of a pixel's breadth at most.
constexpr float tie_depth = 2e-6f;

/// How far two meshes of one surface may leave each other, CSS pixels.
constexpr double twin_reach = 0.4;

/// Points and triangles are worked on in runs of this many, each by one thread.
constexpr std::size_t run_length = 128;

int run_count(std::size_t count) { return static_cast<int>((count + run_length - 1) / run_length); }
std::size_t begin_of_run(int run) { return static_cast<std::size_t>(run) * run_length; }
std::size_t end_of_run(int run, std::size_t count) { return std::min(count, begin_of_run(run) + run_length); }

Vec2 pixel_of(const SurfaceVertex& vertex) {
    return {static_cast<double>(vertex.x) / subpixels + vertex.off_x,
            static_cast<double>(vertex.y) / subpixels + vertex.off_y};
}

/// Projects one mesh after the other into `surfaces`.
class SurfaceProjector {
public:
    SurfaceProjector(const Plot3d& plot, const View& view, double scale, int jobs, Surfaces& surfaces)
        : plot_(plot), view_(view), scale_(scale), jobs_(jobs), surfaces_(surfaces), curves_(view, plot.axes.sides) {
        for (int k = 0; k < 3; ++k) {
            const Range& range = plot.axes.axes[static_cast<std::size_t>(k)].range;
            ranges_[static_cast<std::size_t>(k)] = range;
            low_[k] = range.low;
            length_[k] = range.length();
        }
        // A normal goes over by the inverse transpose: of data -> unit box, then of unit box -> scene.
        normal_scale_ = length_.cwiseQuotient(plot.axes.sides);
    }

    /// Finds the true surfaces that several of the meshes are drawn of; before any is added.
    void expect_twins(std::span<const Mesh* const> meshes);
    void add(const Mesh& mesh);

private:
    /// A mesh whose points are projected.
    struct ProjectedMesh {
        const Mesh& mesh;
        bool smooth = false;  ///< Whether it has a normal for each point.
        std::uint32_t surface = 0;
        std::uint32_t first_vertex = 0;      ///< Of its points, in Surfaces::vertices.
        std::vector<std::uint8_t> outcodes;  ///< Of each point, as box_outcode.
        std::vector<char> drawn;             ///< 1 for each point in the box whose vertex is known.
        std::vector<char> fronts;            ///< Of each point of a smooth mesh: see CurvedCorner.
        std::uint8_t twins = 0;              ///< See TriangleShape.
        std::uint16_t twin_rank = 0;
    };
    /// Both lists have the same length.
    struct Triangles {
        std::vector<TriangleShape> shapes;
        std::vector<TriangleKinship> kinship;
    };
    /// What becomes of triangles that are cut.
    struct Pieces {
        RawVector<SurfaceVertex> vertices;
        std::vector<OutlineSide> sides;
        Triangles triangles;            ///< Their sides are numbers in `sides`, their corners such in `vertices`.
        std::vector<CurvedPart> parts;  ///< Of the triangle that is being cut.
    };
    /// What a run of the mesh's triangles gives.
    struct Run {
        Triangles whole;
        Pieces pieces;
    };

    [[nodiscard]] Vec3 to_unit(const Vec3& data) const { return (data - low_).cwiseQuotient(length_); }
    [[nodiscard]] Vec3 to_scene(const Vec3& unit) const {
        return (unit - Vec3(0.5, 0.5, 0.5)).cwiseProduct(plot_.axes.sides);
    }
    [[nodiscard]] Vec3 normal_at(const ProjectedMesh& projected, std::size_t point) const {
        if (!projected.smooth) return Vec3(0, 0, 0);
        const Vec3 turned = projected.mesh.normals[point].cwiseProduct(normal_scale_);
        const double length = turned.norm();
        return length > 0 && std::isfinite(length) ? Vec3(turned * (1 / length)) : Vec3(0, 0, 0);
    }
    /// `normal`: of the scene, unit length; zero where it is unknown. False where it lies too far away to be drawn.
    bool project(const Vec3& unit, const Vec3& normal, std::uint32_t surface, SurfaceVertex& vertex) const;
    /// Returns the extent of the points in the box's unit cube.
    std::array<Range, 3> project_points(ProjectedMesh& projected) const;
    /// False where the triangle has no area on the screen.
    bool set_up(const RawVector<SurfaceVertex>& vertices, std::array<std::uint32_t, 3> corners, std::uint32_t surface,
                TriangleShape& shape, TriangleKinship& kinship) const;
    /// Whether an outline or a face of the box may be anywhere near.
    static bool may_be_cut(const ProjectedMesh& projected, const MeshOutline& outline,
                           const std::array<std::uint32_t, 3>& corners);
    /// Adds what the box leaves of a triangle, along the curves of its edges; false where it is drawn as it is.
    bool add_parts(const ProjectedMesh& projected, const MeshOutline& outline,
                   const std::array<std::uint32_t, 3>& corners, Pieces& pieces) const;
    void add_part(const ProjectedMesh& projected, const CurvedPart& part, Pieces& pieces) const;
    [[nodiscard]] Run set_up_run(const ProjectedMesh& projected, const MeshOutline& outline, std::size_t first,
                                 std::size_t last) const;
    void add_whole(std::span<Run> runs);
    void add_pieces(std::span<const Run> runs);
    void find_twins(ProjectedMesh& projected);
    void mark_twin(const ProjectedMesh& projected, const SurfaceVertex& corner, TriangleShape& shape) const;

    const Plot3d& plot_;
    const View& view_;
    double scale_;
    int jobs_;
    Surfaces& surfaces_;
    CurvedOutline curves_;
    std::array<Range, 3> ranges_;
    Vec3 low_, length_, normal_scale_;
    std::vector<std::pair<std::string, std::uint16_t>> twins_;  ///< See expect_twins, and how many each has so far.
};

bool SurfaceProjector::project(const Vec3& unit, const Vec3& normal, std::uint32_t surface,
                               SurfaceVertex& vertex) const {
    const Projected at = view_.project_scene(to_scene(unit));
    // Huge coordinates stand for points far outside the box; such a triangle is clipped or thrown away.
    if (!(std::abs(at.x) < farthest_pixel && std::abs(at.y) < farthest_pixel && std::isfinite(at.depth))) return false;
    vertex.x = static_cast<std::int32_t>(std::lrint(at.x * subpixels));
    vertex.y = static_cast<std::int32_t>(std::lrint(at.y * subpixels));
    vertex.off_x = static_cast<float>(at.x - static_cast<double>(vertex.x) / subpixels);
    vertex.off_y = static_cast<float>(at.y - static_cast<double>(vertex.y) / subpixels);
    const double weight = view_.weight(at);
    Attributes& attributes = vertex.attributes;
    attributes[weight_at] = static_cast<float>(weight);
    for (std::size_t axis = 0; axis < 3; ++axis) {
        attributes[unit_x + axis] = static_cast<float>(unit[static_cast<Eigen::Index>(axis)] * weight);
        attributes[normal_right + axis] = static_cast<float>(normal.dot(view_.basis()[axis]) * weight);
    }
    attributes[depth_at] = static_cast<float>(at.depth) - tie_depth * static_cast<float>(surface);
    return true;
}

std::array<Range, 3> SurfaceProjector::project_points(ProjectedMesh& projected) const {
    const std::size_t count = projected.mesh.points.size();
    projected.outcodes.resize(count);
    projected.drawn.resize(count);
    projected.fronts.resize(projected.smooth ? count : 0);
    std::vector<std::array<Range, 3>> extents(static_cast<std::size_t>(run_count(count)));
    parallel_runs(run_count(count), jobs_, [&](int run, int /*thread*/) {
        const std::size_t last = end_of_run(run, count);
        constexpr double infinity = std::numeric_limits<double>::infinity();
        Vec3 low(infinity, infinity, infinity), high = -low;
        for (std::size_t i = begin_of_run(run); i < last; ++i) {
            const Vec3 unit = to_unit(projected.mesh.points[i]);
            if (!unit.allFinite()) continue;
            low = low.cwiseMin(unit);
            high = high.cwiseMax(unit);
            projected.outcodes[i] = static_cast<std::uint8_t>(box_outcode(unit));
            SurfaceVertex& vertex = surfaces_.vertices[projected.first_vertex + i];
            const Vec3 normal = normal_at(projected, i);
            if (projected.smooth) projected.fronts[i] = curves_.is_front(to_scene(unit), normal) ? 1 : 0;
            const bool finite = project(unit, normal, projected.surface, vertex);
            if (!finite) vertex = {};
            projected.drawn[i] = finite && projected.outcodes[i] == 0 ? 1 : 0;
        }
        for (int k = 0; k < 3; ++k)
            extents[static_cast<std::size_t>(run)][static_cast<std::size_t>(k)] = {low[k], high[k]};
    });
    std::array<Range, 3> whole;
    for (const auto& extent : extents)
        for (std::size_t k = 0; k < 3; ++k) whole[k].include(extent[k]);
    return whole;
}

bool SurfaceProjector::set_up(const RawVector<SurfaceVertex>& vertices, std::array<std::uint32_t, 3> corners,
                              std::uint32_t surface, TriangleShape& shape, TriangleKinship& kinship) const {
    const std::int64_t area = twice_area_on_screen(vertices[corners[0]], vertices[corners[1]], vertices[corners[2]]);
    if (area == 0) return false;
    if (area < 0) std::swap(corners[1], corners[2]);
    const std::array<const SurfaceVertex*, 3> at = {&vertices[corners[0]], &vertices[corners[1]],
                                                    &vertices[corners[2]]};
    shape = set_up_shape(at);
    kinship = surfaces_.kinship_of(at, shape);
    kinship.corners = corners;
    kinship.surface = surface & 0x3fffffffu;  // It has 30 bits.
    return true;
}

void SurfaceProjector::expect_twins(std::span<const Mesh* const> meshes) {
    std::map<std::string, std::size_t> counts;
    for (const Mesh* mesh : meshes)
        if (!mesh->surface.empty()) ++counts[mesh->surface];
    for (const auto& [surface, count] : counts)
        if (count > 1 && twins_.size() < 255) twins_.emplace_back(surface, 0);
}

void SurfaceProjector::find_twins(ProjectedMesh& projected) {
    const auto known = std::ranges::find(twins_, projected.mesh.surface, &std::pair<std::string, std::uint16_t>::first);
    if (known == twins_.end()) return;
    projected.twins = static_cast<std::uint8_t>(known - twins_.begin() + 1);
    projected.twin_rank = known->second++;
}

void SurfaceProjector::mark_twin(const ProjectedMesh& projected, const SurfaceVertex& corner,
                                 TriangleShape& shape) const {
    if (projected.twins == 0) return;
    const double pixel = view_.depth_per_pixel(static_cast<double>(corner.attributes[weight_at]));
    const double slope = std::sqrt(static_cast<double>(shape.depth_dx) * shape.depth_dx +
                                   static_cast<double>(shape.depth_dy) * shape.depth_dy);
    shape.twins = projected.twins;
    shape.twin_rank = projected.twin_rank;
    shape.twin_lead = static_cast<float>(twin_reach * scale_ * (pixel + std::min(slope, 8 * pixel)));
}

bool SurfaceProjector::may_be_cut(const ProjectedMesh& projected, const MeshOutline& outline,
                                  const std::array<std::uint32_t, 3>& corners) {
    const auto& [i, j, k] = corners;
    const auto differ = [&](const auto& of) { return of[i] != of[j] || of[j] != of[k]; };
    return outline.has(i) + outline.has(j) + outline.has(k) > 1 || differ(projected.outcodes) ||
           (projected.smooth && differ(projected.fronts));
}

bool SurfaceProjector::add_parts(const ProjectedMesh& projected, const MeshOutline& outline,
                                 const std::array<std::uint32_t, 3>& corners, Pieces& pieces) const {
    CurvedTriangle curved;
    for (std::size_t k = 0; k < 3; ++k) {
        const std::uint32_t corner = corners[k], next = corners[(k + 1) % 3];
        const Vec3 unit = to_unit(projected.mesh.points[corner]);
        if (!unit.allFinite()) return false;
        curved.corners[k] = {unit,
                             to_scene(unit),
                             pixel_of(surfaces_.vertices[projected.first_vertex + corner]),
                             normal_at(projected, corner),
                             projected.smooth && projected.fronts[corner] != 0,
                             outline.has(corner),
                             projected.outcodes[corner]};
        if (outline.is_rim(corner, next)) curved.rims |= 1u << k;
    }
    pieces.parts.clear();
    if (!curves_.cut(curved, pieces.parts)) return false;
    for (const CurvedPart& part : pieces.parts) add_part(projected, part, pieces);
    return true;
}

void SurfaceProjector::add_part(const ProjectedMesh& projected, const CurvedPart& part, Pieces& pieces) const {
    const auto first = static_cast<std::uint32_t>(pieces.vertices.size());
    TriangleShape shape;
    TriangleKinship kinship;
    bool drawn = true;
    for (const CurvedCorner& corner : part.corners)
        drawn = drawn && project(corner.at, corner.normal, projected.surface, pieces.vertices.emplace_back());
    if (!drawn || !set_up(pieces.vertices, {first, first + 1, first + 2}, projected.surface, shape, kinship)) {
        pieces.vertices.resize(first);
        return;
    }
    mark_twin(projected, pieces.vertices[first], shape);
    // Turned over, its first edge is the last.
    const bool turned = kinship.corners[1] != first + 1;
    const auto in_order = [&](unsigned edges) {
        return static_cast<std::uint8_t>(turned ? (edges & 2) | (edges & 1) << 2 | edges >> 2 : edges);
    };
    shape.outline_edges = in_order(part.outline_edges) & 7;
    // Where rounding to subpixels turns a sliver over, its edges stay where its corners are.
    const Vec2 from = part.corners[0].pixel;
    const Vec2 a = part.corners[1].pixel - from, b = part.corners[2].pixel - from;
    const bool turned_over = (a.x() * b.y() - a.y() * b.x() < 0) != turned;
    shape.exact_edges = turned_over ? 0 : in_order(part.exact_edges) & 7;
    shape.first_side = static_cast<std::uint32_t>(pieces.sides.size());
    for (std::size_t k = 0; k < 3; ++k)
        if ((shape.exact_edges >> k & 1) != 0)
            pieces.sides.push_back(curves_.side(part.corners[kinship.corners[k] - first],
                                                part.corners[kinship.corners[(k + 1) % 3] - first], part.bend));
    pieces.triangles.shapes.push_back(shape);
    pieces.triangles.kinship.push_back(kinship);
}

SurfaceProjector::Run SurfaceProjector::set_up_run(const ProjectedMesh& projected, const MeshOutline& outline,
                                                   std::size_t first, std::size_t last) const {
    const auto& [mesh, smooth, surface, base, outcodes, drawn, fronts, twins, twin_rank] = projected;
    Run run;
    run.whole.shapes.reserve(last - first);
    run.whole.kinship.reserve(last - first);
    for (std::size_t triangle = first; triangle < last; ++triangle) {
        const auto& corners = mesh.triangles[triangle];
        const auto& [i, j, k] = corners;
        if (i >= drawn.size() || j >= drawn.size() || k >= drawn.size()) continue;
        if ((outcodes[i] & outcodes[j] & outcodes[k]) != 0) continue;
        if (may_be_cut(projected, outline, corners) && add_parts(projected, outline, corners, run.pieces)) continue;
        if (drawn[i] == 0 || drawn[j] == 0 || drawn[k] == 0) continue;
        TriangleShape shape;
        TriangleKinship kinship;
        if (!set_up(surfaces_.vertices, {base + i, base + j, base + k}, surface, shape, kinship)) continue;
        unsigned edges = 0;
        for (std::size_t edge = 0; edge < 3; ++edge)
            if (outline.has(kinship.corners[edge] - base) && outline.has(kinship.corners[(edge + 1) % 3] - base))
                edges |= 1u << edge;
        shape.outline_edges = edges & 7;
        mark_twin(projected, surfaces_.vertices[base + i], shape);
        run.whole.shapes.push_back(shape);
        run.whole.kinship.push_back(kinship);
    }
    return run;
}

/// Adds the runs' whole triangles, run after run, and gives their memory back.
void SurfaceProjector::add_whole(std::span<Run> runs) {
    std::vector<std::size_t> places;
    std::size_t end = surfaces_.shapes.size();
    for (const Run& run : runs) {
        places.push_back(end);
        end += run.whole.shapes.size();
    }
    surfaces_.shapes.resize(end);
    surfaces_.kinship.resize(end);
    parallel_runs(static_cast<int>(runs.size()), jobs_, [&](int index, int /*thread*/) {
        const auto run = static_cast<std::size_t>(index);
        const auto first = static_cast<std::ptrdiff_t>(places[run]);
        const Triangles whole = std::exchange(runs[run].whole, {});
        std::ranges::copy(whole.shapes, surfaces_.shapes.begin() + first);
        std::ranges::copy(whole.kinship, surfaces_.kinship.begin() + first);
    });
}

void SurfaceProjector::add_pieces(std::span<const Run> runs) {
    struct Place {
        std::size_t triangles, vertices, sides;
    };
    std::vector<Place> places;
    Place end = {surfaces_.shapes.size(), surfaces_.vertices.size(), surfaces_.outline_sides.size()};
    for (const Run& run : runs) {
        places.push_back(end);
        end.triangles += run.pieces.triangles.shapes.size();
        end.vertices += run.pieces.vertices.size();
        end.sides += run.pieces.sides.size();
    }
    surfaces_.shapes.resize(end.triangles);
    surfaces_.kinship.resize(end.triangles);
    surfaces_.vertices.resize(end.vertices);
    surfaces_.outline_sides.resize(end.sides);
    parallel_runs(static_cast<int>(runs.size()), jobs_, [&](int run, int /*thread*/) {
        const Pieces& pieces = runs[static_cast<std::size_t>(run)].pieces;
        const Place& to = places[static_cast<std::size_t>(run)];
        std::ranges::copy(pieces.vertices, surfaces_.vertices.begin() + static_cast<std::ptrdiff_t>(to.vertices));
        std::ranges::copy(pieces.sides, surfaces_.outline_sides.begin() + static_cast<std::ptrdiff_t>(to.sides));
        for (std::size_t i = 0; i < pieces.triangles.shapes.size(); ++i) {
            TriangleShape shape = pieces.triangles.shapes[i];
            shape.first_side += static_cast<std::uint32_t>(to.sides);
            surfaces_.shapes[to.triangles + i] = shape;
            TriangleKinship kinship = pieces.triangles.kinship[i];
            for (std::uint32_t& corner : kinship.corners) corner += static_cast<std::uint32_t>(to.vertices);
            surfaces_.kinship[to.triangles + i] = kinship;
        }
    });
}

void SurfaceProjector::add(const Mesh& mesh) {
    ProjectedMesh projected{mesh,
                            mesh.normals.size() == mesh.points.size(),
                            static_cast<std::uint32_t>(surfaces_.styles.size()),
                            static_cast<std::uint32_t>(surfaces_.vertices.size()),
                            {},
                            {},
                            {}};
    surfaces_.vertices.resize(surfaces_.vertices.size() + mesh.points.size());
    find_twins(projected);
    surfaces_.twins.push_back(projected.twins);
    surfaces_.truths.push_back(mesh.truth);
    const std::array<Range, 3> extent = project_points(projected);
    surfaces_.styles.push_back(make_surface_style(mesh, ranges_, extent, scale_));
    surfaces_.translucent = surfaces_.translucent || surfaces_.styles.back().opacity < 1;
    const MeshOutline outline(mesh, std::span(surfaces_.vertices).subspan(projected.first_vertex), projected.drawn,
                              jobs_);
    const std::size_t count = mesh.triangles.size();
    std::vector<Run> runs(static_cast<std::size_t>(run_count(count)));
    // Runs are set up in any order and joined in theirs, what is cut after all others: the picture knows nothing of the
    // threads. Some at a time, so that the memory of few runs serves for all.
    constexpr std::size_t at_a_time = 128;
    for (std::size_t first = 0; first < runs.size(); first += at_a_time) {
        const auto some = std::span(runs).subspan(first, std::min(at_a_time, runs.size() - first));
        parallel_runs(static_cast<int>(some.size()), jobs_, [&](int index, int /*thread*/) {
            const int run = static_cast<int>(first) + index;
            some[static_cast<std::size_t>(index)] =
                set_up_run(projected, outline, begin_of_run(run), end_of_run(run, count));
        });
        add_whole(some);
    }
    add_pieces(runs);
}

}  // namespace

Surfaces project_surfaces(const Plot3d& plot, const View& view, double scale, int jobs) {
    Surfaces surfaces(view, plot.axes.sides);
    std::vector<const Mesh*> meshes;
    for (const auto& group : plot.groups)
        for (const Mark3d& mark : *group)
            if (const auto* mesh = std::get_if<Mesh>(&mark); mesh != nullptr && mesh->opacity > 0)
                meshes.push_back(mesh);
    std::size_t points = 0, triangles = 0;
    for (const Mesh* mesh : meshes) {
        points += mesh->points.size();
        triangles += mesh->triangles.size();
    }
    // And some for what the box and the outline cut.
    surfaces.vertices.reserve(2 * points);
    surfaces.shapes.reserve(triangles + triangles / 4);
    surfaces.kinship.reserve(triangles + triangles / 4);
    SurfaceProjector projector(plot, view, scale, jobs, surfaces);
    projector.expect_twins(meshes);
    for (const Mesh* mesh : meshes) projector.add(*mesh);
    return surfaces;
}

}  // namespace lectern
