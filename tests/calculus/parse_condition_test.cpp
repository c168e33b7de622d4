#include "calculus/language.h"
#include "lectern/calculus/program.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <ostream>
#include <vector>

using namespace lectern;

namespace {

struct Case {
    std::string condition;
    double x, y;
    bool holds;
};
std::ostream& operator<<(std::ostream& out, const Case& c) {
    return out << c.condition << " at (" << c.x << ", " << c.y << ")";
}

const std::vector<Case> cases{
    {"x^2 + y^2 < 4", 1, 1, true},
    {"x^2 + y^2 < 4", 2, 1, false},
    {"x >= y", 2, 1, true},
    {"x >= y", 1, 2, false},
    {"0 < x < 1", 0.5, 0, true},
    {"0 < x < 1", 1.5, 0, false},
    {"0 < x < 1", -0.5, 0, false},
    {"2 > x > y >= 0", 1, 0.5, true},
    {"x > 0 and y > 0", 1, -1, false},
    {"x > 0 or y > 0", 1, -1, true},
    {"x > 0 or y > 0 and x > 5", 1, -1, true},
    {"(x > 0 or y > 0) and x > 5", 1, -1, false},
    {"(x + 1) y < 2 and (x > 0)", 0.5, 1, true},
    {"|x| + |y| < 1", -0.5, 0.25, true},
    {"((x > 1) or ((y > 1) and x > 0))", 0.5, 2, true},
    {"if(x < 0, -x, x) < 1", -2, 0, false},
};

struct Mistake {
    std::string text;
    int column, length;
    std::string message;
};
std::ostream& operator<<(std::ostream& out, const Mistake& mistake) { return out << mistake.text; }

const std::vector<Mistake> mistakes{
    {"x + y", 5, 1, "expected a comparison with < <= > or >=, found the end"},
    {"x < ", 4, 1, "expected a number, a name or '(', found the end"},
    {"x < 1 and", 9, 1, "expected a number, a name or '(', found the end"},
    {"x < 1 y > 2 and", 15, 1, "expected a number, a name or '(', found the end"},
    {"(x < 1", 0, 1, "this '(' is never closed"},
    {"x < 1)", 5, 1, "this ')' closes nothing"},
    {"x and y", 2, 3, "expected a comparison with < <= > or >=, found 'and'"},
    {"x < q", 4, 1, "unknown name 'q'"},
};

}  // namespace

BOOST_DATA_TEST_CASE(margin_is_positive_where_the_condition_holds, boost::unit_test::data::make(cases), c) {
    Language language;
    const Expr margin = parse_condition(c.condition, language.names, language.pool);
    double value = 0;
    const std::array<Expr, 2> inputs{language.x, language.y};
    Program(std::array{margin}, inputs).run(std::array{c.x, c.y}, std::span(&value, 1));
    BOOST_TEST((value > 0) == c.holds);
}

BOOST_AUTO_TEST_CASE(a_gap_is_taken_off_open_comparisons_alone) {
    Language language;
    const auto value = [&](const char* condition, double x) {
        const Expr margin = parse_condition(condition, language.names, language.pool, Rational(1) / Rational(4));
        double result = 0;
        const std::array<Expr, 2> inputs{language.x, language.y};
        const std::array<double, 2> at{x, 0};
        Program(std::array{margin}, inputs).run(at, std::span(&result, 1));
        return result;
    };
    BOOST_TEST(value("x < 1", 1) == -0.25);
    BOOST_TEST(value("x > 1", 1) == -0.25);
    BOOST_TEST(value("x <= 1", 1) == 0);
    BOOST_TEST(value("0 <= x < 1", 0) == 0);
    BOOST_TEST(value("0 <= x < 1", 1) == -0.25);
}

BOOST_DATA_TEST_CASE(mistake_in_a_condition_is_told_at_its_column, boost::unit_test::data::make(mistakes), mistake) {
    Language language;
    try {
        parse_condition(mistake.text, language.names, language.pool);
        BOOST_FAIL("read without a mistake");
    } catch (const ExpressionError& error) {
        BOOST_TEST(error.what() == mistake.message);
        BOOST_TEST(error.column == mistake.column);
        BOOST_TEST(error.length == mistake.length);
    }
}

BOOST_AUTO_TEST_CASE(and_stays_a_name_outside_of_conditions) {
    Language language;
    language.names.values.emplace("and", language.x);
    BOOST_TEST(language.text("2 and") == "2*x");
}
