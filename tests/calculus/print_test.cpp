#include "calculus/language.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <vector>

using namespace lectern;

namespace {

struct Printed {
    const char* source;
    const char* text;
    const char* tex;
};

std::ostream& operator<<(std::ostream& out, const Printed& printed) { return out << printed.source; }

const std::vector<Printed> prints{
    {"T(x, y)", "50 - 1/50*x^2*y^2*(x - 6)*(y - 6)", "50 - \\frac{1}{50} x^{2} y^{2} (x - 6) (y - 6)"},
    {"1 + x + x^3 - 2x^2", "x^3 - 2*x^2 + x + 1", "x^{3} - 2 x^{2} + x + 1"},
    {"y^2 + x y + x^2", "x^2 + x*y + y^2", "x^{2} + x y + y^{2}"},
    {"1 - x^2 - y^2", "1 - x^2 - y^2", "1 - x^{2} - y^{2}"},
    {"y - x^2", "y - x^2", "y - x^{2}"},
    {"1 + 2x - x^2", "-x^2 + 2*x + 1", "-x^{2} + 2 x + 1"},
    {"-x - y", "-x - y", "-x - y"},
    {"x y sqrt(x + 1) (x - 1)", "x*y*(x - 1)*sqrt(x + 1)", "x y (x - 1) \\sqrt{x + 1}"},
    {"x^(z - 1) y", "y*x^(z - 1)", "y x^{z - 1}"},
    {"cos(x) exp(-x) (x - 1) y", "y*(x - 1)*exp(-x)*cos(x)", "y (x - 1) e^{-x} \\cos(x)"},
    {"exp(-x)/(sin(x) x)", "exp(-x)/(x*sin(x))", "\\frac{e^{-x}}{x \\sin(x)}"},
    {"sqrt(x) y (x - 1) sqrt(2) pi", "sqrt(2)*pi*y*sqrt(x)*(x - 1)", "\\sqrt{2} \\pi y \\sqrt{x} (x - 1)"},
    {"2x (x - 1)/(x^2 + 1)^2", "2*x*(x - 1)/(x^2 + 1)^2", "\\frac{2 x (x - 1)}{(x^{2} + 1)^{2}}"},
    {"-(1 - x)/(1 + x)", "-(1 - x)/(x + 1)", "-\\frac{1 - x}{x + 1}"},
    {"x (-3)", "-3*x", "-3 x"},
    {"1 - x^2", "1 - x^2", "1 - x^{2}"},
    {"x^-1", "1/x", "\\frac{1}{x}"},
    {"-x/(2y)", "-x/(2*y)", "-\\frac{x}{2 y}"},
    {"(x+1)/(x-1)", "(x + 1)/(x - 1)", "\\frac{x + 1}{x - 1}"},
    {"3/4 x", "3/4*x", "\\frac{3}{4} x"},
    {"pi/2", "pi/2", "\\frac{\\pi}{2}"},
    {"sqrt(x)", "sqrt(x)", "\\sqrt{x}"},
    {"1/sqrt(x)", "1/sqrt(x)", "\\frac{1}{\\sqrt{x}}"},
    {"x^(3/2)", "x^(3/2)", "x^{3/2}"},
    {"cbrt(x)", "cbrt(x)", "\\sqrt[3]{x}"},
    {"(x+1)^2", "(x + 1)^2", "(x + 1)^{2}"},
    {"(1/x + 1)^2", "(1/x + 1)^2", "\\left(\\frac{1}{x} + 1\\right)^{2}"},
    {"2^x 3", "3*2^x", "3 \\cdot 2^{x}"},
    {"x^(y+1)", "x^(y + 1)", "x^{y + 1}"},
    {"(-2)^x", "(-2)^x", "(-2)^{x}"},
    {"(1/2)^x", "(1/2)^x", "\\left(\\frac{1}{2}\\right)^{x}"},
    {"sin(x)^2", "sin(x)^2", "\\sin^{2}(x)"},
    {"sin(x/y)", "sin(x/y)", "\\sin\\left(\\frac{x}{y}\\right)"},
    {"x exp(-x^2)", "x*exp(-x^2)", "x e^{-x^{2}}"},
    {"ln(x)", "ln(x)", "\\ln(x)"},
    {"|x - 1|", "abs(x - 1)", "\\left|x - 1\\right|"},
    {"atan2(y, x)", "atan2(y, x)", "\\operatorname{atan2}(y, x)"},
    {"polygamma(1, x)^2", "polygamma(1, x)^2", "(\\psi^{(1)}(x))^{2}"},
    {"if(x <= 1, x^2, 2x)", "if(x <= 1, x^2, 2*x)",
     "\\begin{cases} x^{2} & \\text{if } x \\le 1 \\\\ 2 x & \\text{otherwise} \\end{cases}"},
};

struct Plain {
    const char* source;
    const char* text;
};
std::ostream& operator<<(std::ostream& out, const Plain& printed) { return out << printed.source; }

const std::vector<Plain> plain_prints{
    {"T(x, y)", "50 − 1/50 x²y²(x − 6)(y − 6)"},
    {"x y - 2x^10", "xy − 2x¹⁰"},
    {"-3/50 x (y - 4)^2", "−3/50 x(y − 4)²"},
    {"x sin(x)^2", "x sin²(x)"},
    {"2 sqrt(3)", "2√3"},
    {"sqrt(x + 1)", "√(x + 1)"},
    {"x^(1/3)", "x^(1/3)"},
    {"exp(-x^2)", "e^(−x²)"},
    {"2^x pi", "π·2^x"},
    {"(x + 1)/(2y)", "(x + 1)/(2y)"},
    {"|x - 1| x", "x |x − 1|"},
    {"if(x < 1, x, -x)", "(x if x < 1, else −x)"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(print)

BOOST_DATA_TEST_CASE(reads_as_on_paper, boost::unit_test::data::make(prints), printed) {
    Language language;
    BOOST_TEST(language.text(printed.source) == printed.text);
    BOOST_TEST(language.tex(printed.source) == printed.tex);
}

BOOST_AUTO_TEST_CASE(names_are_set_as_letters_with_indices) {
    Language language;
    const auto tex = [&](const char* name) { return to_tex(language.pool.variable(name)); };
    BOOST_TEST(tex("alpha") == "\\alpha");
    BOOST_TEST(tex("Ω") == "\\Omega");
    BOOST_TEST(tex("x1") == "x_{1}");
    BOOST_TEST(tex("x_max") == "x_{\\mathrm{max}}");
    BOOST_TEST(tex("rate") == "\\mathrm{rate}");
    BOOST_TEST(tex("theta_0") == "\\theta_{0}");
}

BOOST_DATA_TEST_CASE(an_expression_is_written_for_people, boost::unit_test::data::make(plain_prints), printed) {
    Language language;
    BOOST_TEST(to_plain(language.parse(printed.source)) == printed.text);
}

BOOST_AUTO_TEST_SUITE_END()
