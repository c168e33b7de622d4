#pragma once
#include "lectern/base/geometry.h"
#include "lectern/calculus/expr.h"
#include "lectern/calculus/program.h"

#include <array>
#include <vector>

namespace lectern {

/// A curve in space, (x(t), y(t), z(t)).
class SpaceCurve {
public:
    SpaceCurve(const std::array<Expr, 3>& coordinates, Expr parameter, Range range);

    [[nodiscard]] const Range& range() const { return range_; }
    /// Points at evenly spaced parameters, NaN where there is none.
    [[nodiscard]] std::vector<Vec3> samples(int pieces) const;
    /// Points so dense that straight lines between them lie within `tolerance` of the curve, where a data unit along
    /// each axis is `scale` scene units long. A NaN point stands where the curve breaks: enclosures tell where it hangs
    /// together, bisection where it begins and ends.
    [[nodiscard]] std::vector<Vec3> traced(const Vec3& scale, double tolerance) const;

private:
    friend class CurveTracer;
    Program program_;
    Range range_;
};

}  // namespace lectern
