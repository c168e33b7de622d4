#include "calculus/polygamma.h"

#include <emmintrin.h>
#include <sleef.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>
#include <vector>

namespace lectern {
namespace {

constexpr int highest_order = 64;

// Only functions with the same bits on every processor: SLEEF's, of which one of two lanes is used.
double first_lane(__m128d value) { return _mm_cvtsd_f64(value); }
double natural_logarithm(double x) { return first_lane(Sleef_cinz_logd2_u10sse2(_mm_set1_pd(x))); }
double cotangent_of_half_turns(double x) {
    const __m128d halves = _mm_set1_pd(x);
    return first_lane(Sleef_cinz_cospid2_u05sse2(halves)) / first_lane(Sleef_cinz_sinpid2_u05sse2(halves));
}

double whole_power(double base, int exponent) {
    double result = 1;
    for (int i = 0; i < exponent; ++i) result *= base;
    return result;
}

double factorial(int n) {
    double result = 1;
    for (int i = 2; i <= n; ++i) result *= i;
    return result;
}

/// The asymptotic expansion, for x >= n + 12.
double expansion(int n, double x) {
    // B_2k / (2k)!
    constexpr std::array<double, 10> coefficients{1.0 / 12,
                                                  -1.0 / 720,
                                                  1.0 / 30240,
                                                  -1.0 / 1209600,
                                                  1.0 / 47900160,
                                                  -691.0 / 1307674368000,
                                                  1.0 / 74724249600,
                                                  -3617.0 / 10670622842880000.0,
                                                  43867.0 / 5109094217170944000.0,
                                                  -174611.0 / 802857662698291200000.0};
    // In units of (n - 1)! / x^n, or of 1 where n = 0: the terms are n/(2x), and (n)(n+1)…(n+2k-1) B_2k / (2k)! x^2k.
    double sum = 0;
    double rising = 1;  // (n + 1)(n + 2)…(n + 2k - 1) / x^2k
    for (std::size_t k = 1; k <= coefficients.size(); ++k) {
        const double last = n + 2 * static_cast<double>(k) - 1;
        rising *= k == 1 ? last / (x * x) : (last - 1) * last / (x * x);
        sum += coefficients[k - 1] * rising;
    }
    if (n == 0) return natural_logarithm(x) - 0.5 / x - sum;
    const double scale = factorial(n - 1) / whole_power(x, n);
    const double magnitude = scale * (1 + n / (2 * x) + n * sum);
    return n % 2 == 0 ? -magnitude : magnitude;
}

double of_positive(int n, double x) {
    const double sign = n % 2 == 0 ? -1 : 1;
    const double scale = sign * factorial(n);
    double sum = 0;
    for (; x < n + 12; x += 1) sum += scale / whole_power(x, n + 1);
    return sum + expansion(n, x);
}

/// The derivative of order n of cot(pi x): pi^n P_n(cot(pi x)), where P_0(c) = c and P_n+1 = -(1 + c^2) P_n'.
double cotangent_derivative(int n, double x) {
    std::vector<double> polynomial{0, 1};
    for (int order = 0; order < n; ++order) {
        std::vector<double> next(polynomial.size() + 1, 0.0);
        for (std::size_t power = 1; power < polynomial.size(); ++power) {
            const double slope = static_cast<double>(power) * polynomial[power];
            next[power - 1] -= slope;
            next[power + 1] -= slope;
        }
        polynomial = next;
    }
    const double cotangent = cotangent_of_half_turns(x);
    double sum = 0;
    for (std::size_t power = polynomial.size(); power-- > 0;) sum = sum * cotangent + polynomial[power];
    return sum * whole_power(std::numbers::pi, n);
}

}  // namespace

double polygamma(double n, double x) {
    const bool whole_order = n >= 0 && n <= highest_order && n == std::floor(n);
    const bool pole = x <= 0 && x == std::floor(x);
    if (!whole_order || pole || std::isnan(x)) return std::numeric_limits<double>::quiet_NaN();
    const int order = static_cast<int>(n);
    if (x > 0) return of_positive(order, x);
    const double mirrored = of_positive(order, 1 - x);
    return (order % 2 == 0 ? mirrored : -mirrored) - std::numbers::pi * cotangent_derivative(order, x);
}

}  // namespace lectern
