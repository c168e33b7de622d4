#include "lectern/calculus/tangents.h"

#include "calculus/language.h"

#include <boost/test/unit_test.hpp>

using namespace lectern;

namespace {

struct Surface : Language {
    std::vector<Expr> variables{x, y};
    Expr bowl = parse("x^2 + y^2");

    std::vector<Expr> numbers(const std::vector<const char*>& texts) {
        std::vector<Expr> list;
        for (const char* text : texts) list.push_back(parse(text));
        return list;
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(tangents)

BOOST_AUTO_TEST_CASE(a_plane_touches_where_it_should) {
    Surface surface;
    const auto at = surface.numbers({"2", "4"});
    BOOST_CHECK(tangent(surface.bowl, surface.variables, at) == surface.parse("20 + 4 (x - 2) + 8 (y - 4)"));
    const Equation equation = equation_of_tangent(surface.bowl, surface.variables, at);
    BOOST_TEST(equation.text == "z = 4*(x - 2) + 8*(y - 4) + 20");
    BOOST_TEST(equation.tex == "z = 4 (x - 2) + 8 (y - 4) + 20");
}

BOOST_AUTO_TEST_CASE(a_line_keeps_exact_slopes) {
    Surface surface;
    const std::vector<Expr> variable{surface.x};
    const auto at = surface.numbers({"1/2"});
    const Equation equation = equation_of_tangent(surface.parse("x^3/3"), variable, at);
    BOOST_TEST(equation.text == "y = 1/4*(x - 1/2) + 1/24");
    BOOST_TEST(to_text(tangent(surface.parse("sin(x)"), variable, surface.numbers({"pi/3"}))) ==
               "1/2*(x - pi/3) + sqrt(3)/2");
}

BOOST_AUTO_TEST_CASE(a_direction_becomes_a_unit_vector_with_the_slope_above_it) {
    Surface surface;
    const GraphLine line =
        directional_tangent(surface.bowl, surface.variables, surface.numbers({"2", "4"}), surface.numbers({"3", "4"}));
    BOOST_CHECK(line.point == surface.numbers({"2", "4", "20"}));
    BOOST_CHECK(line.direction == surface.numbers({"3/5", "4/5", "44/5"}));
    const Equation equation = equation_of_line(line, surface.variables);
    BOOST_TEST(equation.text == "(x, y, z) = (2, 4, 20) + s*(3/5, 4/5, 44/5)");
    BOOST_TEST(equation.tex == "(x, y, z) = (2, 4, 20) + s \\left(\\frac{3}{5}, \\frac{4}{5}, \\frac{44}{5}\\right)");
}

BOOST_AUTO_TEST_CASE(the_normal_stands_on_the_plane) {
    Surface surface;
    const GraphLine line = normal(surface.bowl, surface.variables, surface.numbers({"2", "4"}));
    BOOST_CHECK(line.direction == surface.numbers({"-4", "-8", "1"}));
}

BOOST_AUTO_TEST_CASE(the_height_has_a_name_of_its_own) {
    Surface surface;
    const Expr z = surface.pool.variable("z"), w = surface.pool.variable("w");
    BOOST_TEST(height_name(std::vector{surface.x}) == "y");
    BOOST_TEST(height_name(std::vector{surface.y}) == "z");
    BOOST_TEST(height_name(surface.variables) == "z");
    BOOST_TEST(height_name(std::vector{surface.x, z}) == "w");
    BOOST_TEST(height_name(std::vector{surface.x, surface.y, z}) == "w");
    BOOST_TEST(height_name(std::vector{surface.x, z, w}) == "v");
}

BOOST_AUTO_TEST_CASE(there_is_none_where_there_is_no_slope) {
    Surface surface;
    const std::vector<Expr> variable{surface.x};
    BOOST_TEST(is_undefined(tangent(surface.parse("sqrt(x)"), variable, surface.numbers({"0"}))));
    BOOST_TEST(is_undefined(tangent(surface.parse("x^2/(x^2 + y^2)"), surface.variables, surface.numbers({"0", "0"}))));
}

BOOST_AUTO_TEST_SUITE_END()
