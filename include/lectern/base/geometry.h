#pragma once
#include <Eigen/Core>

namespace lectern {

using Vec2 = Eigen::Vector2d;
using Vec3 = Eigen::Vector3d;

/// A closed interval. Empty unless low <= high; a fresh one is empty and grows by `include`.
struct Range {
    double low = 1;
    double high = 0;

    [[nodiscard]] bool empty() const { return !(low <= high); }
    [[nodiscard]] double length() const { return high - low; }
    [[nodiscard]] double middle() const { return low + (high - low) / 2; }
    [[nodiscard]] bool contains(double value) const { return low <= value && value <= high; }
    /// Widens the range to hold `value`; NaN and infinities are left out.
    void include(double value);
    void include(const Range& other);

    friend bool operator==(const Range&, const Range&) = default;
};

/// An axis-parallel rectangle; y grows downwards where the unit is pixels, upwards where it is data.
struct Rect {
    double x = 0, y = 0, width = 0, height = 0;

    [[nodiscard]] double right() const { return x + width; }
    [[nodiscard]] double bottom() const { return y + height; }
    friend bool operator==(const Rect&, const Rect&) = default;
};

}  // namespace lectern
