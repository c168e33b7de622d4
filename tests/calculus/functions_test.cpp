#include "lectern/calculus/functions.h"

#include "calculus/language.h"
#include "calculus/polygamma.h"
#include "lectern/calculus/program.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <ostream>
#include <vector>

using namespace lectern;

namespace lectern {

std::ostream& operator<<(std::ostream& out, const FunctionRule& rule) { return out << rule.name; }

}  // namespace lectern

namespace {

using Arguments = std::array<double, 3>;
using Reference = double (*)(const Arguments&);

double clamped(double v, double low, double high) { return std::min(std::max(v, low), high); }
double eased(double t) { return 3 * t * t - 2 * t * t * t; }

/// What each row means, from the C++ library.
const std::map<std::string_view, Reference> references{
    {"abs", [](const Arguments& a) { return std::fabs(a[0]); }},
    {"acos", [](const Arguments& a) { return std::acos(a[0]); }},
    {"acosh", [](const Arguments& a) { return std::acosh(a[0]); }},
    {"arccos", [](const Arguments& a) { return std::acos(a[0]); }},
    {"arccosh", [](const Arguments& a) { return std::acosh(a[0]); }},
    {"arcsin", [](const Arguments& a) { return std::asin(a[0]); }},
    {"arcsinh", [](const Arguments& a) { return std::asinh(a[0]); }},
    {"arctan", [](const Arguments& a) { return std::atan(a[0]); }},
    {"arctan2", [](const Arguments& a) { return std::atan2(a[0], a[1]); }},
    {"arctanh", [](const Arguments& a) { return std::atanh(a[0]); }},
    {"asin", [](const Arguments& a) { return std::asin(a[0]); }},
    {"asinh", [](const Arguments& a) { return std::asinh(a[0]); }},
    {"atan", [](const Arguments& a) { return std::atan(a[0]); }},
    {"atan2", [](const Arguments& a) { return std::atan2(a[0], a[1]); }},
    {"atanh", [](const Arguments& a) { return std::atanh(a[0]); }},
    {"cbrt", [](const Arguments& a) { return std::cbrt(a[0]); }},
    {"ceil", [](const Arguments& a) { return std::ceil(a[0]); }},
    {"clamp", [](const Arguments& a) { return clamped(a[0], a[1], a[2]); }},
    {"cos", [](const Arguments& a) { return std::cos(a[0]); }},
    {"cosh", [](const Arguments& a) { return std::cosh(a[0]); }},
    {"cot", [](const Arguments& a) { return 1 / std::tan(a[0]); }},
    {"coth", [](const Arguments& a) { return 1 / std::tanh(a[0]); }},
    {"csc", [](const Arguments& a) { return 1 / std::sin(a[0]); }},
    {"csch", [](const Arguments& a) { return 1 / std::sinh(a[0]); }},
    {"ease", [](const Arguments& a) { return eased(clamped(a[0], 0, 1)); }},
    {"erf", [](const Arguments& a) { return std::erf(a[0]); }},
    {"exp", [](const Arguments& a) { return std::exp(a[0]); }},
    {"factorial", [](const Arguments& a) { return std::tgamma(a[0] + 1); }},
    {"floor", [](const Arguments& a) { return std::floor(a[0]); }},
    {"gamma", [](const Arguments& a) { return std::tgamma(a[0]); }},
    {"lerp", [](const Arguments& a) { return a[0] + (a[1] - a[0]) * a[2]; }},
    {"ln", [](const Arguments& a) { return std::log(a[0]); }},
    {"log", [](const Arguments& a) { return std::log(a[0]); }},
    {"log10", [](const Arguments& a) { return std::log10(a[0]); }},
    {"log2", [](const Arguments& a) { return std::log2(a[0]); }},
    {"max", [](const Arguments& a) { return std::max(a[0], a[1]); }},
    {"min", [](const Arguments& a) { return std::min(a[0], a[1]); }},
    {"mod", [](const Arguments& a) { return a[0] - a[1] * std::floor(a[0] / a[1]); }},
    {"polygamma", [](const Arguments& a) { return polygamma(a[0], a[1]); }},
    {"sec", [](const Arguments& a) { return 1 / std::cos(a[0]); }},
    {"sech", [](const Arguments& a) { return 1 / std::cosh(a[0]); }},
    {"sign", [](const Arguments& a) { return a[0] > 0   ? 1.0
                                             : a[0] < 0 ? -1.0
                                                        : 0.0; }},
    {"sin", [](const Arguments& a) { return std::sin(a[0]); }},
    {"sinh", [](const Arguments& a) { return std::sinh(a[0]); }},
    {"sqrt", [](const Arguments& a) { return std::sqrt(a[0]); }},
    {"step", [](const Arguments& a) { return std::min(std::floor(clamped(a[0], 0, 1) * (a[1] + 1)), a[1]); }},
    {"tan", [](const Arguments& a) { return std::tan(a[0]); }},
    {"tanh", [](const Arguments& a) { return std::tanh(a[0]); }},
};

/// Places inside the row's domain, away from kinks; polygamma's first argument is an order.
std::vector<Arguments> places(const FunctionRule& rule) {
    const double low = std::max(rule.low, -3.0), high = std::min(rule.high, 3.0);
    std::vector<Arguments> result;
    for (const double share : {0.13, 0.37, 0.62, 0.83}) {
        const double u = low + share * (high - low);
        result.push_back({rule.kernel == Kernel::polygamma ? std::round(2 + u) : u, 0.7, 1.3});
    }
    return result;
}

double value_of(Expr expr, std::span<const Expr> inputs, const Arguments& at) {
    double result = 0;
    Program(std::span(&expr, 1), inputs).run(std::span(at.data(), inputs.size()), std::span(&result, 1));
    return result;
}

const std::vector<FunctionRule> rows(functions().begin(), functions().end());

struct Row {
    Language language;
    std::vector<Expr> inputs;
    Expr call;

    explicit Row(const FunctionRule& rule)
        : inputs{language.x, language.y, language.pool.variable("z")}, call(make(*find_function(rule.name))) {}

private:
    Expr make(const FunctionRule& rule) {
        inputs.erase(inputs.begin() + rule.arity, inputs.end());
        return language.pool.call(rule, inputs);
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(function_table)

BOOST_DATA_TEST_CASE(value_agrees_with_the_standard_library, boost::unit_test::data::make(rows), rule) {
    const Row row(rule);
    for (const Arguments& at : places(rule)) {
        const double expected = references.at(rule.name)(at);
        BOOST_TEST(std::fabs(value_of(row.call, row.inputs, at) - expected) <= 1e-13 * (1 + std::fabs(expected)));
    }
}

BOOST_DATA_TEST_CASE(derivative_agrees_with_central_differences, boost::unit_test::data::make(rows), rule) {
    const Row row(rule);
    const Reference reference = references.at(rule.name);
    for (std::size_t i = 0; i < row.inputs.size(); ++i) {
        if (rule.kernel == Kernel::polygamma && i == 0) continue;  // The order is a whole number.
        const Expr derivative = differentiate(row.call, row.inputs[i]);
        for (const Arguments& at : places(rule)) {
            constexpr double h = 1e-5;
            Arguments before = at, after = at;
            before[i] -= h;
            after[i] += h;
            const double measured = (reference(after) - reference(before)) / (2 * h);
            const double exact = value_of(derivative, row.inputs, at);
            BOOST_TEST(std::fabs(exact - measured) <= 1e-7 * (1 + std::fabs(measured)),
                       "argument " << i << " at " << at[0] << ": " << exact << " and " << measured);
        }
    }
}

BOOST_AUTO_TEST_CASE(every_row_is_found_by_its_name) {
    for (const FunctionRule& rule : functions()) BOOST_TEST(find_function(rule.name) == &rule);
    BOOST_TEST(find_function("sine") == nullptr);
    BOOST_TEST(find_function("") == nullptr);
}

BOOST_AUTO_TEST_CASE(polygamma_has_its_known_values) {
    const auto near = [](double value, double expected) { return std::fabs(value / expected - 1) < 1e-14; };
    BOOST_TEST(near(polygamma(0, 1), -0.57721566490153286));
    BOOST_TEST(near(polygamma(0, 0.5), -1.9635100260214235));
    BOOST_TEST(near(polygamma(0, -0.5), 0.03648997397857652));
    BOOST_TEST(near(polygamma(1, 1), 1.6449340668482264));
    BOOST_TEST(near(polygamma(2, 1), -2.4041138063191886));
    BOOST_TEST(near(polygamma(3, 0.5), 97.409091034002437));
    BOOST_TEST(near(polygamma(0, 1e6), 13.815510057964191));
    BOOST_TEST(std::isnan(polygamma(0, 0)));
    BOOST_TEST(std::isnan(polygamma(0.5, 1)));
}

BOOST_AUTO_TEST_SUITE_END()
