#include "lectern/figure/box_sight.h"

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

/// How near the eye may be to the box.
double least_distance(const Vec3& sides) { return 0.1 * sides.norm(); }

}  // namespace

BoxSight::BoxSight(const Vec3& sides_, const Camera& camera_)
    : camera(camera_), sides(sides_), basis(camera_basis(camera_)), eye(camera_.eye) {
    const auto corners = box_corners(sides);
    nearest = std::numeric_limits<double>::infinity();
    farthest = -nearest;
    for (const Vec3& corner : corners) {
        const double distance = (eye - corner).dot(basis[2]);
        nearest = std::min(nearest, distance);
        farthest = std::max(farthest, distance);
    }
    if (const double least = least_distance(sides); nearest < least) {
        eye += (least - nearest) * basis[2];
        farthest += least - nearest;
        nearest = least;
    }
    for (const Vec3& corner : corners) {
        const Vec2 at = seen(corner);
        across.include(at.x());
        down.include(at.y());
    }
    for_each_companion([&](const BoxSight& other) {
        across.include(other.across);
        down.include(other.down);
    });
}

template <typename Visit>
void BoxSight::for_each_companion(const Visit& visit) const {
    if (!camera.companions) return;
    for (Camera companion : *camera.companions) {
        companion.companions = nullptr;
        visit(BoxSight(sides, companion));
    }
}

Vec2 BoxSight::seen(const Vec3& scene) const {
    const Vec3 from_eye = scene - eye;
    const double nearness = camera.projection == Projection::perspective ? 1 / -from_eye.dot(basis[2]) : 1;
    return {from_eye.dot(basis[0]) * nearness, -(from_eye.dot(basis[1]) * nearness)};
}

double BoxSight::focal_length(double width, double height) const {
    if (!camera.field_of_view) return std::min(width / across.length(), height / down.length());
    // In an orthographic view the angle spans the plane through the center.
    const double distance = camera.projection == Projection::perspective
                                ? 1
                                : std::max((eye - camera.center).norm(), least_distance(sides));
    return std::min(width, height) / 2 / (distance * tangent_of_half(*camera.field_of_view));
}

/// Of this sight or a companion's, in one picture.
double BoxSight::focal_length_of(const BoxSight& sight, double width, double height) const {
    return sight.camera.field_of_view ? sight.focal_length(width, height) : focal_length(width, height);
}

double BoxSight::largest_scale(double width, double height) const {
    const auto scale = [&](const BoxSight& sight) {
        const double focal = focal_length_of(sight, width, height);
        return sight.camera.projection == Projection::perspective ? focal / sight.nearest : focal;
    };
    double largest = scale(*this);
    for_each_companion([&](const BoxSight& other) { largest = std::max(largest, scale(other)); });
    return largest;
}

std::vector<BoxSight::Eye> BoxSight::eyes(double width, double height) const {
    std::vector<Eye> found;
    const auto add = [&](const BoxSight& sight) {
        found.push_back({sight.eye, sight.basis[2], focal_length_of(sight, width, height), sight.camera.projection});
    };
    add(*this);
    for_each_companion(add);
    return found;
}

}  // namespace lectern
