#include "lectern/raster/view.h"

#include "lectern/base/cross_product.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lectern {
namespace {

Vec3 normalized_or(const Vec3& vector, const Vec3& fallback) {
    const double length = vector.norm();
    if (length > 0 && std::isfinite(length)) return vector / length;
    return fallback;
}

/// Right, up and backward of a camera at `eye` that looks at `center`.
std::array<Vec3, 3> camera_basis(const Camera& camera) {
    const Vec3 backward = normalized_or(camera.eye - camera.center, Vec3(0, 0, 1));
    const Vec3 spare = std::abs(backward.z()) < 0.9 ? Vec3(0, 0, 1) : Vec3(0, 1, 0);
    Vec3 up = normalized_or(camera.up, spare);
    if (cross_product(up, backward).norm() < 1e-9) up = spare;
    const Vec3 right = cross_product(up, backward).normalized();
    return {right, cross_product(backward, right), backward};
}

std::array<Vec3, 8> box_corners(const Vec3& sides) {
    std::array<Vec3, 8> corners;
    for (std::size_t k = 0; k < 8; ++k)
        corners[k] =
            Vec3((k & 1) != 0 ? 0.5 : -0.5, (k & 2) != 0 ? 0.5 : -0.5, (k & 4) != 0 ? 0.5 : -0.5).cwiseProduct(sides);
    return corners;
}

/// tan(degrees / 2) for angles below 180 degrees, by Lambert's continued fraction: the C library's differs between
/// processors.
double tangent_of_half(double degrees) {
    const double angle = degrees * (3.14159265358979323846 / 360);
    double rest = 0;
    for (int odd = 61; odd >= 3; odd -= 2) rest = angle * angle / (odd - rest);
    return angle / (1 - rest);
}

}  // namespace

View::View(const Axes3d& axes, const Camera& camera, const Rect& place)
    : basis_(camera_basis(camera)), sides_(axes.sides), eye_(camera.eye), projection_(camera.projection) {
    for (int k = 0; k < 3; ++k) {
        const Range& range = axes.axes[static_cast<std::size_t>(k)].range;
        low_[k] = range.low;
        scale_[k] = sides_[k] / range.length();
    }
    const auto corners = box_corners(sides_);
    const double diagonal = sides_.norm();
    double nearest = std::numeric_limits<double>::infinity();
    double farthest = -nearest;
    for (const Vec3& corner : corners) {
        const double distance = (eye_ - corner).dot(basis_[2]);
        nearest = std::min(nearest, distance);
        farthest = std::max(farthest, distance);
    }
    const double least = 0.1 * diagonal;
    if (nearest < least) {
        eye_ += (least - nearest) * basis_[2];
        farthest += least - nearest;
        nearest = least;
    }
    near_ = nearest;
    depth_length_ = 2 * (farthest - nearest);

    Reach reach = reach_of_box();
    if (camera.companions) {
        for (Camera companion : *camera.companions) {
            companion.companions = nullptr;
            const Reach seen = View(axes, companion, {0, 0, 1, 1}).reach_of_box();
            reach.across.include(seen.across);
            reach.down.include(seen.down);
        }
    }
    const auto& [across, down] = reach;
    const Vec2 middle(place.x + place.width / 2, place.y + place.height / 2);
    if (camera.field_of_view) {
        // In an orthographic view the angle spans the plane through the center.
        const double distance =
            projection_ == Projection::perspective ? 1 : std::max((eye_ - camera.center).norm(), least);
        focal_length_ = std::min(place.width, place.height) / 2 / (distance * tangent_of_half(*camera.field_of_view));
        principal_point_ = middle;
    } else {
        focal_length_ = std::min(place.width / across.length(), place.height / down.length());
        principal_point_ = middle - Vec2(across.middle(), down.middle()) * focal_length_;
    }
    depth_per_pixel_ = projection_ == Projection::perspective ? 1 / focal_length_ : 1 / (focal_length_ * depth_length_);
}

View::Reach View::reach_of_box() const {
    Reach reach;
    for (const Vec3& corner : box_corners(sides_)) {
        const Projected point = project_scene(corner);
        reach.across.include((point.x - principal_point_.x()) / focal_length_);
        reach.down.include((point.y - principal_point_.y()) / focal_length_);
    }
    return reach;
}

Vec3 View::to_scene(const Vec3& data) const { return (data - low_).cwiseProduct(scale_) - sides_ / 2; }

Vec3 View::toward_eye(const Vec3& scene) const {
    if (projection_ == Projection::orthographic) return basis_[2];
    return (eye_ - scene).normalized();
}

std::array<int, 3> View::far_sides() const {
    std::array<int, 3> far{};
    for (int k = 0; k < 3; ++k) {
        const double toward = projection_ == Projection::perspective ? eye_[k] : basis_[2][k];
        far[static_cast<std::size_t>(k)] = toward < 0 ? 1 : 0;
    }
    return far;
}

}  // namespace lectern
