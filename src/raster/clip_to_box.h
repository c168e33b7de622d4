#pragma once
#include "lectern/base/geometry.h"

#include <optional>
#include <utility>

namespace lectern {

/// The axes' box as a unit cube: each coordinate from 0 to 1. What lies outside by no more than this still counts as
/// inside, so that data exactly on a face stays, whatever the rounding.
constexpr double box_tolerance = 1e-6;

/// The planes of the unit cube that `at` lies beyond: bit 2k the low face of axis k, bit 2k + 1 the high one.
inline unsigned box_outcode(const Vec3& at) {
    unsigned code = 0;
    for (unsigned axis = 0; axis < 3; ++axis) {
        const double value = at[axis];
        code |= static_cast<unsigned>(value < -box_tolerance) << (2 * axis);
        code |= static_cast<unsigned>(value > 1 + box_tolerance) << (2 * axis + 1);
    }
    return code;
}

/// The part of a segment inside the unit cube, or nothing (Liang and Barsky 1984).
std::optional<std::pair<Vec3, Vec3>> clip_segment_to_box(const Vec3& from, const Vec3& to);

}  // namespace lectern
