#pragma once
#include "lectern/calculus/tessellate.h"

namespace lectern {

/// Leaves only where `margin`, a function of x, y and z, is at least 0: triangles that it cuts end where bisection
/// finds it 0 along their sides.
void cut_by_margin(Tessellation& surface, const Program& margin);

}  // namespace lectern
