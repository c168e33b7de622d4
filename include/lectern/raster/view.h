#pragma once
#include "lectern/base/geometry.h"
#include "lectern/figure/axes.h"
#include "lectern/figure/camera.h"

#include <array>

namespace lectern {

/// A projected point: x and y in pixels (y downwards); depth grows away from the eye and is affine over the screen
/// along straight lines and planes (1 - near / distance for a perspective view).
struct Projected {
    double x = 0, y = 0, depth = 0;
};

/// The map from data to the picture: box -> scene units -> camera -> pixels. The eye may stand further back than the
/// camera's (see BoxSight).
class View {
public:
    /// A view in which the projected box is as large as fits into `place` (pixels), centred in it; with companions of
    /// the camera, in which all that they see of it together does.
    View(const Axes3d& axes, const Camera& camera, const Rect& place);

    [[nodiscard]] Projected project(const Vec3& data) const { return project_scene(to_scene(data)); }
    /// Data to scene units: the box is centred on the origin with the sides of Axes3d.
    [[nodiscard]] Vec3 to_scene(const Vec3& data) const;
    [[nodiscard]] Vec3 to_data(const Vec3& scene) const;
    [[nodiscard]] Projected project_scene(const Vec3& scene) const {
        const Vec3 from_eye = scene - eye_;
        const double right = from_eye.dot(basis_[0]), up = from_eye.dot(basis_[1]);
        const double distance = -from_eye.dot(basis_[2]);
        const bool perspective = projection_ == Projection::perspective;
        const double nearness = perspective ? 1 / distance : 1, scale = focal_length_ * nearness;
        return {principal_point_.x() + right * scale, principal_point_.y() - up * scale,
                perspective ? 1 - near_ * nearness : (distance - near_) / depth_length_};
    }
    /// What a place of the picture may see: the scene's points from + distance * way, of that distance from the eye
    /// along the line of sight.
    struct Ray {
        Vec3 from, way;
    };
    [[nodiscard]] Ray ray_through(double x, double y) const;
    /// The distance along the line of sight of a Projected's depth, and how long a pixel is there, scene units.
    [[nodiscard]] double distance_of(double depth) const {
        return projection_ == Projection::perspective ? near_ / (1 - depth) : near_ + depth * depth_length_;
    }
    [[nodiscard]] double pixel_at(double distance) const {
        return projection_ == Projection::perspective ? distance / focal_length_ : 1 / focal_length_;
    }
    /// The inverse of distance_of.
    [[nodiscard]] double depth_of(double distance) const {
        return projection_ == Projection::perspective ? 1 - near_ / distance : (distance - near_) / depth_length_;
    }
    /// From a point of the scene towards the eye, of any length.
    [[nodiscard]] Vec3 way_to_eye(const Vec3& scene) const {
        return projection_ == Projection::orthographic ? basis_[2] : Vec3(eye_ - scene);
    }
    /// The same, of unit length.
    [[nodiscard]] Vec3 toward_eye(const Vec3& scene) const;
    /// For each axis, the side of the box that is farther from the eye: 0 the low end, 1 the high end.
    [[nodiscard]] std::array<int, 3> far_sides() const;
    /// The camera's own axes in scene units: right, up, backward (towards the eye).
    [[nodiscard]] const std::array<Vec3, 3>& basis() const { return basis_; }

    [[nodiscard]] Projection projection() const { return projection_; }
    /// The pixel on the line of sight.
    [[nodiscard]] Vec2 principal_point() const { return principal_point_; }
    /// Pixels to a scene unit: at unit distance from the eye in perspective, everywhere in an orthographic view.
    [[nodiscard]] double focal_length() const { return focal_length_; }
    /// What an attribute that is affine over a plane in space must be multiplied by to be affine over the screen:
    /// near / distance in perspective, 1 in an orthographic view.
    [[nodiscard]] double weight(const Projected& point) const {
        return projection_ == Projection::perspective ? 1 - point.depth : 1.0;
    }
    /// The change of depth along the line of sight over a length that is one pixel wide, where the weight is `weight`.
    [[nodiscard]] double depth_per_pixel(double weight) const { return weight * depth_per_pixel_; }

private:
    std::array<Vec3, 3> basis_;
    Vec3 low_, scale_, sides_;  ///< scene = (data - low) * scale - sides / 2.
    Vec3 eye_;
    Projection projection_ = Projection::perspective;
    double near_ = 1;          ///< Distance of the box's nearest corner.
    double depth_length_ = 1;  ///< Orthographic: the distance over which depth grows by one.
    double focal_length_ = 1;
    double depth_per_pixel_ = 1;
    Vec2 principal_point_{0, 0};
};

}  // namespace lectern
