#include "calculus/language.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <random>

using namespace lectern;

namespace {

std::string repeated(const std::string& part, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += part;
    return result;
}

const std::vector<std::string> hostile{
    repeated("(", 4096),
    repeated("(", 2000) + "x" + repeated(")", 2000),
    repeated("|", 4096),
    repeated("sin(", 500) + "x" + repeated(")", 500),
    repeated("2^", 2000) + "2",
    repeated("x^", 2000) + "x",
    repeated("if(x<1,", 300) + "1" + repeated(",2)", 300),
    repeated("1/(1+", 300) + "x" + repeated(")", 300),
    repeated("sum(k,0,9,", 100) + "k" + repeated(")", 100),
    repeated("99999!^", 500) + "2",
    "sum(k, 1, 1000, sin(k x) cos(k y) exp(k z) tan(k t) sinh(k x) cosh(k y))",
    std::string(5000, '1'),
    "9^9^9^9",
    "2^(10^30)",
    "(1/3)^99999",
    "product(k, 1, 1000, k)",
};

}  // namespace

BOOST_AUTO_TEST_SUITE(limits)

BOOST_DATA_TEST_CASE(a_hostile_text_is_an_error, boost::unit_test::data::make(hostile), text) {
    Language language;
    BOOST_CHECK_THROW(language.parse(text), ExpressionError);
}

BOOST_AUTO_TEST_CASE(long_chains_of_signs_are_read) {
    Language language;
    BOOST_TEST(language.text(repeated("-", 4000) + "x") == "x");
    BOOST_TEST(language.text("x" + repeated("+x", 2000)) == "2001*x");
    BOOST_TEST(language.text("x" + repeated("*x", 2000)) == "x^2001");
}

BOOST_AUTO_TEST_CASE(functions_that_double_stay_small_in_memory_but_refuse_to_print) {
    Language language;
    const std::vector<Expr> parameter{language.x};
    language.names.functions.emplace("f", UserFunction{parameter, language.parse("sin(x) + cos(x) exp(x)")});
    const Expr deep = language.parse(repeated("f(", 40) + "x" + repeated(")", 40));
    BOOST_TEST(language.pool.size() < 1000);
    BOOST_CHECK_THROW(to_text(deep), ExpressionLimit);
    BOOST_CHECK_THROW(to_tex(deep), ExpressionLimit);
}

BOOST_AUTO_TEST_CASE(tenth_derivatives_stay_within_the_limit) {
    for (const char* text :
         {"sin(x)^2 exp(-x^2) / (1 + x^2)", "x^x", "T(x, y)", "tan(x) ln(x)", "sqrt(x^2 + y^2 + 1)"}) {
        Language language;
        Expr derivative = language.parse(text);
        for (int order = 0; order < 10; ++order) derivative = differentiate(derivative, language.x);
        BOOST_TEST(language.pool.size() < derivation_node_limit, text);
    }
}

BOOST_AUTO_TEST_CASE(a_derivation_that_explodes_is_an_error) {
    Language language;
    std::string factors = "1";
    for (int i = 0; i < 40; ++i) factors += "(x^3+" + std::to_string(i) + ")";
    Expr derivative = language.parse(factors);
    const auto derive_often = [&] {
        for (int order = 0; order < 5; ++order) derivative = differentiate(derivative, language.x);
    };
    BOOST_CHECK_THROW(derive_often(), ExpressionLimit);
}

BOOST_AUTO_TEST_CASE(random_bytes_give_a_value_or_an_error) {
    const std::string alphabet = "xyz0129.+-*/^()|!,<>= sincotaexpfgumkπ²−≤e";
    std::mt19937 random(7);
    int errors = 0;
    for (int i = 0; i < 20'000; ++i) {
        Language language;
        std::string text;
        for (auto n = random() % 24; n > 0; --n) text += alphabet[random() % alphabet.size()];
        try {
            language.parse(text);
        } catch (const ExpressionError& error) {
            ++errors;
            BOOST_REQUIRE(error.column >= 0);
            BOOST_REQUIRE(error.column <= static_cast<int>(text.size()));
            BOOST_REQUIRE(error.length >= 1);
        }
    }
    BOOST_TEST(errors > 10'000);
    BOOST_TEST(errors < 20'000);
}

BOOST_AUTO_TEST_SUITE_END()
