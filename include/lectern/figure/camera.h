#pragma once
#include "lectern/base/geometry.h"

#include <memory>
#include <optional>
#include <vector>

namespace lectern {

enum class Projection { perspective, orthographic };

/// Where the box is seen from, in scene units: the box is centred on the origin with the sides of Axes3d, z up (as in
/// Plotly). The picture is scaled so that the box fits its place; the eye's distance sets how strong the perspective
/// is.
struct Camera {
    Vec3 eye{1.25, 1.25, 1.25};
    Vec3 center{0, 0, 0};
    Vec3 up{0, 0, 1};  ///< Not parallel to eye - center.
    Projection projection = Projection::perspective;
    /// The angle that the plot's shorter side spans from the eye, degrees from 0 to 180; absent: the box fills its
    /// place.
    std::optional<double> field_of_view{};
    /// Of a clip whose camera moves: the cameras of some of its frames, spread over all of it. The box keeps one size
    /// and place in all of them, as large as fits. Null elsewhere.
    std::shared_ptr<const std::vector<Camera>> companions{};

    friend bool operator==(const Camera&, const Camera&) = default;
};

}  // namespace lectern
