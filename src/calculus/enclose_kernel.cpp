#include "calculus/enclose_kernel.h"

#include <algorithm>

namespace lectern {

Enclosure enclose_kernel(Kernel kernel, const Interval& a, const Interval& b) {
    // No default: the compiler tells a kernel that is missing.
    switch (kernel) {
        case Kernel::cbrt:
        case Kernel::exp:
        case Kernel::log:
        case Kernel::log2:
        case Kernel::log10:
        case Kernel::asin:
        case Kernel::acos:
        case Kernel::atan:
        case Kernel::sinh:
        case Kernel::cosh:
        case Kernel::tanh:
        case Kernel::asinh:
        case Kernel::acosh:
        case Kernel::atanh:
        case Kernel::erf:
            return enclose_monotone(kernel, a);
        case Kernel::sin:
        case Kernel::cos:
        case Kernel::tan:
            return enclose_periodic(kernel, a);
        case Kernel::sign:
        case Kernel::floor:
        case Kernel::ceil:
            return enclose_step(kernel, a);
        case Kernel::abs:
            return {{a.mignitude(), a.magnitude()}, Regularity::continuous};
        case Kernel::min:
            return {{std::min(a.low, b.low), std::min(a.high, b.high)}, Regularity::continuous};
        case Kernel::max:
            return {{std::max(a.low, b.low), std::max(a.high, b.high)}, Regularity::continuous};
        case Kernel::mod:
            return enclose_mod(a, b);
        case Kernel::atan2:
            return enclose_atan2(a, b);
        case Kernel::gamma:
            return enclose_gamma(a);
        case Kernel::polygamma:
            return enclose_polygamma(a, b);
        case Kernel::none:
            break;
    }
    return nowhere_defined();
}

}  // namespace lectern
