#include "lectern/calculus/interval.h"

#include "calculus/arguments.h"
#include "lectern/calculus/rational.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <ostream>
#include <random>
#include <vector>

namespace lectern {

std::ostream& operator<<(std::ostream& out, const Interval& a) { return out << '[' << a.low << ", " << a.high << ']'; }

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity(), greatest = std::numeric_limits<double>::max();

Rational exact(double value) { return Rational::from_double(value); }

/// Doubles of both signs, some with few digits so that results are exact, with exponents from -span to span.
class Doubles {
public:
    explicit Doubles(std::uint64_t seed) : bits_(seed) {}

    double next(int span) {
        std::uint64_t mantissa = bits_() >> 11;
        if (bits_() % 3 == 0) mantissa &= ~std::uint64_t{0} << (20 + bits_() % 33);
        const int exponent = static_cast<int>(bits_() % static_cast<std::uint64_t>(2 * span + 1)) - span;
        const double size = std::ldexp(static_cast<double>(mantissa), exponent - 53);
        return bits_() % 2 == 0 ? size : -size;
    }
    Interval next_interval(int span) {
        double a = next(span), b = next(span);
        if (bits_() % 4 == 0) a = 0;
        if (bits_() % 4 == 0) b = a;
        return {std::min(a, b), std::max(a, b)};
    }

private:
    std::mt19937_64 bits_;
};

/// The least interval that holds all of them.
Interval enclosing_all(const std::vector<Rational>& values) {
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    return {enclosing(*least).low, enclosing(*most).high};
}

std::vector<Rational> combined(const Interval& a, const Interval& b,
                               Rational (*operation)(const Rational&, const Rational&)) {
    std::vector<Rational> values;
    for (const double u : {a.low, a.high}) {
        for (const double v : {b.low, b.high}) values.push_back(operation(exact(u), exact(v)));
    }
    return values;
}

bool is_empty(const Interval& a) { return a.is_empty(); }

BOOST_AUTO_TEST_SUITE(interval)

BOOST_AUTO_TEST_CASE(sums_and_differences_are_the_least_that_hold_the_exact_ones) {
    Doubles doubles(1);
    for (int i = 0; i < 20'000; ++i) {
        const int span = i % 2 == 0 ? 30 : 900;
        const Interval a = doubles.next_interval(span), b = doubles.next_interval(span);
        BOOST_TEST(a + b == enclosing_all(combined(a, b, [](const auto& u, const auto& v) { return u + v; })));
        BOOST_TEST(a - b == enclosing_all(combined(a, b, [](const auto& u, const auto& v) { return u - v; })));
    }
}

BOOST_AUTO_TEST_CASE(products_are_the_least_that_hold_the_exact_ones) {
    Doubles doubles(2);
    for (int i = 0; i < 20'000; ++i) {
        const int span = i % 2 == 0 ? 30 : 400;
        const Interval a = doubles.next_interval(span), b = doubles.next_interval(span);
        BOOST_TEST(a * b == enclosing_all(combined(a, b, [](const auto& u, const auto& v) { return u * v; })));
    }
}

BOOST_AUTO_TEST_CASE(quotients_are_the_least_that_hold_the_exact_ones) {
    Doubles doubles(3);
    for (int i = 0; i < 20'000; ++i) {
        const int span = i % 2 == 0 ? 30 : 400;
        const Interval a = doubles.next_interval(span), b = doubles.next_interval(span);
        if (b.contains_zero()) continue;
        BOOST_TEST(a / b == enclosing_all(combined(a, b, [](const auto& u, const auto& v) { return u / v; })));
    }
}

BOOST_AUTO_TEST_CASE(near_overflow_and_underflow_the_exact_results_are_still_enclosed) {
    const auto holds = [](const Interval& result, const Rational& value) {
        const bool above = result.low == -infinity || exact(result.low) <= value;
        const bool below = result.high == infinity || value <= exact(result.high);
        return above && below && result.low < infinity && result.high > -infinity;
    };
    const auto is_narrow = [](const Interval& result) {
        return next_above(next_above(result.low)) >= result.high || result.width() <= 1e-310;
    };
    std::vector<double> values = trying_arguments(300, 5);
    values.insert(values.end(), {greatest, -greatest, 4.9e-324, -4.9e-324, 2.2250738585072014e-308, 0x1p-538,
                                 0x1.8p-537, 0x1.0000001p-500, 0x1p-969, 0x1.fffffffffffffp996, 0x1.0000000000001p511});
    std::erase_if(values, [](double value) { return !std::isfinite(value); });
    for (const double a : values) {
        for (const double b : values) {
            BOOST_TEST(holds(Interval(a) + Interval(b), exact(a) + exact(b)));
            BOOST_TEST(holds(Interval(a) * Interval(b), exact(a) * exact(b)), a << " * " << b);
            BOOST_TEST(is_narrow(Interval(a) * Interval(b)), a << " * " << b);
            if (b == 0) continue;
            BOOST_TEST(holds(Interval(a) / Interval(b), exact(a) / exact(b)), a << " / " << b);
            BOOST_TEST(is_narrow(Interval(a) / Interval(b)), a << " / " << b);
        }
    }
}

BOOST_AUTO_TEST_CASE(exact_results_stay_exact) {
    BOOST_TEST(Interval(2) + Interval(3) == Interval(5));
    BOOST_TEST(Interval(0) * Interval(0.1) == Interval(0));
    BOOST_TEST(Interval(0) * Interval::entire() == Interval(0));
    BOOST_TEST(Interval(6) / Interval(3) == Interval(2));
    BOOST_TEST(Interval(1e-320) * Interval(2) == Interval(2e-320));
    BOOST_TEST(Interval(0x1p600) * Interval(0x1p400) == Interval(0x1p1000));
    BOOST_TEST(power(Interval(3), 20) == Interval(3486784401.0));
    BOOST_TEST(power(Interval(2), -3) == Interval(0.125));
}

BOOST_AUTO_TEST_CASE(infinite_ends_bound_nothing) {
    const Interval from_1{1, infinity}, to_minus_1{-infinity, -1};
    BOOST_TEST(from_1 + to_minus_1 == Interval::entire());
    BOOST_TEST(from_1 - Interval(1) == Interval(0, infinity));
    BOOST_TEST(from_1 * to_minus_1 == to_minus_1);
    BOOST_TEST(Interval(0, 2) * from_1 == Interval(0, infinity));
    BOOST_TEST(Interval(1) / from_1 == Interval(0, 1));
    BOOST_TEST(from_1 / from_1 == Interval(0, infinity));
    BOOST_TEST(from_1 / Interval(-4) == Interval(-infinity, -0.25));
    BOOST_TEST(Interval(greatest) + Interval(greatest) == Interval(next_below(greatest), infinity));
    BOOST_TEST(Interval(greatest) * Interval(-greatest) == Interval(-infinity, -greatest));
}

BOOST_AUTO_TEST_CASE(division_by_an_interval_with_0_has_the_values_where_there_are_any) {
    BOOST_TEST(Interval(1, 2) / Interval(0, 4) == Interval(0.25, infinity));
    BOOST_TEST(Interval(1, 2) / Interval(-4, 0) == Interval(-infinity, -0.25));
    BOOST_TEST(Interval(-2, -1) / Interval(0, 4) == Interval(-infinity, -0.25));
    BOOST_TEST(Interval(-2, -1) / Interval(-4, 0) == Interval(0.25, infinity));
    BOOST_TEST(Interval(0, 1) / Interval(0, 1) == Interval(0, infinity));
    BOOST_TEST(Interval(1, 2) / Interval(-1, 1) == Interval::entire());
    BOOST_TEST(Interval(-1, 1) / Interval(0, 1) == Interval::entire());
    BOOST_TEST(Interval(0) / Interval(-1, 1) == Interval(0));
    BOOST_TEST(is_empty(Interval(1, 2) / Interval(0)));
    BOOST_TEST(is_empty(Interval(0) / Interval(0)));
}

BOOST_AUTO_TEST_CASE(the_empty_set_stays_empty) {
    const Interval empty = Interval::empty(), one{1};
    for (const Interval& result :
         {empty + one, one - empty, empty * one, Interval(-1, 2) * empty, one / empty, empty / one, square(empty),
          power(empty, 3), intersection(empty, one), intersection(one, Interval(2))})
        BOOST_TEST(is_empty(result));
    BOOST_TEST(hull(empty, one) == one);
    BOOST_TEST(hull(one, empty) == one);
    BOOST_TEST(empty.width() == 0);
    BOOST_TEST(!empty.contains(0));
    BOOST_TEST(!empty.is_bounded());
}

BOOST_AUTO_TEST_CASE(powers_are_tight) {
    BOOST_TEST(square(Interval(-1, 2)) == Interval(0, 4));
    BOOST_TEST(square(Interval(-3, -2)) == Interval(4, 9));
    BOOST_TEST(power(Interval(-1, 2), 3) == Interval(-1, 8));
    BOOST_TEST(power(Interval(-2, 1), 4) == Interval(0, 16));
    BOOST_TEST(power(Interval(-2, -1), 3) == Interval(-8, -1));
    BOOST_TEST(power(Interval(-2, 4), -1) == Interval::entire());
    BOOST_TEST(power(Interval(-2, 4), -2) == Interval(0.0625, infinity));
    BOOST_TEST(power(Interval(0, 4), -1) == Interval(0.25, infinity));
    BOOST_TEST(power(Interval(-2, 4), 0) == Interval(1));
    BOOST_TEST(power(Interval::entire(), 2) == Interval(0, infinity));
    BOOST_TEST(is_empty(power(Interval(0), -1)));
}

BOOST_AUTO_TEST_CASE(powers_hold_the_exact_ones) {
    Doubles doubles(7);
    for (int i = 0; i < 2'000; ++i) {
        const double base = doubles.next(6);
        const long exponent = 1 + i % 30;
        const Interval result = power(Interval(base), exponent);
        const Rational value = exact(base).pow(exponent);
        BOOST_TEST((exact(result.low) <= value && value <= exact(result.high)), base << "^" << exponent);
        BOOST_TEST(result.width() <= 4e-16 * static_cast<double>(exponent) * result.magnitude());
    }
}

BOOST_AUTO_TEST_CASE(a_number_is_enclosed_by_its_neighbours) {
    BOOST_TEST(enclosing(Rational(1, 4)) == Interval(0.25));
    BOOST_TEST(enclosing(Rational(1, 10)) == Interval(next_below(0.1), 0.1));
    BOOST_TEST(enclosing(Rational(-1, 10)) == Interval(-0.1, next_above(-0.1)));
    BOOST_TEST(enclosing(Rational(1, 3)) == Interval(1.0 / 3, next_above(1.0 / 3)));
    BOOST_TEST(enclosing(Rational(10).pow(400)) == Interval(greatest, infinity));
    BOOST_TEST(enclosing(-Rational(10).pow(400)) == Interval(-infinity, -greatest));
    BOOST_TEST(enclosing(Rational(10).pow(-400)) == Interval(0, 4.9406564584124654e-324));
    const Rational small = Rational(1, 3) * Rational(2).pow(-1060);
    const Interval enclosure = enclosing(small);
    BOOST_TEST((exact(enclosure.low) < small && small < exact(enclosure.high)));
    BOOST_TEST(next_above(enclosure.low) == enclosure.high);
}

BOOST_AUTO_TEST_CASE(neighbours_agree_with_the_standard_library) {
    for (const double value : trying_arguments(2'000, 6)) {
        if (std::isnan(value)) continue;
        BOOST_TEST(next_above(value) == (value == infinity ? infinity : std::nextafter(value, infinity)));
        BOOST_TEST(next_below(value) == (value == -infinity ? -infinity : std::nextafter(value, -infinity)));
        if (std::isfinite(value)) BOOST_TEST((next_above(value) > value && next_below(value) < value));
    }
}

BOOST_AUTO_TEST_CASE(middles_lie_inside) {
    for (const Interval& a :
         {Interval(1, 2), Interval(-1, 1e300), Interval(-greatest, greatest), Interval(greatest / 2, greatest),
          Interval::entire(), Interval(-infinity, -3), Interval(-infinity, 5), Interval(7, infinity),
          Interval(-infinity, -greatest), Interval(greatest, infinity), Interval(-5, infinity), Interval(0.1),
          Interval(0, 5e-324)}) {
        BOOST_TEST(a.contains(a.middle()), a);
        BOOST_TEST(std::isfinite(a.middle()));
    }
    BOOST_TEST(Interval(1, 2).middle() == 1.5);
}

BOOST_AUTO_TEST_CASE(sizes_are_told) {
    BOOST_TEST(Interval(-3, 2).magnitude() == 3);
    BOOST_TEST(Interval(-3, 2).mignitude() == 0);
    BOOST_TEST(Interval(-3, -2).mignitude() == 2);
    BOOST_TEST(Interval(1, 3).width() == 2);
    BOOST_TEST(Interval(-0.1, 1).width() == 1.1);
    BOOST_TEST(!Interval(0, infinity).is_bounded());
    BOOST_TEST(Interval(0, 1).is_bounded());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace lectern
