#pragma once

namespace lectern {

/// The derivative of order n + 1 of ln(gamma(x)), for whole n from 0 to 64; NaN for other n and at the poles x = 0, -1,
/// -2, …. The relative error stays below about 1e-14, except near the zeros, where the absolute error does.
/// Method: Abramowitz and Stegun, Handbook of Mathematical Functions: the recurrence 6.4.6 up to where the asymptotic
/// expansion 6.4.11 holds; for x < 0 the reflection formula 6.4.7.
double polygamma(double n, double x);

}  // namespace lectern
