#include "lectern/calculus/rational.h"

#include <boost/test/unit_test.hpp>

#include <limits>
#include <stdexcept>
#include <string>
#include <utility>

using lectern::Rational;

namespace {

Rational decimal(std::string_view digits) { return Rational::from_decimal(digits); }

}  // namespace

BOOST_AUTO_TEST_SUITE(rational)

BOOST_AUTO_TEST_CASE(is_in_lowest_terms_with_a_positive_denominator) {
    BOOST_TEST(Rational(6, -4).to_text() == "-3/2");
    BOOST_TEST(Rational(0, 7).to_text() == "0");
}

BOOST_AUTO_TEST_CASE(reads_decimals_exactly) {
    BOOST_TEST(decimal("0.1").to_text() == "1/10");
    BOOST_TEST(decimal("2.5e-3").to_text() == "1/400");
    BOOST_TEST(decimal(".5E+1").to_text() == "5");
    BOOST_TEST(decimal("3.").to_text() == "3");
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_decimal) {
    for (const char* text : {"", ".", "1.2.3", "1e", "e5", "-1", "1 2", "0x1"})
        BOOST_CHECK_THROW(decimal(text), std::invalid_argument);
    BOOST_CHECK_THROW(decimal("1e99999999999999999999"), std::out_of_range);
}

BOOST_AUTO_TEST_CASE(adds_multiplies_and_divides_exactly) {
    BOOST_TEST((Rational(1, 3) + Rational(1, 6)).to_text() == "1/2");
    BOOST_TEST((Rational(2, 3) * Rational(3, 4) - Rational(1)).to_text() == "-1/2");
    BOOST_TEST((Rational(1, 3) / Rational(-2)).to_text() == "-1/6");
}

BOOST_AUTO_TEST_CASE(grows_beyond_a_machine_word_and_comes_back) {
    const Rational large = Rational(10).pow(40);
    BOOST_TEST(large.to_text() == "1" + std::string(40, '0'));
    BOOST_TEST(!large.fits_long());
    BOOST_TEST((large / Rational(10).pow(39)).as_long() == 10);
    const Rational least(std::numeric_limits<long>::min());
    BOOST_TEST(least.as_long() == std::numeric_limits<long>::min());
}

BOOST_AUTO_TEST_CASE(copies_and_moves_large_numbers) {
    Rational first = Rational(3).pow(100);
    Rational second = first;
    const Rational third = std::move(first);
    second = second + Rational(1);
    BOOST_TEST((second - third).to_text() == "1");
}

BOOST_AUTO_TEST_CASE(gives_the_nearest_double) {
    BOOST_TEST(decimal("0.1").to_double() == 0.1);
    BOOST_TEST(decimal("123456789012345678901234567890").to_double() == 123456789012345678901234567890.0);
    BOOST_TEST(decimal("9007199254740993").to_double() == 9007199254740992.0);
    BOOST_TEST(decimal("9007199254740993.000001").to_double() == 9007199254740994.0);
    BOOST_TEST(decimal("2.2250738585072014e-308").to_double() == 2.2250738585072014e-308);
    BOOST_TEST((-Rational(10).pow(25) / Rational(3)).to_double() == -3.3333333333333333e+24);
    BOOST_TEST(Rational(10).pow(400).to_double() == std::numeric_limits<double>::infinity());
}

BOOST_AUTO_TEST_CASE(reads_a_double_exactly) {
    BOOST_TEST(Rational::from_double(0).to_text() == "0");
    BOOST_TEST(Rational::from_double(-0.75).to_text() == "-3/4");
    BOOST_TEST(Rational::from_double(0.1).to_text() == "3602879701896397/36028797018963968");
    for (const double value : {1e300, -1e-300, 5e-324, 1.7976931348623157e308, 4503599627370497.5})
        BOOST_TEST(Rational::from_double(value).to_double() == value);
}

BOOST_AUTO_TEST_CASE(finds_the_simplest_fraction_between_two) {
    const auto simplest = [](double low, double high) {
        return Rational::simplest_between(Rational::from_double(low), Rational::from_double(high)).to_text();
    };
    BOOST_TEST(simplest(0.3333333, 0.3333334) == "1/3");
    BOOST_TEST(simplest(-0.3333334, -0.3333333) == "-1/3");
    BOOST_TEST(simplest(3.1415926, 3.1415927) == "86953/27678");
    BOOST_TEST(simplest(2.5, 7.25) == "3");
    BOOST_TEST(simplest(-2, 9) == "0");
    BOOST_TEST(simplest(-9, 0) == "0");
    BOOST_TEST(simplest(0.5, 0.5) == "1/2");
    BOOST_TEST(simplest(3, 3.9) == "3");
}

BOOST_AUTO_TEST_CASE(takes_only_exact_roots) {
    BOOST_TEST(Rational(8, 27).root(3)->to_text() == "2/3");
    BOOST_TEST(Rational(-8).root(3)->to_text() == "-2");
    BOOST_TEST(!Rational(2).root(2).has_value());
    BOOST_TEST(!Rational(-4).root(2).has_value());
}

BOOST_AUTO_TEST_CASE(floors_towards_minus_infinity) {
    BOOST_TEST(Rational(-7, 2).floor().as_long() == -4);
    BOOST_TEST(Rational(7, 2).floor().as_long() == 3);
}

BOOST_AUTO_TEST_CASE(finds_the_common_measure) {
    BOOST_TEST(Rational::common_measure(Rational(3, 4), Rational(-9, 2)).to_text() == "3/4");
    BOOST_TEST(Rational::common_measure(Rational(0), Rational(-5)).to_text() == "5");
}

BOOST_AUTO_TEST_CASE(orders_by_value) {
    BOOST_TEST((Rational(1, 3) < Rational(1, 2)));
    BOOST_TEST((Rational(-1, 3) > Rational(-1, 2)));
    BOOST_TEST((Rational(2, 4) == Rational(1, 2)));
    BOOST_TEST(Rational(2, 4).hash() == Rational(1, 2).hash());
}

BOOST_AUTO_TEST_SUITE_END()
