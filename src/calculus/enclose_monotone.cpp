#include "calculus/enclose_kernel.h"
#include "calculus/sleef_ends.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

using outward::Lanes;

constexpr double infinity = std::numeric_limits<double>::infinity();

Lanes values(Kernel kernel, Lanes u) {
    switch (kernel) {
        case Kernel::cbrt:
            return Sleef_cinz_cbrtd2_u10sse2(u);
        case Kernel::exp:
            return Sleef_cinz_expd2_u10sse2(u);
        case Kernel::log:
            return Sleef_cinz_logd2_u10sse2(u);
        case Kernel::log2:
            return Sleef_cinz_log2d2_u10sse2(u);
        case Kernel::log10:
            return Sleef_cinz_log10d2_u10sse2(u);
        case Kernel::asin:
            return Sleef_cinz_asind2_u10sse2(u);
        case Kernel::acos:
            return Sleef_cinz_acosd2_u10sse2(u);
        case Kernel::atan:
            return Sleef_cinz_atand2_u10sse2(u);
        case Kernel::sinh:
            return Sleef_cinz_sinhd2_u10sse2(u);
        case Kernel::cosh:
            return Sleef_cinz_coshd2_u10sse2(u);
        case Kernel::tanh:
            return Sleef_cinz_tanhd2_u10sse2(u);
        case Kernel::asinh:
            return Sleef_cinz_asinhd2_u10sse2(u);
        case Kernel::acosh:
            return Sleef_cinz_acoshd2_u10sse2(u);
        case Kernel::atanh:
            return Sleef_cinz_atanhd2_u10sse2(u);
        case Kernel::erf:
            return Sleef_cinz_erfd2_u10sse2(u);
        default:
            return _mm_set1_pd(std::numeric_limits<double>::quiet_NaN());
    }
}

/// Where a function has values and which they can be.
struct Shape {
    Interval domain;
    bool open;        ///< The domain's finite ends don't belong to it.
    double exact_at;  ///< SLEEF's value here is exact.
    Interval values;  ///< The least interval that holds them all.
};

// pi/2 lies between these doubles.
constexpr Interval quarter_turn{0x1.921fb54442d18p+0, 0x1.921fb54442d19p+0};

Shape shape_of(Kernel kernel) {
    switch (kernel) {
        case Kernel::exp:
            return {Interval::entire(), false, 0, {0, infinity}};
        case Kernel::log:
        case Kernel::log2:
        case Kernel::log10:
            return {{0, infinity}, true, 1, Interval::entire()};
        case Kernel::asin:
            return {{-1, 1}, false, 0, {-quarter_turn.high, quarter_turn.high}};
        case Kernel::acos:
            return {{-1, 1}, false, 1, {0, 2 * quarter_turn.high}};
        case Kernel::atan:
            return {Interval::entire(), false, 0, {-quarter_turn.high, quarter_turn.high}};
        case Kernel::cosh:
            return {Interval::entire(), false, 0, {1, infinity}};
        case Kernel::tanh:
        case Kernel::erf:
            return {Interval::entire(), false, 0, {-1, 1}};
        case Kernel::acosh:
            return {{1, infinity}, false, 1, {0, infinity}};
        case Kernel::atanh:
            return {{-1, 1}, true, 0, Interval::entire()};
        default:
            return {Interval::entire(), false, 0, Interval::entire()};
    }
}

/// asinh and acosh of what overflows in SLEEF's: ln(2 u) to far less than a unit.
double large_inverse(double u) {
    const Interval ln_2{0x1.62e42fefa39efp-1, 0x1.62e42fefa39f0p-1};
    return (outward::widened(Sleef_cinz_logd2_u10sse2(_mm_set1_pd(u))) + ln_2).low;
}

/// The values at both ends, widened.
Interval ends_of(Kernel kernel, const Interval& a, double exact_at) {
    const Lanes u = _mm_add_pd(outward::lanes(a), _mm_setzero_pd());  // Of -0 it makes 0.
    Interval ends = outward::widened(values(kernel, u), _mm_cmpeq_pd(u, _mm_set1_pd(exact_at)));
    if (kernel == Kernel::sinh || kernel == Kernel::cosh) {
        // SLEEF's overflow from 709.8 on, where the exact values don't yet.
        constexpr double last = 709.75, at_last = 8.6e307;
        if (a.low > last) ends.low = at_last;
        if (a.high < -last) ends.high = -at_last;
    } else if (kernel == Kernel::asinh || kernel == Kernel::acosh) {
        constexpr double last = 1e150, slack = 1 + 1e-14;
        if (a.low > last) ends.low = large_inverse(std::min(a.low, std::numeric_limits<double>::max()));
        if (a.low < -last) ends.low = a.low == -infinity ? -infinity : -large_inverse(-a.low) * slack;
        if (a.high > last) ends.high = a.high == infinity ? infinity : large_inverse(a.high) * slack;
        if (a.high < -last) ends.high = -large_inverse(std::min(-a.high, std::numeric_limits<double>::max()));
    }
    return ends;
}

}  // namespace

Enclosure enclose_monotone(Kernel kernel, const Interval& a) {
    const Shape shape = shape_of(kernel);
    Interval part = intersection(a, shape.domain);
    const auto is_pole = [&shape](double end) {
        return shape.open && std::isfinite(end) && (end == shape.domain.low || end == shape.domain.high);
    };
    if (part.is_empty() || (part.is_point() && is_pole(part.low))) return nowhere_defined();
    const bool inside = part == a && !is_pole(part.low) && !is_pole(part.high);
    if (kernel == Kernel::cosh) part = {part.mignitude(), part.magnitude()};
    if (kernel == Kernel::acos) part = {part.high, part.low};
    const Interval range = intersection(ends_of(kernel, part, shape.exact_at), shape.values);
    return {range, inside ? Regularity::continuous : Regularity::unknown};
}

}  // namespace lectern
