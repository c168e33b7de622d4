#include "lectern/base/geometry.h"

#include <algorithm>
#include <cmath>

namespace lectern {

void Range::include(double value) {
    if (!std::isfinite(value)) return;
    if (empty()) {
        low = high = value;
    } else {
        low = std::min(low, value);
        high = std::max(high, value);
    }
}

void Range::include(const Range& other) {
    if (other.empty()) return;
    include(other.low);
    include(other.high);
}

}  // namespace lectern
