#include "raster/clip_to_box.h"

#include <algorithm>

namespace lectern {
namespace {

/// How far `at` lies inside face `face` (numbered as in box_outcode); negative outside.
double depth_inside(const Vec3& at, int face) {
    const double value = at[face / 2];
    return face % 2 == 0 ? value + box_tolerance : 1 + box_tolerance - value;
}

}  // namespace

std::optional<std::pair<Vec3, Vec3>> clip_segment_to_box(const Vec3& from, const Vec3& to) {
    double enter = 0, leave = 1;
    for (int face = 0; face < 6; ++face) {
        const double a = depth_inside(from, face);
        const double b = depth_inside(to, face);
        if (a < 0 && b < 0) return std::nullopt;
        if (a < 0) enter = std::max(enter, a / (a - b));
        if (b < 0) leave = std::min(leave, a / (a - b));
    }
    if (enter > leave) return std::nullopt;
    const Vec3 along = to - from;
    if (!along.allFinite()) return std::nullopt;
    return std::pair{enter > 0 ? Vec3(from + enter * along) : from, leave < 1 ? Vec3(from + leave * along) : to};
}

}  // namespace lectern
