#include "lectern/calculus/interval.h"

#include "calculus/outward.h"
#include "lectern/calculus/rational.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace lectern {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity(), greatest = std::numeric_limits<double>::max();

/// A finite double that isn't 0 as odd * 2^exponent, without its sign.
struct OddPart {
    std::uint64_t odd = 0;
    int exponent = 0;

    friend bool operator==(const OddPart&, const OddPart&) = default;
};

OddPart odd_part(double value) {
    constexpr int mantissa_bits = 52;
    const auto bits = std::bit_cast<std::uint64_t>(std::fabs(value));
    const auto biased = static_cast<int>(bits >> mantissa_bits);
    const std::uint64_t fraction = bits & ((std::uint64_t{1} << mantissa_bits) - 1);
    const std::uint64_t mantissa = biased == 0 ? fraction : fraction | std::uint64_t{1} << mantissa_bits;
    const int zeros = std::countr_zero(mantissa);
    return {mantissa >> zeros, std::max(biased, 1) - 1075 + zeros};
}

/// True where a b is exactly `product` in size: none of them infinite, a and b not 0.
bool is_exact_product(double a, double b, double product) {
    if (product == 0) return false;
    const OddPart left = odd_part(a), right = odd_part(b);
    // A product of numbers of m and n bits has m + n - 1 bits or more, which a double must hold.
    constexpr int mantissa_bits = 53;
    if (std::bit_width(left.odd) + std::bit_width(right.odd) - 1 > mantissa_bits) return false;
    return odd_part(product) == OddPart{left.odd * right.odd, left.exponent + right.exponent};
}

/// Candidates for the two ends of a result.
struct Bounds {
    double below, above;
};

/// `nearest`, which a finite operation gave, moved both ways where it isn't exact.
Bounds bounds_of(double nearest, bool exact) {
    if (exact) return {nearest, nearest};
    return {nearest == infinity ? greatest : next_below(nearest),
            nearest == -infinity ? -greatest : next_above(nearest)};
}

/// An infinite end stands for all numbers below or above: times 0 it is 0.
Bounds product_bounds(double a, double b) {
    if (a == 0 || b == 0) return {0, 0};
    const double product = a * b;
    const bool infinite = std::isinf(a) || std::isinf(b);
    return bounds_of(product, infinite || (std::isfinite(product) && is_exact_product(a, b, product)));
}

/// b isn't 0. Infinite by infinite is any number of that sign.
Bounds quotient_bounds(double a, double b) {
    if (a == 0) return {0, 0};
    if (std::isinf(b)) {
        if (!std::isinf(a)) return {0, 0};
        return (a > 0) == (b > 0) ? Bounds{0, infinity} : Bounds{-infinity, 0};
    }
    const double quotient = a / b;
    const bool known = std::isinf(a) || (std::isfinite(quotient) && quotient != 0);
    return bounds_of(quotient, known && (std::isinf(a) || is_exact_product(quotient, b, a)));
}

Bounds root_bounds(double a) {
    const double root = std::sqrt(a);
    return bounds_of(root, a == 0 || std::isinf(a) || is_exact_product(root, root, a));
}

Interval hull_of(Bounds a, Bounds b, Bounds c, Bounds d) {
    return {std::min({a.below, b.below, c.below, d.below}), std::max({a.above, b.above, c.above, d.above})};
}

/// a^exponent for a >= 0 and exponent >= 1.
Interval power_of_positive(const Interval& a, unsigned long exponent) {
    Interval result{1}, factor = a;
    for (;; exponent /= 2) {
        if (exponent % 2 != 0) result = result * factor;
        if (exponent == 1) return result;
        factor = factor * factor;
    }
}

Interval natural_power(const Interval& base, unsigned long exponent) {
    if (base.low >= 0) return power_of_positive(base, exponent);
    const bool even = exponent % 2 == 0;
    if (base.high <= 0) {
        const Interval mirrored = power_of_positive(-base, exponent);
        return even ? mirrored : -mirrored;
    }
    if (even) return power_of_positive({0, std::max(-base.low, base.high)}, exponent);
    return {-power_of_positive({0, -base.low}, exponent).high, power_of_positive({0, base.high}, exponent).high};
}

}  // namespace

Interval outward::multiply_any(const Interval& a, const Interval& b) {
    if (a.is_empty() || b.is_empty()) return Interval::empty();
    return hull_of(product_bounds(a.low, b.low), product_bounds(a.low, b.high), product_bounds(a.high, b.low),
                   product_bounds(a.high, b.high));
}

Interval outward::divide_any(const Interval& a, const Interval& b) {
    if (a.is_empty() || b.is_empty() || (b.low == 0 && b.high == 0)) return Interval::empty();
    if (a.low == 0 && a.high == 0) return 0.0;
    if (b.low > 0 || b.high < 0) {
        return hull_of(quotient_bounds(a.low, b.low), quotient_bounds(a.low, b.high), quotient_bounds(a.high, b.low),
                       quotient_bounds(a.high, b.high));
    }
    const bool straddles = b.low < 0 && b.high > 0;
    if (straddles || (a.low < 0 && a.high > 0)) return Interval::entire();
    // The quotient of a's end that is nearer to 0 by b's that isn't 0 bounds it on one side.
    const double divisor = b.high > 0 ? b.high : b.low;
    const Bounds nearer = quotient_bounds(a.low >= 0 ? a.low : a.high, divisor);
    const bool positive = (a.low >= 0) == (b.high > 0);
    return positive ? Interval{std::max(nearer.below, 0.0), infinity}
                    : Interval{-infinity, std::min(nearer.above, 0.0)};
}

Interval outward::square_root_any(const Interval& a) {
    if (!(a.high >= 0)) return Interval::empty();
    return {a.low > 0 ? root_bounds(a.low).below : 0.0, root_bounds(a.high).above};
}

bool Interval::is_bounded() const { return low <= high && low > -infinity && high < infinity; }

double Interval::width() const { return is_empty() ? 0 : (*this - *this).high; }

double Interval::middle() const {
    if (low == -infinity)
        return high == infinity ? 0 : std::min(-1.0, high < 0 ? 2 * std::max(high, -greatest / 2) : -1.0);
    if (high == infinity) return std::max(1.0, low > 0 ? 2 * std::min(low, greatest / 2) : 1.0);
    const double sum = low + high;
    return std::isinf(sum) ? low / 2 + high / 2 : sum / 2;
}

double Interval::magnitude() const { return std::max(std::fabs(low), std::fabs(high)); }

double Interval::mignitude() const { return contains_zero() ? 0 : std::min(std::fabs(low), std::fabs(high)); }

Interval operator+(const Interval& a, const Interval& b) { return outward::interval(outward::add(a, b)); }
Interval operator-(const Interval& a, const Interval& b) { return outward::interval(outward::subtract(a, b)); }
Interval operator*(const Interval& a, const Interval& b) { return outward::interval(outward::multiply(a, b)); }
Interval operator/(const Interval& a, const Interval& b) { return outward::interval(outward::divide(a, b)); }

Interval intersection(const Interval& a, const Interval& b) {
    if (!(a.low <= b.high && b.low <= a.high)) return Interval::empty();
    return {std::max(a.low, b.low), std::min(a.high, b.high)};
}

Interval hull(const Interval& a, const Interval& b) {
    if (a.is_empty()) return b;
    if (b.is_empty()) return a;
    return {std::min(a.low, b.low), std::max(a.high, b.high)};
}

Interval square(const Interval& a) { return outward::interval(outward::square(a)); }

Interval power(const Interval& base, long exponent) {
    if (base.is_empty()) return base;
    if (exponent == 0) return 1.0;
    if (exponent > 0) return natural_power(base, static_cast<unsigned long>(exponent));
    return Interval{1} / natural_power(base, -static_cast<unsigned long>(exponent));
}

double next_above(double value) {
    if (!(value < infinity)) return value;
    if (value == 0) return std::numeric_limits<double>::denorm_min();
    const auto bits = std::bit_cast<std::int64_t>(value);
    return std::bit_cast<double>(bits + (value > 0 ? 1 : -1));
}

double next_below(double value) { return -next_above(-value); }

Interval enclosing(const Rational& number) {
    const double nearest = number.to_double();
    if (nearest == infinity) return {greatest, infinity};
    if (nearest == -infinity) return {-infinity, -greatest};
    const Rational exact = Rational::from_double(nearest);
    if (exact == number) return nearest;
    // Where the double is subnormal it may be one unit off, so its neighbours are looked at too.
    if (exact < number) {
        const double above = next_above(nearest);
        return std::isfinite(above) && Rational::from_double(above) < number ? Interval{above, next_above(above)}
                                                                             : Interval{nearest, above};
    }
    const double below = next_below(nearest);
    return std::isfinite(below) && Rational::from_double(below) > number ? Interval{next_below(below), below}
                                                                         : Interval{below, nearest};
}

}  // namespace lectern
