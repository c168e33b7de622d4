#pragma once
#include "lectern/calculus/critical_points.h"

namespace lectern {

/// What a critical point is, and whether that is proved.
struct Verdict {
    CriticalKind kind = CriticalKind::degenerate;
    bool strict = true;
    bool certified = true;
};

}  // namespace lectern
