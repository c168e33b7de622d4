#pragma once
#include "calculus/surface/cell_tree.h"
#include "calculus/surface/surface_points.h"

#include <array>

namespace lectern {

/// How far flat triangles lie off the surface, scene units, where it is inside the box that is looked at.
class Flatness {
public:
    Flatness(const SurfacePoints& points, const SurfaceAccuracy& accuracy) : points_(points), sides_(accuracy.sides) {}

    /// How far a cell's triangles are off: two along a diagonal, or four about its middle.
    struct OfCell {
        double two = 0, four = 0;
    };
    /// All nine nodes have points.
    [[nodiscard]] OfCell of_cell(const std::array<PointId, 9>& nodes) const;
    /// Whether the diagonal from the low to the high corner follows the surface better than the other.
    [[nodiscard]] bool rises(const std::array<PointId, 9>& nodes) const;
    /// Of a triangle from the surface's point at its middle: `interpolated` and `true_point` in scene units.
    [[nodiscard]] double off(const Vec3& interpolated, const Vec3& true_point, const Vec3& unit_normal) const;
    /// Whether all points lie beyond one and the same face of the box.
    [[nodiscard]] bool beyond_a_face(const std::array<PointId, 9>& nodes) const;

private:
    [[nodiscard]] double of_edge(PointId a, PointId middle, PointId b) const;
    [[nodiscard]] double of_half(PointId end, PointId middle) const;
    [[nodiscard]] bool inside(const Vec3& scene) const;

    const SurfacePoints& points_;
    Vec3 sides_;
};

}  // namespace lectern
