#pragma once

namespace lectern {

/// 1 where `fits(1)` holds, and otherwise the largest factor below that fits, to 1/512; `fits` holds for all smaller
/// ones too. At least 1/512, whether that fits or not.
template <class Fits>
double fitting_factor(const Fits& fits) {
    if (fits(1.0)) return 1;
    constexpr int steps = 512;
    int small = 1, large = steps;
    while (large - small > 1) {
        const int middle = (small + large) / 2;
        (fits(static_cast<double>(middle) / steps) ? small : large) = middle;
    }
    return static_cast<double>(small) / steps;
}

}  // namespace lectern
