#pragma once
#include <limits>

namespace lectern {

class Rational;

/// A closed interval of real numbers, low <= high, an end being infinite where it has no bound; or the empty set, whose
/// ends are NaN. Every operation encloses the exact result: its ends are rounded outwards, and where the exact result
/// of an end is a double they are not rounded at all.
struct Interval {
    double low = 0, high = 0;

    constexpr Interval() = default;
    constexpr Interval(double value) : low(value), high(value) {}  // NOLINT(google-explicit-constructor): a point
    constexpr Interval(double low_, double high_) : low(low_), high(high_) {}

    static constexpr Interval entire() {
        return {-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
    }
    static constexpr Interval empty() {
        return {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};
    }

    [[nodiscard]] bool is_empty() const { return !(low <= high); }
    [[nodiscard]] bool is_bounded() const;  ///< Not empty, both ends finite.
    [[nodiscard]] bool is_point() const { return low == high; }
    [[nodiscard]] bool contains(double value) const { return low <= value && value <= high; }
    [[nodiscard]] bool contains(const Interval& inner) const { return low <= inner.low && inner.high <= high; }
    /// `inner` touches neither end.
    [[nodiscard]] bool contains_inside(const Interval& inner) const { return low < inner.low && inner.high < high; }
    [[nodiscard]] bool contains_zero() const { return contains(0.0); }
    [[nodiscard]] double width() const;      ///< Rounded up; 0 of the empty set.
    [[nodiscard]] double middle() const;     ///< A finite number inside; bounded or not, never of the empty set.
    [[nodiscard]] double magnitude() const;  ///< The greatest |x| inside.
    [[nodiscard]] double mignitude() const;  ///< The least |x| inside.

    Interval operator-() const { return {-high, -low}; }
    friend Interval operator+(const Interval& a, const Interval& b);
    friend Interval operator-(const Interval& a, const Interval& b);
    friend Interval operator*(const Interval& a, const Interval& b);
    /// The values where b isn't 0: empty where b is just 0; else just 0 where a is; else without bound where b holds 0.
    friend Interval operator/(const Interval& a, const Interval& b);
    friend bool operator==(const Interval&, const Interval&) = default;
};

Interval intersection(const Interval& a, const Interval& b);  ///< Empty where they don't meet.
Interval hull(const Interval& a, const Interval& b);          ///< The least interval that holds both.
Interval square(const Interval& a);
Interval power(const Interval& base, long exponent);  ///< base^exponent, any whole exponent.

/// The next double above or below; infinities stay.
double next_above(double value);
double next_below(double value);

/// The least interval with doubles as ends that holds the number: a point where it is a double.
Interval enclosing(const Rational& number);

}  // namespace lectern
