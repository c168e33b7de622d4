#include "lectern/calculus/enclosure.h"

#include "calculus/arguments.h"
#include "calculus/language.h"
#include "lectern/calculus/differentiate.h"
#include "lectern/calculus/functions.h"
#include "lectern/calculus/program.h"
#include "lectern/calculus/rational.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <ostream>
#include <random>
#include <string>
#include <vector>

namespace lectern {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Expressions of x and y, compiled.
class Compiled {
public:
    explicit Compiled(const std::string& text) : Compiled(Language(), text) {}

    [[nodiscard]] Enclosure over(Interval x, Interval y = 0.0) const {
        Enclosure result;
        program_.enclose(std::array{x, y}, std::span(&result, 1));
        return result;
    }
    [[nodiscard]] double at(double x, double y = 0) const {
        double result = 0;
        program_.run(std::array{x, y}, std::span(&result, 1));
        return result;
    }

private:
    Compiled(Language language, const std::string& text)
        : program_(std::array{language.parse(text)}, std::array{language.x, language.y}) {}

    Program program_;
};

Interval range_of(const std::string& text, Interval x, Interval y = 0.0) { return Compiled(text).over(x, y).range; }
Regularity regularity_of(const std::string& text, Interval x, Interval y = 0.0) {
    return Compiled(text).over(x, y).regularity;
}

/// Units in the last place between two doubles, roughly.
double units_between(double a, double b) {
    if (a == b) return 0;
    const double size = std::max(std::fabs(a), std::fabs(b));
    return std::fabs(a - b) / (next_above(size) - size);
}

bool is_near(const Interval& a, double low, double high, double units = 8) {
    return units_between(a.low, low) <= units && units_between(a.high, high) <= units;
}

/// Whole calls of every row of the table, aliases too: "sin(x)", "atan2(x, y)", "clamp(x, y, 2)".
struct Call {
    const FunctionRule* rule;
    std::string text;
};

std::ostream& operator<<(std::ostream& out, const Call& call) { return out << call.text; }

std::vector<Call> calls() {
    std::vector<Call> all;
    for (const FunctionRule& rule : functions()) {
        const std::string name(rule.name);
        if (rule.kernel == Kernel::polygamma) {
            for (const char* order : {"0", "1", "2", "3", "6"}) all.push_back({&rule, name + "(" + order + ", x)"});
            continue;
        }
        constexpr std::array arguments{"(x)", "(x, y)", "(x, y, 2)"};
        all.push_back({&rule, name + arguments[static_cast<std::size_t>(rule.arity - 1)]});
    }
    return all;
}

/// The value to the precision of long double, about 2^-63 of it, for which 2^-58 is allowed; kernels that are exact in
/// doubles have their own. NaN where it isn't known so well.
long double library_value(Kernel kernel, long double u, long double v) {
    switch (kernel) {
        case Kernel::cbrt:
            return std::cbrt(u);
        case Kernel::exp:
            return std::exp(u);
        case Kernel::log:
            return std::log(u);
        case Kernel::log2:
            return std::log2(u);
        case Kernel::log10:
            return std::log10(u);
        case Kernel::sin:
            return std::sin(u);
        case Kernel::cos:
            return std::cos(u);
        case Kernel::tan:
            return std::tan(u);
        case Kernel::asin:
            return std::asin(u);
        case Kernel::acos:
            return std::acos(u);
        case Kernel::atan:
            return std::atan(u);
        case Kernel::atan2:
            return std::atan2(u, v);
        case Kernel::sinh:
            return std::sinh(u);
        case Kernel::cosh:
            return std::cosh(u);
        case Kernel::tanh:
            return std::tanh(u);
        case Kernel::asinh:
            return std::asinh(u);
        case Kernel::acosh:
            return std::acosh(u);
        case Kernel::atanh:
            return std::atanh(u);
        case Kernel::gamma:
            return std::tgamma(u);
        case Kernel::erf:
            return std::erf(u);
        case Kernel::abs:
            return std::fabs(u);
        case Kernel::min:
            return std::fmin(u, v);
        case Kernel::max:
            return std::fmax(u, v);
        case Kernel::floor:
            return std::floor(u);
        case Kernel::ceil:
            return std::ceil(u);
        default:
            return std::numeric_limits<long double>::quiet_NaN();
    }
}

/// Boxes of all widths about arguments of all sizes, half of them of ordinary size.
std::vector<Interval> boxes(std::uint64_t seed, std::size_t count) {
    std::vector<Interval> result;
    std::mt19937_64 random(seed);
    for (const double argument : trying_arguments(count, seed)) {
        if (!std::isfinite(argument)) continue;
        const double center = random() % 3 == 0 ? std::fmod(argument, 4) : argument;
        const double exponent = -static_cast<double>(random() % 18);
        const double width = random() % 8 == 0 ? 0 : std::pow(10.0, exponent) * (1 + std::fabs(center));
        const double high = center + width;
        result.push_back({center + 0.0, std::isfinite(high) ? high : center});  // No -0, which `run` tells from 0.
    }
    return result;
}

double inside(const Interval& a, std::mt19937_64& random) {
    const double share = static_cast<double>(random() >> 11) * 0x1p-53;
    if (random() % 6 == 0) return random() % 2 == 0 ? a.low : a.high;
    return std::clamp(a.low + share * (a.high - a.low), a.low, a.high);
}

BOOST_AUTO_TEST_SUITE(enclosure)

BOOST_DATA_TEST_CASE(every_function_is_enclosed_narrowly_at_a_point, boost::unit_test::data::make(calls()), call) {
    const Compiled compiled(call.text);
    const double low = std::max(call.rule->low, -2.0), high = std::min(call.rule->high, 2.0);
    for (const double share : {0.13, 0.37, 0.61, 0.83}) {
        const double x = call.rule->kernel == Kernel::polygamma ? 1 + share : low + share * (high - low);
        const Enclosure result = compiled.over(x, 1.3);
        BOOST_TEST((result.regularity == Regularity::continuous));
        BOOST_TEST(result.range.width() <= 2e-14 * std::max(1.0, result.range.magnitude()), result.range.width());
        BOOST_TEST(std::fabs(result.range.middle() - compiled.at(x, 1.3)) <=
                   2e-14 * std::max(1.0, result.range.magnitude()));
    }
}

BOOST_DATA_TEST_CASE(values_lie_in_their_enclosure, boost::unit_test::data::make(calls()), call) {
    const Compiled compiled(call.text);
    const std::vector<Interval> xs = boxes(11, 4'000);
    std::vector<Interval> ys = boxes(12, 4'000);
    std::reverse(ys.begin(), ys.end());
    std::mt19937_64 random(13);
    int outside = 0, undefined = 0;
    for (std::size_t i = 0; i < std::min(xs.size(), ys.size()); ++i) {
        const Enclosure result = compiled.over(xs[i], ys[i]);
        for (int sample = 0; sample < 4; ++sample) {
            const double x = inside(xs[i], random), y = inside(ys[i], random);
            const long double precise = library_value(call.rule->kernel, x, y), computed = compiled.at(x, y);
            const bool known = !std::isnan(precise);
            const long double value = known ? precise : computed;
            // Far out `run` overflows on the way to values that exist.
            const bool ordinary = std::fabs(x) < 1e9 && std::fabs(y) > 1e-9;
            if (std::isnan(value) && ordinary && result.regularity != Regularity::unknown) ++undefined;
            if (!std::isfinite(value)) continue;
            const long double slack = std::fabs(value) * (known ? 0x1p-58L : 1e-12L) + 1e-305L;
            if (!(result.range.low <= value + slack && value - slack <= result.range.high)) ++outside;
        }
    }
    BOOST_TEST(outside == 0);
    BOOST_TEST(undefined == 0);
}

/// By the mean value theorem a difference quotient is one of the derivative's values in between; at a kink, where there
/// is none, it lies between those beside it.
BOOST_DATA_TEST_CASE(difference_quotients_lie_in_the_enclosed_derivatives, boost::unit_test::data::make(calls()),
                     call) {
    Language language;
    const std::array inputs{language.x, language.y};
    const Expr body = language.parse(call.text);
    const Program function(std::array{body}, inputs);
    const Program slopes(std::array{differentiate(body, language.x), differentiate(body, language.y)}, inputs);
    const auto at = [&function](double x, double y) {
        double value = 0;
        function.run(std::array{x, y}, std::span(&value, 1));
        return value;
    };
    const double low = std::max(call.rule->kernel == Kernel::polygamma ? 0.0 : call.rule->low, -2.0);
    const double high = std::min(call.rule->high, 2.0);
    for (const double share : {0.1, 0.34, 0.55, 0.78}) {
        for (const double width : {1e-4, 1e-2, 0.1}) {
            const double x = low + share * (high - low), y = 0.8;
            const double h = width / 2, slack_of_rounding = 1e-14 / h;
            const std::array box{Interval{x - h, x + h}, Interval{y - h, y + h}};
            Enclosure value;
            function.enclose(box, std::span(&value, 1));
            if (value.regularity != Regularity::continuous) continue;  // A jump or a pole inside.
            std::array<Enclosure, 2> gradient;
            slopes.enclose(box, gradient);
            const std::array quotients{(at(x + h, y) - at(x - h, y)) / (2 * h),
                                       (at(x, y + h) - at(x, y - h)) / (2 * h)};
            for (std::size_t i = 0; i < 2; ++i) {
                const double slack = slack_of_rounding * (1 + std::fabs(at(x, y)) + std::fabs(quotients[i]));
                BOOST_TEST((gradient[i].range + Interval{-slack, slack}).contains(quotients[i]),
                           "argument " << i << " at " << x << ", width " << width);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(polynomials_with_rational_coefficients_are_enclosed_exactly) {
    std::mt19937_64 random(19);
    const auto fraction = [&random] {
        return Rational(static_cast<long>(random() % 2'000'001) - 1'000'000, 1 + static_cast<long>(random() % 1000));
    };
    for (int i = 0; i < 500; ++i) {
        const std::array c{fraction(), fraction(), fraction(), fraction()};
        const auto text = [&c](std::size_t k) { return "(" + c[k].to_text() + ")"; };
        const double place = static_cast<double>(static_cast<long>(random() >> 11)) * 0x1p-50 - 4;
        const Rational x = Rational::from_double(place);
        const Rational value = c[0] + c[1] * x + c[2] * x * x + c[3] * x * x * x;
        const Interval range =
            range_of(text(0) + " + " + text(1) + "*x + " + text(2) + "*x^2 + " + text(3) + "*x^3", place);
        BOOST_TEST((Rational::from_double(range.low) <= value && value <= Rational::from_double(range.high)));
        BOOST_TEST(range.width() <= 1e-7);
    }
}

BOOST_AUTO_TEST_CASE(polygamma_functions_hold_their_known_values) {
    // From mpmath, to more digits than a double has.
    struct Known {
        const char* text;
        double low, high;
    };
    for (const Known& known : {Known{"polygamma(0, 1 + x)", -0.57721566490153287, -0.57721566490153286},
                               Known{"polygamma(0, 1/4 + x)", -4.2274535333762655, -4.2274535333762654},
                               Known{"polygamma(1, 1 + x)", 1.6449340668482264, 1.6449340668482265},
                               Known{"polygamma(2, 1 + x)", -2.4041138063191886, -2.4041138063191885},
                               Known{"polygamma(3, 1/2 + x)", 97.409091034002437, 97.409091034002438},
                               Known{"polygamma(1, x - 3/10)", 13.945160267805721, 13.945160267805723}}) {
        const Interval range = range_of(known.text, 0);
        BOOST_TEST((range.low <= known.high && known.low <= range.high), known.text);
        BOOST_TEST(range.width() <= 1e-13 * range.magnitude(), known.text);
    }
}

BOOST_AUTO_TEST_CASE(monotone_functions_are_tight_at_both_ends) {
    for (const char* call :
         {"exp(x)", "ln(x)", "log2(x)", "log10(x)", "sqrt(x)", "cbrt(x)", "asin(x)", "atan(x)", "sinh(x)", "tanh(x)",
          "asinh(x)", "atanh(x)", "erf(x)", "tan(x)", "cosh(x)", "x^0.3", "2^x", "gamma(x + 2)", "acosh(x + 1)"}) {
        const Compiled compiled(call);
        for (const double low : {0.125, 0.3, 0.6}) {
            BOOST_TEST(is_near(compiled.over({low, 0.9}).range, compiled.at(low), compiled.at(0.9)), call);
            BOOST_TEST(is_near(compiled.over(low).range, compiled.at(low), compiled.at(low)), call);
        }
    }
    const Compiled falling("acos(x)");
    BOOST_TEST(is_near(falling.over({-0.3, 0.9}).range, falling.at(0.9), falling.at(-0.3)));
}

BOOST_AUTO_TEST_CASE(known_values_are_exact) {
    for (const char* call : {"sin(x)", "tan(x)", "asin(x)", "atan(x)", "sinh(x)", "tanh(x)", "asinh(x)", "atanh(x)",
                             "cbrt(x)", "erf(x)", "sqrt(x)"})
        BOOST_TEST((range_of(call, 0) == Interval(0)), call);
    for (const char* call : {"exp(x)", "cos(x)", "cosh(x)", "2^x"})
        BOOST_TEST((range_of(call, 0) == Interval(1)), call);
    for (const char* call : {"ln(x)", "log2(x)", "log10(x)", "acos(x)", "acosh(x)"})
        BOOST_TEST((range_of(call, 1) == Interval(0)), call);
    BOOST_TEST((range_of("sin(x)", {0, 1}).low == 0));
    BOOST_TEST((range_of("cosh(x)", {-1, 2}).low == 1));
}

BOOST_AUTO_TEST_CASE(waves_are_tight_with_and_without_extrema) {
    const Compiled sine("sin(x)"), cosine("cos(x)");
    BOOST_TEST(is_near(sine.over({-1, 1.2}).range, sine.at(-1), sine.at(1.2)));
    BOOST_TEST(is_near(sine.over({2, 3}).range, sine.at(3), sine.at(2)));
    BOOST_TEST(is_near(sine.over({1, 2}).range, sine.at(1), 1, 4));
    BOOST_TEST(sine.over({1, 2}).range.high == 1);
    BOOST_TEST(sine.over({4, 5}).range.low == -1);
    BOOST_TEST((sine.over({1, 5}).range == Interval(-1, 1)));
    BOOST_TEST((sine.over({-100, 1e300}).range == Interval(-1, 1)));
    BOOST_TEST((cosine.over({-1, 2}).range.high == 1));
    BOOST_TEST(is_near(cosine.over({1000, 1001}).range, cosine.at(1001), cosine.at(1000)));
    BOOST_TEST((cosine.over({1e6, 1e6 + 3}).range.high == 1));
    BOOST_TEST((cosine.over({-infinity, 0}).range == Interval(-1, 1)));
    BOOST_TEST((sine.over({-1, 1.2}).regularity == Regularity::continuous));
}

BOOST_AUTO_TEST_CASE(whole_powers_are_tight) {
    BOOST_TEST((range_of("x^2", {-1, 2}) == Interval(0, 4)));
    BOOST_TEST((range_of("x^3", {-1, 2}) == Interval(-1, 8)));
    BOOST_TEST((range_of("x^4", {-1, 2}) == Interval(0, 16)));
    BOOST_TEST((range_of("x^5", {-1, 2}) == Interval(-1, 32)));
    BOOST_TEST((range_of("x^6", {-1, 2}) == Interval(0, 64)));
    BOOST_TEST((range_of("x^7", {-1, 2}) == Interval(-1, 128)));
    BOOST_TEST((range_of("(x - 1)^3", {-1, 2}) == Interval(-8, 1)));
    BOOST_TEST((range_of("x^101", {-1, 1}).contains(Interval(-1, 1))));
    BOOST_TEST((range_of("x^(-2)", {-1, 2}) == Interval(0.25, infinity)));
    BOOST_TEST((range_of("x^3 y", {-1, 2}, {-1, 1}) == Interval(-8, 8)));
}

BOOST_AUTO_TEST_CASE(the_exact_numbers_behind_constants_are_enclosed) {
    // Each is 0 or not by what its doubles don't show.
    const auto holds_0 = [](const std::string& text) { return range_of(text, 0).contains(0); };
    BOOST_TEST(holds_0("sin(pi + x)"));
    BOOST_TEST(holds_0("3 (0.1 + x) - 0.3"));
    BOOST_TEST(holds_0("(x + sqrt(2))^2 - 2"));
    BOOST_TEST(holds_0("(x + 1)/3 + (x + 1)/7 - 10/21"));
    BOOST_TEST(holds_0("ln(x + 2)/ln(10) - log10(2)"));
    BOOST_TEST(holds_0("atan(x + 1) - pi/4"));
    BOOST_TEST(holds_0("exp(x + 1) - e"));
    BOOST_TEST(holds_0("x + 0.1*sin(3/7)/cos(3/7) - tan(3/7)/10"));
    BOOST_TEST((range_of("0.5 x + 0.25", 1) == Interval(0.75)));
    BOOST_TEST(range_of("0.1 x", 3).contains(0.3));
    BOOST_TEST(!range_of("x + 1/3", 0).is_point());
    BOOST_TEST(!range_of("x 1000000000000000000001/1000000000000000000000", 1).is_point());
}

BOOST_AUTO_TEST_CASE(regularity_is_told) {
    struct Case {
        const char* text;
        Interval x;
        Regularity expected;
        Interval y = {0, 1};
    };
    constexpr Regularity unknown = Regularity::unknown, defined = Regularity::defined,
                         continuous = Regularity::continuous;
    for (const Case& each : std::vector<Case>{
             {"1/x", {1, 2}, continuous},
             {"1/x", {-1, 2}, unknown},
             {"1/x", {0, 2}, unknown},
             {"ln(x)", {0, 2}, unknown},
             {"ln(x)", {0.1, 2}, continuous},
             {"sqrt(x)", {0, 2}, continuous},
             {"sqrt(x)", {-1, 2}, unknown},
             {"asin(x)", {-1, 1}, continuous},
             {"asin(x)", {-1, 1.1}, unknown},
             {"atanh(x)", {-1, 0}, unknown},
             {"acosh(x)", {1, 2}, continuous},
             {"x^0.3", {0, 2}, continuous},
             {"x^0.3", {-1, 2}, unknown},
             {"x^(-0.3)", {0, 2}, unknown},
             {"x^y", {1, 2}, continuous, {-1, 1}},
             {"x^y", {0, 2}, defined, {0, 1}},
             {"x^y", {-1, 2}, unknown, {0, 1}},
             {"sign(x)", {1, 2}, continuous},
             {"sign(x)", {0, 2}, defined},
             {"floor(x)", {1, 1.5}, continuous},
             {"floor(x)", {1, 2}, defined},
             {"ceil(x)", {1.5, 2}, continuous},
             {"ceil(x)", {1, 2}, defined},
             {"mod(x, 1)", {3, 3.5}, continuous},
             {"mod(x, 1)", {3, 4}, defined},
             {"mod(x, y)", {3, 4}, unknown, {-1, 1}},
             {"abs(x) + min(x, y) + max(x, 2 y)", {-1, 4}, continuous},
             {"tan(x)", {-1.5, 1.5}, continuous},
             {"tan(x)", {1.5, 1.6}, unknown},
             {"gamma(x)", {0.5, 4}, continuous},
             {"gamma(x)", {-0.5, 4}, unknown},
             {"gamma(x)", {-0.75, -0.25}, continuous},
             {"polygamma(1, x)", {-1.5, -0.5}, unknown},
             {"polygamma(1, x)", {0.5, 2}, continuous},
             {"atan2(x, y)", {0, 1}, continuous, {-2, -1}},
             {"atan2(x, y)", {-1, 1}, defined, {-2, -1}},
             {"atan2(x, y)", {-1, -0.5}, continuous, {-2, -1}},
             {"atan2(x, y)", {-1, 1}, continuous, {1, 2}},
             {"atan2(x, y)", {0, 1}, defined, {0, 1}},
             {"if(x < 0, 1/x, y)", {1, 2}, continuous},
             {"if(x < 0, y, ln(x))", {1, 2}, continuous},
             {"if(x < 0, ln(x), y)", {1, 2}, continuous},
             {"if(x < 1, y, 2)", {0, 1}, defined},
             {"if(x <= 1, y, 2)", {0, 1}, continuous},
             {"if(x > 1, y, 2)", {0, 1}, continuous},
             {"if(x < 1, ln(x), 2)", {-2, -1}, unknown},
             {"if(ln(x) < 100, 1, 2)", {-2, 3}, unknown},
             {"x + ln(-1)", {0, 1}, unknown},
             {"if(x < 2, x, ln(-1))", {0, 1}, continuous},
             {"x + floor(1/3) sign(2 - sqrt(4))", {0, 1}, continuous},
         }) {
        BOOST_TEST((regularity_of(each.text, each.x, each.y) == each.expected),
                   each.text << " over [" << each.x.low << ", " << each.x.high << "] x [" << each.y.low << ", "
                             << each.y.high << "]");
    }
}

BOOST_AUTO_TEST_CASE(ranges_are_of_the_part_inside_the_domain) {
    BOOST_TEST(range_of("ln(x)", {-2, -1}).is_empty());
    BOOST_TEST(range_of("ln(x)", 0).is_empty());
    BOOST_TEST(range_of("sqrt(x)", {-2, -1}).is_empty());
    BOOST_TEST(range_of("1/x", 0).is_empty());
    BOOST_TEST(range_of("x + ln(-1)", 0).is_empty());
    BOOST_TEST(range_of("gamma(x)", -3).is_empty());
    BOOST_TEST((range_of("sqrt(x)", {-4, 4}) == Interval(0, 2)));
    BOOST_TEST(range_of("ln(x)", {-1, 1}).low == -infinity);
    BOOST_TEST(is_near(range_of("ln(x)", {-1, 2}), -infinity, std::log(2)));
    BOOST_TEST((range_of("if(x < 0, ln(x), 3)", {-2, -1}).is_empty()));
    BOOST_TEST((range_of("x^y", {-2, -1}, 3) == Interval(-8, -1)));
    BOOST_TEST(range_of("x^y", {-2, -1}, {2.5, 3.5}).contains(-8));
    BOOST_TEST(range_of("x^y", {-2, -1}, {2.25, 2.75}).is_empty());
    BOOST_TEST((range_of("mod(x, 3)", {4, 5}) == Interval(1, 2)));
    BOOST_TEST((range_of("mod(x, 3)", {2, 5}) == Interval(0, 3)));
    BOOST_TEST(range_of("gamma(x)", {1, 3}).low > 0.8856);
}

BOOST_AUTO_TEST_CASE(unbounded_boxes_are_enclosed) {
    const Interval all = Interval::entire(), positive{0, infinity};
    BOOST_TEST((range_of("x^2 + y^2", all, all) == positive));
    BOOST_TEST((range_of("exp(-x^2)", all).contains(Interval(0, 1))));
    BOOST_TEST(range_of("exp(-x^2)", all).high == 1);
    BOOST_TEST(is_near(range_of("atan(x)", all), -std::acos(0.0), std::acos(0.0)));
    BOOST_TEST((range_of("tanh(x)", all) == Interval(-1, 1)));
    for (const char* call :
         {"sinh(x)", "asinh(x)", "cbrt(x)", "tan(x)", "x^3", "gamma(x)", "polygamma(0, x)", "floor(x)", "x"})
        BOOST_TEST((range_of(call, all) == all), call);
    for (const char* call : {"ln(x)", "polygamma(0, x)"}) BOOST_TEST((range_of(call, positive) == all), call);
    for (const char* call :
         {"cosh(x) - 1", "acosh(x + 1)", "abs(x)", "sqrt(x)", "polygamma(1, x)", "x^0.3", "asinh(x)"})
        BOOST_TEST((range_of(call, positive) == positive), call);
    BOOST_TEST((range_of("x/(1 + x)", {1, infinity}) == Interval(0, infinity)));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace lectern
