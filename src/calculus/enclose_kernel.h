#pragma once
#include "lectern/calculus/enclosure.h"
#include "lectern/calculus/functions.h"

namespace lectern {

// Enclosures of what instructions compute, over intervals that aren't empty: the values on the part of the box where
// there are any, and how the function behaves over the box; how the operands behave is the caller's to add.

/// Of a row of the function table; b counts only where it has two arguments.
Enclosure enclose_kernel(Kernel kernel, const Interval& a, const Interval& b);

// What follows are its cases, and:

/// base^exponent as `run` takes it: of a negative base only where the exponent is whole; 0^0 is 1.
Enclosure enclose_power(const Interval& base, const Interval& exponent);
Enclosure enclose_square_root(const Interval& a);

/// A function that rises (or falls: acos) over its whole domain, or is even and rises from 0 (cosh).
Enclosure enclose_monotone(Kernel kernel, const Interval& a);
/// sin, cos and tan.
Enclosure enclose_periodic(Kernel kernel, const Interval& a);
/// sign, floor and ceil.
Enclosure enclose_step(Kernel kernel, const Interval& a);
Enclosure enclose_mod(const Interval& a, const Interval& b);
Enclosure enclose_atan2(const Interval& y, const Interval& x);
Enclosure enclose_gamma(const Interval& a);
Enclosure enclose_polygamma(const Interval& order, const Interval& a);

/// Of no value at all.
inline Enclosure nowhere_defined() { return {Interval::empty(), Regularity::unknown}; }

}  // namespace lectern
