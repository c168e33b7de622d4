#pragma once
#include "lectern/base/geometry.h"

namespace lectern {

/// The map from plane data to CSS pixels: `x` and `y` fill `box`, y upwards.
struct PlaneMap {
    Rect box;
    Range x, y;

    [[nodiscard]] Vec2 operator()(const Vec2& data) const { return {across(data.x()), down(data.y())}; }
    [[nodiscard]] double across(double data) const { return box.x + (data - x.low) / x.length() * box.width; }
    [[nodiscard]] double down(double data) const { return box.bottom() - (data - y.low) / y.length() * box.height; }
};

}  // namespace lectern
