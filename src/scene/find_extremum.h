#pragma once
#include "lectern/scene/scene_names.h"

#include <string>

namespace lectern {

/// A place that was found, or why there is none.
struct FoundPlace {
    std::shared_ptr<const CriticalPoint> point;  ///< Null where there is none.
    std::string message, help;                   ///< Then: what was found instead, and what to do.
};

/// The one place where the function takes its least value (`greatest`: its greatest) over the closed box. None where
/// several share that value or a curve does, and where it isn't proved that no other place has a lower one.
FoundPlace find_extremum(const std::string& function, const CriticalPoints& found, bool greatest);

/// The isolated critical point nearest to `near`, one coordinate a variable; none where two are equally near or
/// something undecided lies nearer.
FoundPlace find_nearest(const std::string& function, const CriticalPoints& found, std::span<const double> near);

}  // namespace lectern
