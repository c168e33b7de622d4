#include "calculus/enclose_kernel.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

/// A function that never falls and jumps between constants.
Enclosure between(double low, double high) {
    return {{low, high}, low == high ? Regularity::continuous : Regularity::defined};
}

double sign_of(double u) { return u > 0 ? 1 : u < 0 ? -1 : 0; }

}  // namespace

Enclosure enclose_step(Kernel kernel, const Interval& a) {
    if (kernel == Kernel::sign) return between(sign_of(a.low), sign_of(a.high));
    if (kernel == Kernel::floor) return between(std::floor(a.low), std::floor(a.high));
    return between(std::ceil(a.low), std::ceil(a.high));
}

Enclosure enclose_mod(const Interval& a, const Interval& b) {
    if (b.low == 0 && b.high == 0) return nowhere_defined();
    // Between 0 and the divisor.
    const Interval remainders{std::min(b.low, 0.0), std::max(b.high, 0.0)};
    if (b.contains_zero()) return {remainders, Regularity::unknown};
    const Interval quotients = a / b;
    const Interval wholes{std::floor(quotients.low), std::floor(quotients.high)};
    const bool one = wholes.is_point() && std::isfinite(wholes.low);
    const Interval range = intersection(a - b * wholes, remainders);
    return {range, one ? Regularity::continuous : Regularity::defined};
}

}  // namespace lectern
