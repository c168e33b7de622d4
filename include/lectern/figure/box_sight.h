#pragma once
#include "lectern/base/geometry.h"
#include "lectern/figure/camera.h"

#include <array>
#include <vector>

namespace lectern {

/// How a camera sees the box, whatever the picture's size. Scene units; the box is centred on the origin.
///
/// An eye in the box or too near to it is moved back along the line of sight until the whole box lies before it.
struct BoxSight {
    BoxSight(const Vec3& sides, const Camera& camera);

    /// A point as seen on a plane at unit distance from the eye: to the right and down from the line of sight. In an
    /// orthographic view, on any plane.
    [[nodiscard]] Vec2 seen(const Vec3& scene) const;
    /// Pixels to a scene unit at unit distance from the eye (everywhere in an orthographic view), for a place of so
    /// many pixels: as many as fit the box, with what the camera's companions see of it, or those of its angle.
    [[nodiscard]] double focal_length(double width, double height) const;
    /// Pixels to a scene unit where the box is nearest to the eye, of the camera or any companion.
    [[nodiscard]] double largest_scale(double width, double height) const;

    /// From where the box is seen, by the camera and its companions, for a place of so many pixels.
    struct Eye {
        Vec3 at, backward;  ///< Scene units.
        double scale;       ///< Pixels to a scene unit, at unit distance or everywhere.
        Projection projection;
    };
    [[nodiscard]] std::vector<Eye> eyes(double width, double height) const;

    Camera camera;
    Vec3 sides;                 ///< Of the box.
    std::array<Vec3, 3> basis;  ///< The camera's own axes: right, up, backward (towards the eye).
    Vec3 eye;
    double nearest, farthest;  ///< Distances of its corners along the line of sight.
    Range across, down;        ///< Of the corners as seen; with companions, in all of their views.

private:
    [[nodiscard]] double focal_length_of(const BoxSight& sight, double width, double height) const;
    template <typename Visit>
    void for_each_companion(const Visit& visit) const;
};

}  // namespace lectern
