#pragma once
#include "lectern/base/raw_vector.h"
#include "lectern/figure/figure.h"
#include "lectern/raster/view.h"
#include "raster/surface_style.h"
#include "raster/surface_triangle.h"
#include "raster/triangle_setup.h"

#include <memory>
#include <optional>
#include <vector>

namespace lectern {

/// All surfaces of a plot as projected triangles, in the order of the plot. Each number stands for the same triangle
/// in both lists.
struct Surfaces {
    /// `box_sides`: scene units.
    Surfaces(const View& from, const Vec3& box_sides);

    /// What the shader reads of a triangle; set up anew for each call, for most triangles of a fine mesh are never
    /// seen (see ShadingCache).
    [[nodiscard]] TriangleShading shading(std::uint32_t triangle) const;
    /// What its corners say of it; their numbers are not looked at.
    [[nodiscard]] TriangleKinship kinship_of(const std::array<const SurfaceVertex*, 3>& corners,
                                             const TriangleShape& shape) const;
    /// How steep the surface is along a coordinate where it is least so of the triangle's corners, to how steep the
    /// triangle is, at most 1: a level beyond its edges lies so much farther than the triangle says.
    [[nodiscard]] float least_steepness(std::uint32_t triangle, std::size_t axis) const;
    [[nodiscard]] float opacity(std::uint32_t triangle) const { return styles[kinship[triangle].surface].opacity; }

    /// The distances between two along a line of sight at which the box is; nothing where it passes the box.
    [[nodiscard]] std::optional<Range> within_box(const View::Ray& sight, double nearest, double farthest) const;

    View view;
    EyeRay ray;
    RawVector<SurfaceVertex> vertices;
    RawVector<TriangleShape> shapes;
    RawVector<OutlineSide> outline_sides;  ///< See TriangleShape::first_side.
    RawVector<TriangleKinship> kinship;
    std::vector<SurfaceStyle> styles;                        ///< One a mesh.
    std::vector<std::shared_ptr<const TrueSurface>> truths;  ///< Of each mesh, or null.
    std::vector<std::uint8_t> twins;                         ///< Of each mesh, as in TriangleShape.
    bool translucent = false;                                ///< Whether any triangle is.
    bool shades_levels = true;                               ///< Whether level lines are part of the shading.

private:
    [[nodiscard]] std::array<const SurfaceVertex*, 3> corners_of(std::uint32_t triangle) const;
    [[nodiscard]] std::array<float, 3> face_toward_eye(const std::array<const SurfaceVertex*, 3>& corners) const;
    [[nodiscard]] std::array<SurfaceVertex, 3> corners_toward_eye(std::uint32_t triangle) const;

    Vec3 box_sides_;  ///< Scene units.
    /// Of the camera's axes k: what a normal in the box's unit cube must be multiplied by, entry for entry.
    std::array<std::array<float, 3>, 3> face_along_;
    std::array<std::array<float, 3>, 3> axes_;  ///< Each of the box's in those of the camera.
};

/// Keeps the shading of the triangles that were last asked for.
class ShadingCache {
public:
    explicit ShadingCache(const Surfaces& surfaces) : surfaces_(surfaces), entries_(std::make_unique<Entries>()) {
        entries_->triangles.fill(no_triangle);
    }
    /// Stands until another triangle is asked for.
    [[nodiscard]] const TriangleShading& of(std::uint32_t triangle) {
        const std::size_t at = triangle % count;
        if (entries_->triangles[at] != triangle) {
            entries_->shading[at] = surfaces_.shading(triangle);
            entries_->triangles[at] = triangle;
        }
        return entries_->shading[at];
    }

private:
    static constexpr std::size_t count = 256;  ///< More than a tile's triangles, of all but fine meshes.
    static constexpr std::uint32_t no_triangle = 0xffffffffu;
    struct Entries {
        std::array<TriangleShading, count> shading;
        std::array<std::uint32_t, count> triangles;
    };
    const Surfaces& surfaces_;
    std::unique_ptr<Entries> entries_;
};

/// Projects, clips and sets up every mesh. Triangles with a point that is not finite, and those without an area on the
/// screen, are left out. `scale`: pixels to a CSS pixel. On up to `jobs` threads; the result is the same for any
/// number.
Surfaces project_surfaces(const Plot3d& plot, const View& view, double scale, int jobs);

}  // namespace lectern
