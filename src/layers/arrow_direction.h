#pragma once
#include "lectern/scene/reader.h"

namespace lectern {

/// Reads `ascent` (1, along the gradient) or `descent` (-1, against it).
inline Reader<int> read_arrow_direction() { return read::one_of<int>("direction", {{"ascent", 1}, {"descent", -1}}); }

}  // namespace lectern
