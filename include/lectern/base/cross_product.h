#pragma once
#include "lectern/base/geometry.h"

namespace lectern {

/// The vector product of two vectors (Eigen has it beyond its core, which is all that is included).
inline Vec3 cross_product(const Vec3& a, const Vec3& b) {
    return {a.y() * b.z() - a.z() * b.y(), a.z() * b.x() - a.x() * b.z(), a.x() * b.y() - a.y() * b.x()};
}

}  // namespace lectern
