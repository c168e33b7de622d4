#include "lectern/raster/view.h"

#include "lectern/figure/box_sight.h"

namespace lectern {

View::View(const Axes3d& axes, const Camera& camera, const Rect& place)
    : sides_(axes.sides), projection_(camera.projection) {
    for (int k = 0; k < 3; ++k) {
        const Range& range = axes.axes[static_cast<std::size_t>(k)].range;
        low_[k] = range.low;
        scale_[k] = sides_[k] / range.length();
    }
    const BoxSight sight(sides_, camera);
    basis_ = sight.basis;
    eye_ = sight.eye;
    near_ = sight.nearest;
    depth_length_ = 2 * (sight.farthest - sight.nearest);
    focal_length_ = sight.focal_length(place.width, place.height);
    principal_point_ = Vec2(place.x + place.width / 2, place.y + place.height / 2);
    if (!camera.field_of_view) principal_point_ -= Vec2(sight.across.middle(), sight.down.middle()) * focal_length_;
    depth_per_pixel_ = projection_ == Projection::perspective ? 1 / focal_length_ : 1 / (focal_length_ * depth_length_);
}

Vec3 View::to_scene(const Vec3& data) const { return (data - low_).cwiseProduct(scale_) - sides_ / 2; }

Vec3 View::to_data(const Vec3& scene) const { return low_ + (scene + sides_ / 2).cwiseQuotient(scale_); }

View::Ray View::ray_through(double x, double y) const {
    const auto& [right, up, back] = basis_;
    const Vec3 across = ((x - principal_point_.x()) * right - (y - principal_point_.y()) * up) * (1 / focal_length_);
    if (projection_ == Projection::orthographic) return {eye_ + across, -back};
    return {eye_, across - back};
}

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
