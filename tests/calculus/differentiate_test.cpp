#include "calculus/language.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <vector>

using namespace lectern;

namespace {

struct Derivative {
    const char* text;
    const char* derivative;
};

std::ostream& operator<<(std::ostream& out, const Derivative& pair) { return out << pair.text; }

const std::vector<Derivative> derivatives{
    {"7", "0"},
    {"y", "0"},
    {"x^3 - 3x", "3*x^2 - 3"},
    {"T(x, y)", "-3/50*x*y^2*(x - 4)*(y - 6)"},
    {"x sin(x)", "x*cos(x) + sin(x)"},
    {"x^2 exp(-x)", "x*(2 - x)*exp(-x)"},
    {"x/(1 + x^2)", "(1 - x^2)/(x^2 + 1)^2"},
    {"sin(x)/x", "(x*cos(x) - sin(x))/x^2"},
    {"exp(-x^2 - y^2)", "-2*x*exp(-x^2 - y^2)"},
    {"sqrt(x)", "1/(2*sqrt(x))"},
    {"2^x", "2^x*ln(2)"},
    {"x^x", "x^x*(ln(x) + 1)"},
    {"sin(x)^2 + cos(x)^2", "0"},
    {"ln(y x)", "1/x"},
    {"|x|", "sign(x)"},
    {"floor(x) + sign(x)", "0"},
    {"if(x < 1, x^2, 2x - 1)", "if(x < 1, 2*x, 2)"},
    {"gamma(x)", "gamma(x)*polygamma(0, x)"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(differentiation)

BOOST_DATA_TEST_CASE(gives_the_textbook_form, boost::unit_test::data::make(derivatives), pair) {
    BOOST_TEST(Language().slope(pair.text) == pair.derivative);
}

BOOST_AUTO_TEST_CASE(gradient_and_hessian_of_the_sauna_are_factored) {
    Language language;
    const std::vector<Expr> variables{language.x, language.y};
    const Expr body = language.parse("T(x, y)");
    const std::vector<Expr> gradient = gradient_of(body, variables), hessian = hessian_of(body, variables);
    BOOST_TEST(to_tex(gradient[0]) == "-\\frac{3}{50} x y^{2} (x - 4) (y - 6)");
    BOOST_TEST(to_text(gradient[1]) == "-3/50*x^2*y*(x - 6)*(y - 4)");
    BOOST_TEST(to_text(hessian[0]) == "-3/25*y^2*(x - 2)*(y - 6)");
    BOOST_TEST(to_text(hessian[1]) == "-9/50*x*y*(x - 4)*(y - 4)");
    BOOST_CHECK(hessian[1] == hessian[2]);
    BOOST_TEST(to_text(hessian[3]) == "-3/25*x^2*(x - 6)*(y - 2)");
}

BOOST_AUTO_TEST_CASE(mixed_derivatives_agree_in_either_order) {
    Language language;
    const Expr f = language.parse("x^3 y^2 + sin(x y)");
    const Expr xy = differentiate(differentiate(f, language.x), language.y);
    const Expr yx = differentiate(differentiate(f, language.y), language.x);
    BOOST_CHECK(xy == yx);
}

BOOST_AUTO_TEST_CASE(the_sixth_derivative_of_a_sextic_is_its_factorial) {
    Language language;
    Expr f = language.parse("x^6 - 4x^5 + (x - 1)(x + 2)");
    for (int order = 0; order < 6; ++order) f = differentiate(f, language.x);
    BOOST_TEST(f.is_number(720));
}

BOOST_AUTO_TEST_SUITE_END()
