#pragma once
#include "calculus/outward.h"

#include <sleef.h>

#include <limits>

// Both ends of an interval by one call of SLEEF, widened by its bound of error: the same functions as the kernels of
// programs, whose bits are the same on every processor.

namespace lectern::outward {

/// Results, widened so that they enclose the exact values: SLEEF's `u10` functions err by no more than 1 unit in the
/// last place of the exact value, which may be two of the result's where a power of two lies between. 2^-51 of the
/// result is two to four of its units. Where results are tiny SLEEF may give 0 or too few digits, so 1e-300 is added.
/// Results where `exact` is set stay as they are. An end that is infinite is never the inner one: SLEEF overflows a
/// little early, but never below 1.7e308 unless its caller looks to that.
inline Interval widened(Lanes results, Lanes exact) {
    constexpr double infinity = std::numeric_limits<double>::infinity(), large = 1.7e308;
    const Lanes inner = _mm_max_pd(lanes(-infinity, -large), _mm_min_pd(lanes(large, infinity), results));
    const Lanes margin = _mm_add_pd(_mm_mul_pd(absolute(inner), _mm_set1_pd(0x1p-51)), _mm_set1_pd(1e-300));
    return interval(_mm_add_pd(inner, _mm_xor_pd(_mm_andnot_pd(exact, margin), negated_low())));
}

inline Interval widened(Lanes results) { return widened(results, _mm_setzero_pd()); }

}  // namespace lectern::outward
