#include "calculus/surface/level_offsets.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

/// Lines may be off by so many times what the surface may.
constexpr double allowance = 2;

/// The sine of the least slope that counts: along a line on which a surface is level (x^3 at 0) cells would be halved
/// without end.
constexpr double least_slope = 5e-4;

}  // namespace

LevelOffsets::LevelOffsets(const SurfaceAccuracy& accuracy, const Vec3& low, const Vec3& scale)
    : tolerance_(accuracy.tolerance) {
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const auto k = static_cast<Eigen::Index>(axis);
        for (const double level : accuracy.levels[axis]) levels_[axis].push_back((level - low[k]) * scale[k]);
        std::ranges::sort(levels_[axis]);
    }
}

double LevelOffsets::off(const Vec3& a, const Vec3& middle, const Vec3& b, const Vec3& normal) const {
    if (normal.isZero(0)) return 0;
    double most = 0;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const std::vector<double>& levels = levels_[axis];
        if (levels.empty()) continue;
        const auto k = static_cast<Eigen::Index>(axis);
        const double rise = std::abs(middle[k] - (a[k] + b[k]) / 2);
        const double slope = std::sqrt(std::max(1 - normal[k] * normal[k], least_slope * least_slope));
        if (!(rise > allowance * tolerance_ * slope)) continue;
        const auto near = std::ranges::lower_bound(levels, std::min(a[k], b[k]) - rise);
        if (near == levels.end() || *near > std::max(a[k], b[k]) + rise) continue;
        most = std::max(most, rise / slope / allowance);
    }
    return most;
}

}  // namespace lectern
