#include "lectern/calculus/program.h"

#include "calculus/arguments.h"
#include "calculus/program_code.h"
#include "lectern/calculus/differentiate.h"
#include "lectern/calculus/functions.h"
#include "lectern/calculus/parse.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <initializer_list>
#include <random>
#include <string>
#include <vector>

namespace lectern {
namespace {

/// Expressions in x and y that together use every instruction.
const std::vector<std::string> expressions{
    "50 - 1/50 x^2 (x - 6) y^2 (y - 6)",
    "10 - (10/(3+3(x-0.5)^2+3(y-0.5)^2) + 2/(1+2(x-3)^2+2(y-1.5)^2))",
    "sin(x) cos(y) exp(-(x^2 + y^2)/8)",
    "x^(1/2) + y^(-3/2) - x^(-2)",
    "x^y + 2^x + x^0.3 + e^y + x^70",
    "3/x - x/y/7 - 2 pi x y - pi/180 x",
    "if(x < y, x^2, -y)",
    "if(x >= 0, sqrt(x), x y)",
    "max(x, y) - min(x, 2) + mod(x, y) + mod(y, 3)",
    "atan2(y, x) + abs(x) sign(y) + floor(x) - ceil(y)",
    "erf(x) + gamma(y) + cbrt(x) + tanh(x y)",
    "-x - y",
    "x",
    "7/3",
};

struct Compiled {
    ExprPool pool;
    std::vector<Expr> inputs{pool.variable("x"), pool.variable("y")};

    Expr parse(const std::string& text) {
        const Names names{{{"x", inputs[0]}, {"y", inputs[1]}}, {}};
        return parse_expression(text, names, pool);
    }
    Program program(const std::string& text) { return Program(std::array{parse(text)}, inputs); }
    double at(const std::string& text, double x, double y = 0) {
        double result = 0;
        program(text).run(std::array{x, y}, std::span(&result, 1));
        return result;
    }
};

std::vector<double> run(const Program& program, InstructionSet set, std::span<const double> x,
                        std::span<const double> y) {
    std::vector<double> results(x.size());
    program.run_with(set, std::array{x.data(), y.data()}, std::array{results.data()}, x.size());
    return results;
}

std::vector<std::uint64_t> bits_of(const std::vector<double>& values) {
    std::vector<std::uint64_t> bits;
    for (const double value : values) bits.push_back(std::bit_cast<std::uint64_t>(value));
    return bits;
}

const std::vector<double> xs = trying_arguments(2003, 1);
const std::vector<double> ys = [] {
    std::vector<double> reversed = trying_arguments(2003, 2);
    std::reverse(reversed.begin(), reversed.end());
    return reversed;
}();

/// Calls of every row of the function table that has a kernel: "sin(x)", "atan2(x, y)".
std::vector<std::string> kernel_calls() {
    std::vector<std::string> calls;
    for (const FunctionRule& rule : functions()) {
        if (rule.kernel == Kernel::none) continue;
        calls.push_back(std::string(rule.name) + (rule.arity == 1 ? "(x)" : "(x, y)"));
    }
    return calls;
}

/// A random expression without a division by zero.
std::string random_expression(std::mt19937_64& random, int depth) {
    const auto any = [&random](std::initializer_list<const char*> words) {
        return std::string(words.begin()[random() % words.size()]);
    };
    if (depth == 0) return any({"x", "y", "2", "0.3", "pi", "7/3"});
    const std::string left = "(" + random_expression(random, depth - 1) + ")";
    const std::string right = "(" + random_expression(random, depth - 1) + ")";
    switch (random() % 5) {
        case 0:
            return left + any({" + ", " - ", " * "}) + right;
        case 1:
            return left + "/(" + right + "^2 + 3)";
        case 2:
            return "(" + left + "^2 + 1)" + any({"^(1/2)", "^3", "^(-2)", "^(2/3)", "^(-3/2)"});
        case 3:
            return any({"sin", "exp", "tanh", "atan", "floor", "abs"}) + left;
        default:
            return "if(" + left + any({" < ", " >= "}) + right + ", " + left + " + y, x - " + right + ")";
    }
}

std::vector<std::string> all_programs() {
    std::vector<std::string> all = expressions;
    std::mt19937_64 random(5);
    for (int i = 0; i < 60; ++i) all.push_back(random_expression(random, 4));
    for (const std::string& call : kernel_calls()) all.push_back(call);
    return all;
}

BOOST_AUTO_TEST_SUITE(program_)

BOOST_DATA_TEST_CASE(sse2_and_avx_give_the_same_bits, boost::unit_test::data::make(all_programs()), text) {
    if (best_instruction_set() != InstructionSet::avx) return;
    Compiled compiled;
    const Program program = compiled.program(text);
    BOOST_TEST(bits_of(run(program, InstructionSet::sse2, xs, ys)) ==
               bits_of(run(program, InstructionSet::avx, xs, ys)));
}

BOOST_DATA_TEST_CASE(a_value_does_not_depend_on_its_place, boost::unit_test::data::make(all_programs()), text) {
    Compiled compiled;
    const Program program = compiled.program(text);
    for (const InstructionSet set : {InstructionSet::sse2, best_instruction_set()}) {
        const std::vector<double> all = run(program, set, xs, ys);
        for (const std::size_t skipped : {1U, 2U, 3U, 1001U}) {
            const std::vector<double> later =
                run(program, set, std::span(xs).subspan(skipped), std::span(ys).subspan(skipped));
            BOOST_TEST(bits_of(later) == bits_of({all.begin() + static_cast<long>(skipped), all.end()}));
        }
    }
}

BOOST_DATA_TEST_CASE(one_point_gives_the_bits_of_a_batch, boost::unit_test::data::make(all_programs()), text) {
    Compiled compiled;
    const Program program = compiled.program(text);
    const std::vector<double> batch = run(program, best_instruction_set(), xs, ys);
    std::vector<double> single(xs.size());
    for (std::size_t i = 0; i < xs.size(); ++i) program.run(std::array{xs[i], ys[i]}, std::span(&single[i], 1));
    BOOST_TEST(bits_of(single) == bits_of(batch));
}

BOOST_AUTO_TEST_CASE(nothing_is_written_past_the_last_point) {
    Compiled compiled;
    const Program program = compiled.program("x + y");
    for (std::size_t count = 0; count < 9; ++count) {
        std::vector<double> results(12, -1);
        program.run(std::array{xs.data(), ys.data()}, std::array{results.data()}, count);
        BOOST_TEST(std::count(results.begin() + static_cast<long>(count), results.end(), -1.0) ==
                   12 - static_cast<long>(count));
    }
}

/// The same functions from the C library, an independent truth.
double library_value(Kernel kernel, double u, double v) {
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
        case Kernel::abs:
            return std::fabs(u);
        case Kernel::sign:
            return u > 0 ? 1 : u < 0 ? -1 : u == 0 ? 0 : u;
        case Kernel::min:
            return std::isnan(u) || std::isnan(v) ? NAN : std::fmin(u, v);
        case Kernel::max:
            return std::isnan(u) || std::isnan(v) ? NAN : std::fmax(u, v);
        case Kernel::floor:
            return std::floor(u);
        case Kernel::ceil:
            return std::ceil(u);
        case Kernel::mod: {
            const double remainder = std::fmod(u, v);
            return remainder != 0 && (remainder < 0) != (v < 0) ? remainder + v : remainder;
        }
        case Kernel::gamma:
            return std::tgamma(u);
        case Kernel::erf:
            return std::erf(u);
        case Kernel::polygamma:
        case Kernel::none:
            break;
    }
    return NAN;
}

BOOST_DATA_TEST_CASE(kernels_agree_with_the_c_library_to_5_units_in_the_last_place,
                     boost::unit_test::data::make(kernel_calls()), text) {
    Compiled compiled;
    const Kernel kernel = compiled.parse(text).function().kernel;
    const std::vector<double> results = run(compiled.program(text), best_instruction_set(), xs, ys);
    if (kernel == Kernel::polygamma) return;  // The library has none.
    int wrong = 0;
    for (std::size_t i = 0; i < xs.size(); ++i) {
        if (std::abs(xs[i]) > 700 || (kernel == Kernel::mod && std::abs(xs[i] / ys[i]) > 1e300)) continue;
        const double expected = library_value(kernel, xs[i], ys[i]);
        const double unit = std::nextafter(std::abs(expected), INFINITY) - std::abs(expected);
        const bool same = expected == results[i] || (std::isnan(expected) && std::isnan(results[i]));
        // Of subnormal results only the absolute error is bounded.
        if (!same && !(std::abs(results[i] - expected) <= std::max(5 * unit, 1e-307))) ++wrong;
    }
    BOOST_TEST(wrong == 0);
}

BOOST_AUTO_TEST_CASE(a_rational_coefficient_rounds_once) {
    Compiled compiled;
    BOOST_TEST(compiled.at("x/49", 49) == 1);
    BOOST_TEST(compiled.at("0.1 x", 3) == 0.3);
    BOOST_TEST(compiled.at("floor(x/49)", 49) == 1);
}

BOOST_AUTO_TEST_CASE(mod_takes_the_sign_of_its_divisor) {
    Compiled compiled;
    BOOST_TEST(compiled.at("mod(x, y)", -7, 3) == 2);
    BOOST_TEST(compiled.at("mod(x, y)", 7, -3) == -2);
    BOOST_TEST(compiled.at("mod(x, y)", 7, 3) == 1);
    BOOST_TEST(compiled.at("mod(x, y)", 5, INFINITY) == 5);
    BOOST_TEST(std::isnan(compiled.at("mod(x, y)", 5, 0)));
}

BOOST_AUTO_TEST_CASE(polygamma_agrees_with_mpmath) {
    Compiled compiled;
    const std::vector<std::array<double, 3>> expected{
        {0, 1, -0.57721566490153286},       {0, 0.25, -4.2274535333762654}, {0, 7.5, 1.9467574842460868},
        {0, 1000000.0, 13.815510057964191}, {0, -2.75, -1.959055264977997}, {1, 1, 1.6449340668482264},
        {1, 0.001, 1000001.6425331958},     {1, 30, 0.033895060357739944},  {1, -0.3, 13.945160267805722},
        {2, 3.5, -0.1082040516417274},      {2, -5.4, 22.247772671993337},  {3, 0.7, 25.879149678427738},
        {5, -1.25, 492230.21062287458},     {10, 2, -1793.311606628713},    {20, 4.5, -47340.829363176657},
    };
    for (const auto& [order, x, value] : expected) {
        BOOST_TEST(compiled.at("polygamma(x, y)", order, x) == value, boost::test_tools::tolerance(1e-13));
    }
    BOOST_TEST(std::isnan(compiled.at("polygamma(x, y)", 0, -3)));
    BOOST_TEST(std::isnan(compiled.at("polygamma(x, y)", 0.5, 1)));
}

BOOST_AUTO_TEST_CASE(sign_of_zero_is_zero) {
    Compiled compiled;
    BOOST_TEST(compiled.at("sign(x)", 0) == 0);
    BOOST_TEST(compiled.at("sign(x)", -0.0) == 0);
}

BOOST_AUTO_TEST_CASE(nan_is_never_lost) {
    Compiled compiled;
    for (const char* text : {"min(x, y)", "min(y, x)", "max(x, y)", "max(y, x)", "if(x < y, 1, 2)", "if(y >= x, 1, 2)",
                             "sign(x)", "abs(x)", "floor(x)"}) {
        BOOST_TEST(std::isnan(compiled.at(text, NAN, 1)), text);
    }
}

BOOST_AUTO_TEST_CASE(the_branch_not_taken_does_not_matter) {
    Compiled compiled;
    BOOST_TEST(compiled.at("if(x > 0, log(x), 5)", -1) == 5);
    BOOST_TEST(compiled.at("if(x > 0, 5, log(x))", 1) == 5);
}

BOOST_AUTO_TEST_CASE(equal_sides_decide_strict_and_weak_relations) {
    Compiled compiled;
    BOOST_TEST(compiled.at("if(x < y, 1, 2)", 3, 3) == 2);
    BOOST_TEST(compiled.at("if(x <= y, 1, 2)", 3, 3) == 1);
    BOOST_TEST(compiled.at("if(x > y, 1, 2)", 3, 3) == 2);
    BOOST_TEST(compiled.at("if(x >= y, 1, 2)", 3, 3) == 1);
}

BOOST_AUTO_TEST_CASE(every_nan_has_the_same_bits) {
    Compiled compiled;
    const std::vector<double> undefined{compiled.at("log(x)", -1), compiled.at("x/y", 0, 0), compiled.at("x", -NAN),
                                        compiled.at("sqrt(x)", -1)};
    const std::vector<std::uint64_t> expected(4, 0x7ff8000000000000);
    BOOST_TEST(bits_of(undefined) == expected);
}

BOOST_AUTO_TEST_CASE(powers_are_real) {
    Compiled compiled;
    BOOST_TEST(compiled.at("x^3", -2) == -8);
    BOOST_TEST(compiled.at("x^(-2)", -2) == 0.25);
    BOOST_TEST(compiled.at("x^(3/2)", 4) == 8);
    BOOST_TEST(compiled.at("x^y", -2, 3) == -8);
    BOOST_TEST(std::isnan(compiled.at("x^y", -2, 0.5)));
}

BOOST_AUTO_TEST_CASE(a_sum_of_quotients_needs_no_superfluous_instructions) {
    Compiled compiled;
    const std::array body{compiled.parse("50 - 1/50 x^2 (x - 6) y^2 (y - 6)")};
    // x x, x - 6, y y, y - 6, three products, a quotient, 50 - a, and the output.
    BOOST_TEST(compile_program(body, compiled.inputs).instructions.size() == 10U);
}

BOOST_AUTO_TEST_CASE(shared_parts_are_computed_once) {
    Compiled compiled;
    const std::array outputs{compiled.parse("sin(x y) + 1"), compiled.parse("sin(x y) y"), compiled.parse("sin(x y)")};
    // x y, sin, + 1, y sin, and three outputs.
    BOOST_TEST(compile_program(outputs, compiled.inputs).instructions.size() == 7U);
}

BOOST_AUTO_TEST_CASE(registers_are_used_again) {
    Compiled compiled;
    const std::array body{compiled.parse("sin(cos(exp(tanh(sin(cos(x)))))) + y")};
    BOOST_TEST(compile_program(body, compiled.inputs).register_count == 1U);
}

BOOST_AUTO_TEST_CASE(constants_are_folded) {
    Compiled compiled;
    const std::array body{compiled.parse("x + sin(3/7) exp(2) pi")};
    BOOST_TEST(compile_program(body, compiled.inputs).instructions.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_variable_that_is_no_input_is_refused) {
    Compiled compiled;
    const std::array body{compiled.parse("x + y")};
    BOOST_CHECK_THROW(Program(body, std::span(compiled.inputs).first(1)), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(a_program_outlives_its_pool) {
    Program program = Compiled().program("x^2 + y");
    double result = 0;
    program.run(std::array{3.0, 4.0}, std::span(&result, 1));
    BOOST_TEST(result == 13);
}

BOOST_AUTO_TEST_CASE(a_program_with_more_registers_than_the_cache_holds_is_right) {
    Compiled compiled;
    std::vector<Expr> outputs;
    for (int i = 1; i <= 400; ++i) outputs.push_back(compiled.parse("sin(x) y^2 + " + std::to_string(i)));
    const Program program(outputs, compiled.inputs);
    std::vector<double> results(outputs.size());
    program.run(std::array{0.5, 2.0}, results);
    for (std::size_t i = 0; i < results.size(); ++i) {
        BOOST_TEST(results[i] == 4 * std::sin(0.5) + static_cast<double>(i + 1), boost::test_tools::tolerance(1e-15));
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace lectern
