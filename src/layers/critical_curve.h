#pragma once
#include "lectern/base/geometry.h"
#include "lectern/calculus/critical_points.h"
#include "lectern/calculus/scalar_field.h"

#include <array>
#include <vector>

namespace lectern {

/// The lines where `equation` is 0 in a rectangle, its edge included, as places in the plane.
std::vector<std::vector<Vec2>> zero_lines(Expr equation, const ScalarField& field, const std::array<Range, 2>& domain);

}  // namespace lectern
