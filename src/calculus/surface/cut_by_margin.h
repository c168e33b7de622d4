#pragma once
#include "lectern/calculus/tessellate.h"

namespace lectern {

/// Leaves only where `margin`, a function of x, y and z, is at least 0: triangles that it cuts end where bisection
/// finds it 0 along their sides, and where the rim leaves the edge that this gives, are cut further.
void cut_by_margin(Tessellation& surface, const Program& margin, const SurfaceAccuracy& accuracy);

}  // namespace lectern
