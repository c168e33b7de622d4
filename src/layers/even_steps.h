#pragma once
#include "lectern/base/geometry.h"

#include <vector>

namespace lectern {

/// `steps` + 1 evenly spaced values, both ends of the range exactly among them.
inline std::vector<double> even_steps(Range range, int steps) {
    std::vector<double> values;
    values.reserve(static_cast<std::size_t>(steps) + 1);
    for (int k = 0; k < steps; ++k) values.push_back(range.low + range.length() * k / steps);
    values.push_back(range.high);
    return values;
}

}  // namespace lectern
