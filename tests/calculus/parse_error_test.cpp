#include "calculus/language.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <vector>

using namespace lectern;

namespace {

struct Mistake {
    std::string text;
    int column, length;
    std::string message, help;
};

std::ostream& operator<<(std::ostream& out, const Mistake& mistake) { return out << mistake.text; }

const std::vector<Mistake> mistakes{
    {"", 0, 1, "the expression is empty", ""},
    {"x +", 3, 1, "expected a number, a name or '(', found the end", ""},
    {"2 + * 3", 4, 1, "expected a number, a name or '(', found '*'", ""},
    {"(x + 1", 0, 1, "this '(' is never closed", "add ')'"},
    {"sin(x", 3, 1, "this '(' is never closed", "add ')'"},
    {"x + 1)", 5, 1, "this ')' closes nothing", "remove it, or add a '(' before"},
    {"x, y", 1, 1, "a ',' stands only between the arguments of a function", ""},
    {"2 3", 0, 3, "two numbers stand side by side", "write an operator between them"},
    {"x = 3", 2, 1, "unexpected character '='",
     "an expression is one side alone; to compare, write < <= > or >= in if(condition, a, b)"},
    {"x² + §", 5, 1, "unexpected character '§'", ""},
    {"π·(x − ?)", 7, 1, "unexpected character '?'", ""},
    {"x \xFF", 2, 1, "a byte that is no UTF-8 text", ""},
    {"xy", 0, 2, "unknown name 'xy'", "write x*y or x y"},
    {"2xyz", 1, 3, "unknown name 'xyz'", "write x*y*z or x y z"},
    {"pix", 0, 3, "unknown name 'pix'", "write pi*x or pi x"},
    {"xsin(y)", 0, 4, "unknown name 'xsin'", "write x*sin(...) or x sin(...)"},
    {"x2 + 1", 0, 2, "unknown name 'x2'", "write x*2 or x^2"},
    {"1 + sine(x)", 4, 4, "unknown function 'sine'", "did you mean 'sin'?"},
    {"sqr(x)", 0, 3, "unknown function 'sqr'", "did you mean 'sqrt'?"},
    {"r + 1", 0, 1, "unknown name 'r'", "known here: t, x, y, z"},
    {"sin x", 0, 3, "sin needs its argument in parentheses", "write sin(x)"},
    {"sin^-1(x)", 0, 5, "'sin^-1' could mean two things", "write 1/sin(x) or asin(x)"},
    {"atan2(x)", 0, 8, "atan2 takes 2 arguments, not 1", ""},
    {"sin()", 0, 5, "sin takes 1 argument, not 0", ""},
    {"min(x, y, 1)", 0, 12, "min takes 2 arguments, not 3", "write min(a, min(b, c))"},
    {"2 T(x) + 1", 2, 4, "T takes 2 arguments, not 1", ""},
    {"T + 1", 0, 1, "T is a function of 2 variables", "write T(x, y)"},
    {"1/0", 2, 1, "division by zero", ""},
    {"x + 1/(x - x)", 6, 7, "division by zero", ""},
    {"0^-1", 0, 4, "division by zero", ""},
    {"sec(pi/2)", 0, 9, "division by zero", ""},
    {"0 < x", 2, 1, "a comparison stands only as the condition of if", "write if(x < 1, a, b)"},
    {"if(x, 1, 2)", 4, 1, "expected a comparison with < <= > or >=, found ','", ""},
    {"if(0 < x < 1, 1, 2)", 9, 1, "one comparison only", "write if(0 < x, if(x < 1, a, b), b)"},
    {"if(x < 1, 2)", 11, 1, "expected an operator or ',', found ')'", ""},
    {"if + 1", 0, 2, "'if' needs its arguments in parentheses", "write if(x < 1, a, b)"},
    {"sum(x, 0, 3, x)", 4, 1, "the index 'x' has another meaning here", "choose another name"},
    {"sum(e, 0, 3, x)", 4, 1, "'e' can't be an index", "choose a name such as k"},
    {"sum(k, 0, 3, 1/k)", 13, 3, "division by zero at k = 0", ""},
    {"sum(k, 0, x, k)", 10, 1, "a bound must be a whole number", ""},
    {"sum(k, 0, 5000, x^k)", 0, 15, "more than 1000 terms", ""},
    {"sum(k, 0, 2, k) + k", 18, 1, "unknown name 'k'", "known here: t, x, y, z"},
    {"2 + |x + 1", 4, 6, "this '|' is never closed", "add '|', or write abs(x)"},
    {"9^9^9", 1, 1, "a power of a number grows beyond 4096 bits", ""},
    {"1e999999", 0, 8, "the exponent of a decimal number is beyond 10000", ""},
    {"x + 1e5000", 4, 6, "a number grows beyond 4096 bits", ""},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(parse_error)

BOOST_DATA_TEST_CASE(names_place_cause_and_help, boost::unit_test::data::make(mistakes), mistake) {
    Language language;
    try {
        language.parse(mistake.text);
        BOOST_ERROR("no error");
    } catch (const ExpressionError& error) {
        BOOST_TEST(error.what() == mistake.message);
        BOOST_TEST(error.help == mistake.help);
        BOOST_TEST(error.column == mistake.column);
        BOOST_TEST(error.length == mistake.length);
    }
}

BOOST_AUTO_TEST_CASE(a_signature_needs_distinct_definable_names) {
    for (const char* text : {"T", "T(", "T()", "T(x", "T(x,)", "T(x) y", "sin(x)", "T(e)", "T(x, x)", "T(T)", "2(x)"})
        BOOST_CHECK_THROW(parse_signature(text), ExpressionError);
}

BOOST_AUTO_TEST_SUITE_END()
