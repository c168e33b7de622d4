#include "lectern/calculus/algebra.h"

#include "calculus/language.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <vector>

using namespace lectern;

namespace {

struct Rewritten {
    const char* source;
    const char* text;
};

std::ostream& operator<<(std::ostream& out, const Rewritten& pair) { return out << pair.source; }

const std::vector<Rewritten> factored{
    {"0", "0"},
    {"-3/4", "-3/4"},
    {"x^2 - 1", "(x + 1)*(x - 1)"},
    {"1 - x^2", "(x + 1)*(1 - x)"},
    {"(x - 1)(2 - x)", "-(x - 1)*(x - 2)"},
    {"x (1 - x)", "-x*(x - 1)"},
    {"(1 - 2 x^2) exp(-x^2)", "(1 - 2*x^2)*exp(-x^2)"},
    {"-x/sqrt(1 - x^2 - y^2)", "-x/sqrt(1 - x^2 - y^2)"},
    {"2 - 2x", "-2*(x - 1)"},
    {"x^2 + 1", "x^2 + 1"},
    {"2x + 2y", "2*(x + y)"},
    {"x^2/2 + x/3", "1/6*x*(3*x + 2)"},
    {"x^2 - 2x y + y^2", "(x - y)^2"},
    {"x^4 + 4", "(x^2 - 2*x + 2)*(x^2 + 2*x + 2)"},
    {"x^3 y - x y^3", "x*y*(x + y)*(x - y)"},
    {"(x^2 - 1)/(x - 1)", "x + 1"},
    {"x/(x^2 - 1) - 1/(2x - 2)", "1/(2*(x + 1))"},
    {"2x/(x^2 + 1) - 2x^3/(x^2 + 1)^2", "2*x/(x^2 + 1)^2"},
    {"(2x^2 - 2x)/(x^2+1)^2", "2*x*(x - 1)/(x^2 + 1)^2"},
    {"1/x + 1/y", "(x + y)/(x*y)"},
    {"(x + 1)^100 (x^2 - 1)", "(x + 1)^101*(x - 1)"},
    {"x^100000 - 2 x^100000", "-x^100000"},
    {"T(x, y) - 50", "-1/50*x^2*y^2*(x - 6)*(y - 6)"},
    // With generators.
    {"sin(x)^2 - 1", "(sin(x) + 1)*(sin(x) - 1)"},
    {"x^2 - pi^2", "(x + pi)*(x - pi)"},
    {"x exp(-x^2) - x^3 exp(-x^2)", "-x*(x + 1)*(x - 1)*exp(-x^2)"},
    {"exp(2x) - 1", "(exp(x) + 1)*(exp(x) - 1)"},
    {"exp(x) - exp(-x)", "(exp(x) + 1)*(exp(x) - 1)*exp(-x)"},
    {"exp(x + y) + exp(x)", "(exp(y) + 1)*exp(x)"},
    {"x exp(-x^2 - y^2)", "x*exp(-x^2 - y^2)"},
    {"exp(x/2) + exp(x/3)", "(exp(1/6*x) + 1)*exp(1/3*x)"},
    {"x - sqrt(x)", "sqrt(x)*(sqrt(x) - 1)"},
    {"(x - 1)/(sqrt(x) + 1)", "(x - 1)/(sqrt(x) + 1)"},
    {"x^(5/2) - sqrt(x)", "sqrt(x)*(x + 1)*(x - 1)"},
    {"1/sqrt(x^2 + y^2) - x^2/(x^2 + y^2)^(3/2)", "y^2/(x^2 + y^2)^(3/2)"},
    {"sin(x (x + 1)) + sin(x + x^2)", "2*sin(x^2 + x)"},
    {"sin(x - y) + 2 sin(y - x)", "-sin(x - y)"},
    {"cos(x - y) + cos(y - x)", "2*cos(x - y)"},
    {"2^(2x) - 1", "(2^x + 1)*(2^x - 1)"},
    {"x^n - x^(n - 1)", "x^(n - 1)*(x - 1)"},
    {"if(x < 1, x, 2) x + if(x < 1, x, 2)", "(x + 1)*if(x < 1, x, 2)"},
    {"exp(-(x - 1)^2) x - exp(-(x - 1)^2)", "(x - 1)*exp(-(x - 1)^2)"},
    {"ln(x)^2 - ln(x)", "(ln(x) - 1)*ln(x)"},
};

const std::vector<Rewritten> expanded{
    {"(x + 1)^2", "x^2 + 2*x + 1"},
    {"(x + y)(x - y)", "x^2 - y^2"},
    {"T(x, y)", "-1/50*x^3*y^3 + 3/25*x^3*y^2 + 3/25*x^2*y^3 - 18/25*x^2*y^2 + 50"},
    {"(x + 1)/x", "1/x + 1"},
    {"(x + 1)^2/(x - 1)", "(x^2 + 2*x + 1)/(x - 1)"},
    {"1/((x - 1)(x + 2))", "1/(x^2 + x - 2)"},
    {"1/(x - 1) + x/(x - 1)", "(x + 1)/(x - 1)"},
    {"1/x + 1/y", "1/x + 1/y"},
    {"exp(x) (exp(x) + exp(-x))", "exp(2*x) + 1"},
    {"(sqrt(x) + 1)(sqrt(x) - 1)", "x - 1"},
    {"(sin(x) + cos(x))^2", "cos(x)^2 + 2*cos(x)*sin(x) + sin(x)^2"},
    {"1/(1/x + 1/y)", "x*y/(x + y)"},
    {"(|x| + 1)(|x| - 1)", "x^2 - 1"},
    {"(cbrt(x) - 1)(cbrt(x)^2 + cbrt(x) + 1)", "x - 1"},
};

std::vector<Expr> language_zero(Language& language) { return {language.parse("0"), language.parse("0")}; }

const std::vector<const char*> zeros{
    "(x + y)^3 - x^3 - 3x^2 y - 3x y^2 - y^3",
    "1/x + 1/y - (x + y)/(x y)",
    "sin(x (x + 1)) - sin(x^2 + x)",
    "sqrt(x) sqrt(x) - x",
    "(x - 1)/(sqrt(x) - 1) - sqrt(x) - 1",
    "exp(x)^2 - exp(2x)",
    "(exp(x) + 1)(exp(y) + e) - exp(x + y) - exp(x + 1) - exp(y) - e",
    "x^(1/3) (x^y + 1) - x^(y + 1/3) - x^(1/3)",
    "(cbrt(x (x - 1)) - 1)(cbrt(x^2 - x)^2 + cbrt(x^2 - x) + 1) - x^2 + x + 1",
    "1/(1 + sqrt(2)) - sqrt(2) + 1",
    "sin(1/(x - y)) + sin(1/(y - x))",
    "sqrt(1 + sqrt(x))^4 - 1 - 2 sqrt(x) - x",
    "(|x| + 1)(|x| - 1) - x^2 + 1",
};

}  // namespace

BOOST_AUTO_TEST_SUITE(algebra)

BOOST_DATA_TEST_CASE(factors_as_a_textbook_does, boost::unit_test::data::make(factored), pair) {
    Language language;
    language.names.values.emplace("n", language.pool.variable("n"));
    BOOST_TEST(to_text(factor(language.parse(pair.source))) == pair.text);
}

BOOST_DATA_TEST_CASE(multiplies_out, boost::unit_test::data::make(expanded), pair) {
    Language language;
    BOOST_TEST(to_text(expand(language.parse(pair.source))) == pair.text);
}

BOOST_DATA_TEST_CASE(proves_what_is_zero, boost::unit_test::data::make(zeros), source) {
    Language language;
    BOOST_TEST(is_identically_zero(language.parse(source)), source);
    BOOST_TEST(!is_identically_zero(language.parse(std::string(source) + " + x")), source);
}

BOOST_AUTO_TEST_CASE(takes_out_of_the_saunas_slopes_what_they_share) {
    Language language;
    const std::vector<Expr> variables{language.x, language.y};
    const SharedFactors split = split_shared_factors(gradient_of(language.parse("T(x, y)"), variables));
    BOOST_REQUIRE(split.shared.size() == 2);
    BOOST_CHECK(split.shared[0].base == language.x);
    BOOST_CHECK(split.shared[1].base == language.y);
    BOOST_TEST(split.shared[0].power == 1);
    BOOST_TEST(to_text(split.quotients[0]) == "-3/50*y*(x - 4)*(y - 6)");
    BOOST_TEST(to_text(split.quotients[1]) == "-3/50*x*(x - 6)*(y - 4)");
    BOOST_TEST(to_text(split.denominators[0]) == "1");
    BOOST_TEST(split.rational);
}

BOOST_AUTO_TEST_CASE(shares_functions_and_leaves_denominators) {
    Language language;
    const std::vector<Expr> exprs{language.parse("2x cos(x + y)/(1 + x^2)"), language.parse("0"),
                                  language.parse("(y - x) x cos(y + x)^2")};
    const SharedFactors split = split_shared_factors(exprs);
    BOOST_REQUIRE(split.shared.size() == 2);
    BOOST_TEST(to_text(split.shared[0].base) == "x");
    BOOST_TEST(to_text(split.shared[1].base) == "cos(x + y)");
    BOOST_TEST(to_text(split.quotients[0]) == "2");
    BOOST_TEST(to_text(split.quotients[1]) == "0");
    BOOST_TEST(to_text(split.quotients[2]) == "(y - x)*cos(x + y)");
    BOOST_TEST(to_text(split.denominators[0]) == "x^2 + 1");
    BOOST_TEST(!split.rational);
}

BOOST_AUTO_TEST_CASE(irreducible_factors_come_in_order_with_their_powers) {
    Language language;
    const auto factors = irreducible_factors(language.parse("-3 (y - 6) x^2 (x^2 - y^2)/(x + 2)"));
    BOOST_REQUIRE(factors.size() == 4);
    BOOST_TEST(to_text(factors[0].base) == "x");
    BOOST_TEST(factors[0].power == 2);
    BOOST_TEST(to_text(factors[1].base) == "y - 6");
    BOOST_TEST(to_text(factors[2].base) == "x + y");
    BOOST_TEST(to_text(factors[3].base) == "x - y");
    BOOST_TEST(irreducible_factors(language.parse("0")).empty());
    BOOST_TEST(irreducible_factors(language.parse("7/3")).empty());
}

BOOST_AUTO_TEST_CASE(gathers_the_powers_of_one_variable) {
    Language language;
    const auto collected = [&](const char* source) { return to_text(collect(language.parse(source), language.x)); };
    BOOST_TEST(collected("x^2 y + x^2 + x y - x + 3") == "x^2*(y + 1) + x*(y - 1) + 3");
    BOOST_TEST(collected("(x + y)^2 + 2x") == "x^2 + 2*x*(y + 1) + y^2");
    BOOST_TEST(collected("sin(y) x + cos(y) x") == "x*(cos(y) + sin(y))");
    BOOST_TEST(collected("y") == "y");
}

BOOST_AUTO_TEST_CASE(the_jacobian_has_a_row_for_each_expression) {
    Language language;
    const std::vector<Expr> exprs{language.parse("x^2 y"), language.parse("x + sin(y)"), language.parse("3")};
    const std::vector<Expr> variables{language.x, language.y};
    std::string text;
    for (const Expr entry : jacobian_of(exprs, variables)) text += to_text(entry) + "; ";
    BOOST_TEST(text == "2*x*y; x^2; 1; cos(y); 0; 0; ");
}

BOOST_AUTO_TEST_CASE(taylor_polynomials_are_exact) {
    Language language;
    const std::vector<Expr> variable{language.x}, both{language.x, language.y};
    const auto taylor = [&](const char* source, const char* at, int order) {
        return to_text(taylor_polynomial(language.parse(source), variable, std::vector{language.parse(at)}, order));
    };
    BOOST_TEST(taylor("exp(x)", "0", 4) == "1/24*x^4 + 1/6*x^3 + 1/2*x^2 + x + 1");
    BOOST_TEST(taylor("sin(x)", "0", 5) == "1/120*x^5 - 1/6*x^3 + x");
    BOOST_TEST(taylor("ln(x)", "1", 3) == "1/3*(x - 1)^3 - 1/2*(x - 1)^2 + x - 1");
    BOOST_TEST(taylor("x^2", "3", 0) == "9");
    BOOST_TEST(to_text(taylor_polynomial(language.parse("exp(x) cos(y)"), both, language_zero(language), 2)) ==
               "1/2*x^2 - 1/2*y^2 + x + 1");
}

BOOST_AUTO_TEST_CASE(a_polynomial_is_its_own_taylor_polynomial) {
    Language language;
    const std::vector<Expr> variables{language.x, language.y};
    const std::vector<Expr> at{language.parse("1/3"), language.parse("-2")};
    for (const char* text : {"T(x, y)", "x^5 - 3 x y^4 + 7", "(x + y)^6"}) {
        const Expr f = language.parse(text);
        BOOST_TEST(is_identically_zero(taylor_polynomial(f, variables, at, 6) - f), text);
        BOOST_TEST(!is_identically_zero(taylor_polynomial(f, variables, at, 4) - f), text);
    }
}

BOOST_AUTO_TEST_CASE(a_taylor_polynomial_is_undefined_where_the_function_is) {
    Language language;
    const std::vector<Expr> variable{language.x};
    BOOST_TEST(is_undefined(taylor_polynomial(language.parse("1/x"), variable, std::vector{language.parse("0")}, 1)));
    BOOST_TEST(
        is_undefined(taylor_polynomial(language.parse("sqrt(x)"), variable, std::vector{language.parse("0")}, 1)));
}

BOOST_AUTO_TEST_CASE(what_would_grow_too_large_is_an_error) {
    Language language;
    for (const char* text : {"(x + y + z + t + 1)^60 + 1", "(x + 1)^1000 + 1", "(x^100 + 1)(y^150 + 1) + 3",
                             "1/((sqrt(x) - 1)(sqrt(x) + 1) - x + 1)"}) {
        BOOST_CHECK_THROW(factor(language.parse(text)), ExpressionLimit);
        BOOST_CHECK_THROW(expand(language.parse(text)), ExpressionLimit);
    }
}

BOOST_AUTO_TEST_SUITE_END()
