#include "calculus/language.h"
#include "lectern/calculus/functions.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <utility>
#include <vector>

using namespace lectern;

namespace {

struct Canonical {
    const char* text;
    const char* form;
};

std::ostream& operator<<(std::ostream& out, const Canonical& pair) { return out << pair.text; }

const std::vector<Canonical> forms{
    {"y + x + 1 + y", "x + 2*y + 1"},
    {"x y x", "x^2*y"},
    {"x - x", "0"},
    {"x/x", "1"},
    {"0 sin(x)", "0"},
    {"x^0", "1"},
    {"x - (x - 1)", "1"},
    {"3(x + y) - 2(x + y) - x", "y"},
    {"2(x + y)", "2*(x + y)"},
    {"-(x - 6)", "-(x - 6)"},
    {"x^(1/3) x^(2/3)", "x"},
    {"(x y)^3", "x^3*y^3"},
    {"(x^2)^3", "x^6"},
    {"sqrt(x)^2", "x"},
    {"sqrt(x^2)", "abs(x)"},
    {"(x^3)^(1/3)", "(x^3)^(1/3)"},
    {"(x^3)^(1/2)", "x^(3/2)"},
    {"(x^y)^2", "x^(2*y)"},
    {"(x^2)^y", "(x^2)^y"},
    {"(2^x)^y", "2^(x*y)"},
    {"|x|^2", "x^2"},
    {"||x||", "abs(x)"},
    {"sqrt(4x)", "2*sqrt(x)"},
    {"sqrt(2x)", "sqrt(2*x)"},
    {"4^(1/2)", "2"},
    {"8^(1/2)", "2*sqrt(2)"},
    {"(4/9)^(-3/2)", "27/8"},
    {"1/sqrt(2)", "sqrt(2)/2"},
    {"sqrt(2) sqrt(2)", "2"},
    {"sqrt(1/2)", "sqrt(2)/2"},
    {"(-8)^(1/3)", "(-8)^(1/3)"},
    {"cbrt(-8)", "-2"},
    {"e^x", "exp(x)"},
    {"e e^x exp(y)", "exp(x + y + 1)"},
    {"exp(x)^2", "exp(2*x)"},
    {"ln(exp(x))", "x"},
    {"exp(0) + ln(1) + ln(e)", "2"},
    {"sin(-x)", "-sin(x)"},
    {"cos(-2x)", "cos(2*x)"},
    {"sin(0) + cos(0)", "1"},
    {"sin(pi) + cos(pi)", "-1"},
    {"sin(7pi/6)", "-1/2"},
    {"cos(pi/4)", "sqrt(2)/2"},
    {"tan(pi/3)", "sqrt(3)"},
    {"tan(pi/2)", "tan(pi/2)"},
    {"asin(1/2) + acos(-1/2)", "5*pi/6"},
    {"atan(1)", "pi/4"},
    {"log2(1/8) + log10(1000)", "0"},
    {"log10(2)", "log10(2)"},
    {"gamma(5)", "24"},
    {"mod(-1, 3)", "2"},
    {"floor(-1/2) + ceil(1/2)", "0"},
    {"min(1/2, 1/3) + max(x, x)", "x + 1/3"},
    {"if(1 <= 1, x, y)", "x"},
    {"if(x < y, 2, 2)", "2"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(expr)

BOOST_DATA_TEST_CASE(has_the_canonical_form, boost::unit_test::data::make(forms), pair) {
    BOOST_TEST(Language().text(pair.text) == pair.form);
}

BOOST_AUTO_TEST_CASE(built_alike_in_any_order_is_one_object) {
    Language language;
    BOOST_CHECK(language.parse("x y + sin(x)/y - 2") == language.parse("-2 + y^-1 sin(x) + y x"));
}

BOOST_AUTO_TEST_CASE(the_order_does_not_depend_on_what_was_made_before) {
    Language first, second;
    second.parse("(y - 6) (x - 6) y x + cos(x) + sin(y) + 7");
    const char* text = "sin(y) + x y (x - 6) (y - 6) + cos(x) + 50";
    BOOST_TEST(first.text(text) == second.text(text));
    BOOST_TEST(first.parse(text).hash() == second.parse(text).hash());
}

BOOST_AUTO_TEST_CASE(keeps_factored_products_as_written) {
    Language language;
    const Expr body = language.parse("T(x, y)");
    BOOST_CHECK(body.op() == Op::sum);
    BOOST_TEST(body.operands()[0].is_number(50));
    BOOST_TEST(body.operands()[1].operands().size() == 5U);
}

BOOST_AUTO_TEST_CASE(depends_on_exactly_its_variables) {
    Language language;
    std::vector<Expr> many;
    for (int i = 0; i < 100; ++i) many.push_back(language.pool.variable("v" + std::to_string(i)));
    const Expr sum = many[3] + many[80];
    BOOST_TEST(sum.depends_on(many[80]));
    BOOST_TEST(!sum.depends_on(many[16]));
    BOOST_TEST(!sum.depends_on(many[67]));
    BOOST_CHECK(variables_of(sum * sum + language.x) == (std::vector<Expr>{many[3], many[80], language.x}));
}

BOOST_AUTO_TEST_CASE(substitutes_all_at_once) {
    Language language;
    const std::vector<Expr> from{language.x, language.y}, to{language.y, language.x};
    BOOST_TEST(to_text(substitute(language.parse("x^2 + 3y"), from, to)) == "y^2 + 3*x");
}

BOOST_AUTO_TEST_CASE(a_moved_pool_keeps_its_expressions) {
    ExprPool first;
    const Expr x = first.variable("x");
    ExprPool second = std::move(first);
    BOOST_CHECK(&x.pool() == &second);
    BOOST_CHECK(x + x == second.number(2) * second.variable("x"));
}

BOOST_AUTO_TEST_CASE(a_tree_beyond_the_depth_limit_is_an_error) {
    Language language;
    Expr tower = language.x;
    const auto build = [&] {
        for (std::uint32_t i = 0; i < expression_depth_limit; ++i)
            tower = language.pool.call(*find_function("sin"), {tower});
    };
    BOOST_CHECK_THROW(build(), ExpressionLimit);
    BOOST_TEST(tower.depth() == expression_depth_limit);
}

BOOST_AUTO_TEST_SUITE_END()
