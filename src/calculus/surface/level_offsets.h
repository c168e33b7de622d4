#pragma once
#include "lectern/calculus/tessellate.h"

#include <array>
#include <vector>

namespace lectern {

/// How far the lines of levels on flat triangles lie off those of the surface. Where a surface is off by some height, a
/// level is by that over the slope: most where it is nearly level.
class LevelOffsets {
public:
    /// Scene units are (data - low) * scale.
    LevelOffsets(const SurfaceAccuracy& accuracy, const Vec3& low, const Vec3& scale);

    [[nodiscard]] bool empty() const { return levels_[0].empty() && levels_[1].empty() && levels_[2].empty(); }
    /// Of an edge from a to b where the surface, at the edge's middle, has another point and a normal of unit length
    /// (or zero where there is none): scene units, halved, for lines may be off by twice the tolerance of the surface;
    /// 0 where they are not.
    [[nodiscard]] double off(const Vec3& a, const Vec3& middle, const Vec3& b, const Vec3& normal) const;

private:
    double tolerance_;
    std::array<std::vector<double>, 3> levels_;  ///< Scene units, increasing.
};

}  // namespace lectern
