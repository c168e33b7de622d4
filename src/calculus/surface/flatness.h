#pragma once
#include "calculus/surface/cell_tree.h"
#include "calculus/surface/level_offsets.h"
#include "calculus/surface/surface_points.h"

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace lectern {

/// How far flat triangles, and the lines of levels on them, lie off those of the surface, scene units, where it is
/// inside the box that is looked at.
class Flatness {
public:
    Flatness(const SurfacePoints& points, const SurfaceAccuracy& accuracy);

    /// How far a cell's triangles are off: two along a diagonal, or four about its middle. Less so where it is farther
    /// from the eye, more where an outline may run through it (SurfaceAccuracy).
    struct OfCell {
        double two = 0, four = 0;
    };
    /// All nine nodes have points.
    [[nodiscard]] OfCell of_cell(const std::array<PointId, 9>& nodes) const;
    /// How far a side of a cell leaves its chord, as a share of what the middle of the cell does; 0 within the
    /// tolerance. A cell whose sides bend within the surface by more than its width folds. `side`: its ends and its
    /// middle between them, as numbers in `nodes`.
    [[nodiscard]] double bend_of_side(const std::array<PointId, 9>& nodes,
                                      const std::array<std::size_t, 3>& side) const;
    /// Whether the diagonal from the low to the high corner follows the surface better than the other.
    [[nodiscard]] bool rises(const std::array<PointId, 9>& nodes) const;
    /// Of a triangle from the surface's point at its middle: `interpolated` and `true_point` in scene units.
    [[nodiscard]] double off(const Vec3& interpolated, const Vec3& true_point, const Vec3& unit_normal) const;
    /// Whether all points lie beyond one and the same face of the box.
    [[nodiscard]] bool beyond_a_face(std::span<const PointId> nodes) const;

private:
    [[nodiscard]] double of_edge(PointId a, PointId middle, PointId b, double weight) const;
    [[nodiscard]] double of_half(PointId end, PointId middle) const;
    [[nodiscard]] bool inside(const Vec3& scene) const;
    /// How large a length at a place looks to the eye that is nearest to it, as a share of the largest in the box.
    [[nodiscard]] double nearness(const Vec3& scene) const;
    /// How many times truer a cell must be for the outlines that may run through it.
    [[nodiscard]] double outline_weight(const std::array<PointId, 9>& nodes) const;
    [[nodiscard]] bool is_saddle(const std::array<PointId, 9>& nodes) const;

    const SurfacePoints& points_;
    Vec3 sides_;
    double tolerance_;
    std::vector<SurfaceEye> eyes_;
    std::optional<SurfaceEye> outlines_from_;
    LevelOffsets levels_;
};

}  // namespace lectern
