#include "calculus/enclose_kernel.h"
#include "calculus/sleef_ends.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

using outward::Lanes;

Lanes powers(double base1, double base2, Lanes exponents) {
    return Sleef_cinz_powd2_u10sse2(outward::lanes(base1, base2), exponents);
}

/// base^exponent for base >= 0, no end being -0.
Interval power_of_positive(const Interval& base, const Interval& exponent) {
    // It rises or falls in each of the two, so the extremes lie in corners.
    const Lanes first = powers(base.low, base.high, _mm_set1_pd(exponent.low));
    const Lanes second = exponent.is_point() ? first : powers(base.low, base.high, _mm_set1_pd(exponent.high));
    const Interval a = outward::interval(first), b = outward::interval(second);
    const Lanes ends =
        outward::lanes(std::min({a.low, a.high, b.low, b.high}), std::max({a.low, a.high, b.low, b.high}));
    // SLEEF's 0^y and 1^y are exact, and other powers only seem to be 0 or 1.
    const bool trivial = base.is_point() && (base.low == 0 || base.low == 1);
    Interval range = outward::widened(ends, trivial ? _mm_cmpeq_pd(ends, ends) : _mm_setzero_pd());
    range.low = std::max(range.low, 0.0);
    if (base.low == 0 && exponent.high > 0) range.low = 0;
    return range;
}

bool holds_whole_number(const Interval& a) { return std::floor(a.high) >= a.low; }

/// A whole exponent.
Enclosure whole_power(const Interval& base, double exponent) {
    constexpr double longest_chain = 64;
    const bool pole = exponent < 0 && base.contains_zero();
    const Regularity regularity = pole ? Regularity::unknown : Regularity::continuous;
    if (pole && base.is_point()) return nowhere_defined();
    if (std::fabs(exponent) <= longest_chain) return {power(base, static_cast<long>(exponent)), regularity};
    const bool odd = std::fabs(std::fmod(exponent, 2)) == 1;
    const Interval sizes{base.mignitude(), base.magnitude()};
    const Interval range = power_of_positive(sizes, exponent);
    if (!odd || base.low >= 0) return {range, regularity};
    if (base.high <= 0) return {-range, regularity};
    if (pole) return {Interval::entire(), regularity};
    return {{-power_of_positive({0, -base.low}, exponent).high, power_of_positive({0, base.high}, exponent).high},
            regularity};
}

}  // namespace

Enclosure enclose_square_root(const Interval& a) {
    return {outward::interval(outward::square_root(a)), a.low >= 0 ? Regularity::continuous : Regularity::unknown};
}

Enclosure enclose_power(const Interval& base, const Interval& exponent) {
    if (exponent.is_point() && std::isfinite(exponent.low) && std::floor(exponent.low) == exponent.low)
        return whole_power(base, exponent.low);
    Enclosure result = nowhere_defined();
    if (base.high > 0 || (base.high >= 0 && exponent.high >= 0)) {
        result = {power_of_positive({base.low > 0 ? base.low : 0, base.high}, exponent), Regularity::continuous};
        // At 0 it has no value for negative exponents, and 1 for 0, which no limit is.
        if (base.low <= 0 && exponent.low <= 0)
            result.regularity = exponent.low < 0 ? Regularity::unknown : Regularity::defined;
    }
    if (base.low < 0) {
        result.regularity = Regularity::unknown;
        if (holds_whole_number(exponent)) {
            const Interval sizes{base.high < 0 ? -base.high : 0, -base.low};
            const Interval range = power_of_positive(sizes, exponent);
            result.range = hull(result.range, {-range.high, range.high});
        }
    }
    return result;
}

}  // namespace lectern
