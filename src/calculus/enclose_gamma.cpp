#include "calculus/enclose_kernel.h"
#include "calculus/sleef_ends.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lectern {
namespace {

using outward::Lanes;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr Interval pi{0x1.921fb54442d18p+1, 0x1.921fb54442d19p+1};

/// Where gamma is least for a > 0, between two doubles, and a number just below its value there.
constexpr Interval lowest_place{1.4616321449683622, 1.4616321449683624};
constexpr double lowest_value = 0.8856031944108886;

Interval gamma_of_positive(const Interval& a) {
    // From here on SLEEF overflows; what is put in its place is less than gamma(171).
    constexpr double last = 171, near_last = 7.2e306;
    auto [at_low, at_high] = outward::interval(Sleef_cinz_tgammad2_u10sse2(outward::lanes(a)));
    if (a.low == 0) at_low = infinity;
    if (a.high > last + 1) at_high = infinity;
    const bool falls = a.high <= lowest_place.low, rises = a.low >= lowest_place.high;
    const double least = falls ? at_high : at_low;
    Interval range = outward::widened(outward::lanes(least, falls   ? at_low
                                                            : rises ? at_high
                                                                    : std::max(at_low, at_high)));
    if (!falls && !rises) range.low = lowest_value;
    if (rises && a.low > last) range.low = near_last;
    return range;
}

/// 0, -1, -2, …: where gamma and its kin have poles.
bool holds_pole(const Interval& a) { return std::ceil(a.low) <= std::min(a.high, 0.0); }

/// The sine and cosine of half turns.
Interval sine_of_turns(const Interval& a) { return enclose_periodic(Kernel::sin, pi * a).range; }
Interval cosine_of_turns(const Interval& a) { return enclose_periodic(Kernel::cos, pi * a).range; }

// The polygamma functions, by the recurrence up to x >= n + 12 and the asymptotic expansion from there, whose rest is
// smaller than the first term left out (Abramowitz and Stegun, 6.4.6 and 6.4.11; polygamma.cpp has the same in
// doubles).

constexpr int highest_order = 64;

Interval factorial(int n) {
    Interval result{1};
    for (int i = 2; i <= n; ++i) result = result * Interval(i);
    return result;
}

/// For x >= n + 12.
Interval expansion(int n, const Interval& x) {
    struct Fraction {
        double numerator, denominator;
    };
    // B_2k / (2k)! for k = 1 to 10, and a number above the next.
    constexpr Fraction coefficients[]{{1, 12},
                                      {-1, 720},
                                      {1, 30240},
                                      {-1, 1209600},
                                      {1, 47900160},
                                      {-691, 1307674368000},
                                      {1, 74724249600},
                                      {-3617, 10670622842880000.0},
                                      {43867, 5109094217170944000.0},
                                      {-174611, 802857662698291200000.0}};
    constexpr double next_coefficient = 5.52e-18;
    // In units of (n - 1)! / x^n, or of 1 where n = 0: the terms are n/(2x), and (n)(n+1)…(n+2k-1) B_2k / (2k)! x^2k.
    const Interval inverse_square = Interval{1} / square(x);
    Interval sum{0}, rising{1};  // (n + 1)(n + 2)…(n + 2k - 1) / x^2k
    double last = n + 1;
    for (const Fraction& coefficient : coefficients) {
        rising = (last == n + 1 ? Interval(last) : rising * Interval((last - 1) * last)) * inverse_square;
        sum = sum + Interval(coefficient.numerator) / Interval(coefficient.denominator) * rising;
        last += 2;
    }
    const double rest = next_coefficient * (rising * Interval((last - 1) * last) * inverse_square).high * (1 + 1e-15);
    sum = sum + Interval{-rest, rest};
    if (n == 0) return enclose_monotone(Kernel::log, x).range - Interval{0.5} / x - sum;
    const Interval inside = Interval{1} + Interval(n) / (Interval{2} * x) + Interval(n) * sum;
    const Interval magnitude = factorial(n - 1) / power(x, n) * inside;
    return n % 2 == 0 ? -magnitude : magnitude;
}

/// At one place x > 0.
Interval polygamma_at(int n, double place) {
    if (place == infinity) return n == 0 ? Interval{infinity} : Interval{0.0};
    Interval x{place}, sum{0};
    for (; x.low < n + 12; x = x + Interval{1}) sum = sum + Interval{1} / power(x, n + 1);
    const Interval scaled = factorial(n) * sum;
    return (n % 2 == 0 ? -scaled : scaled) + expansion(n, x);
}

/// For a.low >= 0, a.high > 0: it rises where n is even and falls where it is odd.
Interval polygamma_of_positive(int n, const Interval& a) {
    const bool rises = n % 2 == 0;
    const Interval at_low = a.low > 0 ? polygamma_at(n, a.low) : Interval(rises ? -infinity : infinity);
    const Interval at_high = polygamma_at(n, a.high);
    return rises ? Interval{at_low.low, at_high.high} : Interval{at_high.low, at_low.high};
}

/// The derivative of order n of cot(pi x): pi^n P_n(cot(pi x)), where P_0(c) = c and P_n+1 = -(1 + c^2) P_n'.
Interval cotangent_derivative(int n, const Interval& a) {
    std::array<Interval, highest_order + 2> polynomial{};
    polynomial[1] = 1;
    for (int order = 0; order < n; ++order) {
        std::array<Interval, highest_order + 2> next{};
        for (int power_ = 1; power_ <= order + 1; ++power_) {
            const auto at = static_cast<std::size_t>(power_);
            const Interval slope = Interval(power_) * polynomial[at];
            next[at - 1] = next[at - 1] - slope;
            next[at + 1] = next[at + 1] - slope;
        }
        polynomial = next;
    }
    // Between poles it falls.
    const Interval at_low = cosine_of_turns(a.low) / sine_of_turns(a.low);
    const Interval at_high = cosine_of_turns(a.high) / sine_of_turns(a.high);
    const Interval cotangent{at_high.low, at_low.high};
    Interval sum{0};
    for (int power_ = n + 1; power_ >= 0; --power_)
        sum = sum * cotangent + polynomial[static_cast<std::size_t>(power_)];
    return sum * power(pi, n);
}

}  // namespace

Enclosure enclose_gamma(const Interval& a) {
    if (a.low > 0) return {gamma_of_positive(a), Regularity::continuous};
    if (holds_pole(a)) {
        if (a.is_point()) return nowhere_defined();
        return {a.low == 0 ? gamma_of_positive({0, a.high}) : Interval::entire(), Regularity::unknown};
    }
    // gamma(a) gamma(1 - a) = pi / sin(pi a).
    return {pi / (sine_of_turns(a) * gamma_of_positive(Interval{1} - a)), Regularity::continuous};
}

Enclosure enclose_polygamma(const Interval& order, const Interval& a) {
    const bool known =
        order.is_point() && order.low >= 0 && order.low <= highest_order && std::floor(order.low) == order.low;
    if (!known) return {Interval::entire(), Regularity::unknown};
    const int n = static_cast<int>(order.low);
    if (a.low > 0) return {polygamma_of_positive(n, a), Regularity::continuous};
    if (holds_pole(a)) {
        if (a.is_point()) return nowhere_defined();
        return {a.low == 0 ? polygamma_of_positive(n, a) : Interval::entire(), Regularity::unknown};
    }
    const Interval mirrored = polygamma_of_positive(n, Interval{1} - a);
    return {(n % 2 == 0 ? mirrored : -mirrored) - pi * cotangent_derivative(n, a), Regularity::continuous};
}

}  // namespace lectern
