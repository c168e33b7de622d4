#pragma once
#include "lectern/base/geometry.h"
#include "lectern/calculus/scalar_field.h"

#include <array>
#include <vector>

namespace lectern {

/// The points (p, f(p)) of a function of two variables over places in the plane; NaN where f isn't finite.
std::vector<Vec3> lift(const ScalarField& f, const std::vector<Vec2>& places);

/// The way through `corners` on the graph of f: each straight stretch in the plane is cut into `pieces`.
std::vector<Vec3> lift_path(const ScalarField& f, const std::vector<Vec2>& corners, int pieces);

/// Value and slopes of a function of two variables at one place.
struct Slope {
    double value = 0;
    Vec2 gradient{0, 0};
};
Slope slope_at(const ScalarField& f, Vec2 place);

}  // namespace lectern
