#pragma once
#include "lectern/base/geometry.h"

#include <cmath>

namespace lectern {

inline double vector_length(const Vec2& vector) { return std::sqrt(vector.squaredNorm()); }

/// `vector` at unit length, or `fallback` where it has none.
inline Vec2 direction_or(const Vec2& vector, const Vec2& fallback) {
    const double length = vector_length(vector);
    return length > 1e-9 ? Vec2(vector / length) : fallback;
}

/// How far a rectangle of this size reaches from its middle in a direction of unit length.
inline double reach(const Vec2& size, const Vec2& direction) {
    return (std::abs(direction.x()) * size.x() + std::abs(direction.y()) * size.y()) / 2;
}

}  // namespace lectern
