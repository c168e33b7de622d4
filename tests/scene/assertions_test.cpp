#include "lectern/scene/scene.h"
#include "scene/layer_kinds.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>

using namespace lectern;
namespace data = boost::unit_test::data;

namespace {

/// What is told of one condition: its first column in its line from 1, and the message; "" where it holds.
std::string told(const std::string& condition) {
    const std::string text = R"(
functions: {'T(x, y)': '50 - 1/50 x^2 (x - 6) y^2 (y - 6)', f(x): x^2}
domain: {x: [0, 5], y: [0, 5]}
points: {start: [1, 3], coldest: {minimum_of: T}}
descents: {slow: {function: T, from: start, rate: 0.1, steps: 10}}
assert:
  - ')" + condition + R"('
figures: {f1: {view: 2d, layers: [{curve: f}]}}
)";
    Diagnostics diagnostics;
    read_scene(text, test_layer_kinds, diagnostics);
    std::string all;
    for (const Diagnostic& mistake : diagnostics.sorted())
        all += std::to_string(mistake.span.column - 5) + ": " + mistake.message;
    return all;
}

struct Broken {
    std::string condition, message;
    friend std::ostream& operator<<(std::ostream& out, const Broken& row) { return out << row.condition; }
};

const std::vector<std::string> holding{
    "coldest.value == 29.52",
    "coldest.value == 738/25",
    "coldest.value < 30",
    "29 < coldest.value <= 29.52",
    "coldest == (4, 4)",
    "coldest.at == [4, 4]",
    "coldest != start",
    "slow.status == \"steps\"",
    "slow.steps == 10 and slow.rate == 0.1",
    "slow.value > 100 or slow.value < 30.5",
    "not slow.status == \"converged\"",
    "not (slow.value > 100 or slow.steps < 3)",
    "(slow.steps == 10)",
    "count(minima(T)) == 1",
    "complete(T)",
    "complete(T) == complete(f)",
    "abs(slow.rate - 0.1) < 1e-12",
    "|slow.x - 1| >= 0",
    "sqrt(2)^2 == 2",
    "sqrt(2) sqrt(3) == sqrt(6)",
    "sqrt(2) != 1.41421356237",
    "sqrt(2) < 1.41421356238",
    "sin(1)^2 + cos(1)^2 == 1",
    "0.1 + 0.2 == 0.3",
    "diff(f, x) == 2x",
    "factor(diff(T, x)) == diff(T, x)",
    "gradient(T, coldest) == (0, 0)",
    "if(coldest.x < 5, 1, 2) == 1",
    "coldest.value ≤ 29.52",
};

const std::vector<Broken> broken{
    {"coldest.value < 29", "1: coldest.value is 29.52, which is not less than 29"},
    {"coldest.value == 29.521", "1: coldest.value is 29.52, which is not equal to 29.521"},
    {"30 < coldest.value", "1: 30 is not less than coldest.value (29.52)"},
    {"coldest.x > start.y + 1", "1: coldest.x is 4, which is not greater than start.y + 1 (4)"},
    {"slow.status == \"converged\"", "1: slow.status is steps, which is not equal to \"converged\""},
    {"coldest == (4, 3)", "1: coldest is (4, 4), which is not equal to (4, 3)"},
    {"1 < 2 and coldest.x >= 5", "11: coldest.x is 4, which is not at least 5"},
    {"coldest.x < 1 or coldest.y < 2",
     "1: none of these holds: coldest.x is 4, which is not less than 1; coldest.y is 4, which is not less than 2"},
    {"not coldest.x == 4", "1: 'coldest.x == 4' holds"},
    {"complete(T) == (1 == 1)", "19: unexpected character '='"},
    {"1 < coldest.x < 3", "5: coldest.x is 4, which is not less than 3"},
    {"sin(1)^2 + cos(1)^2 < 1", "1: sin(1)^2 + cos(1)^2 (1) can't be told from 1"},
    {"coldest.value != 29.52", "1: coldest.value is 29.52, which is not different from 29.52"},
    {"0.1 + 1e-12 == 0.1", "1: 0.1 + 1e-12 is 0.100000000001, which is not equal to 0.1"},
};

const std::vector<Broken> mistaken{
    {"warmest.value == 50", "1: unknown name 'warmest'"},
    {"coldest.value = 29.52", "15: a comparison is written =="},
    {"coldest.value", "1: this is a number, not a condition"},
    {"coldest < start", "1: a point has no order"},
    {"coldest == 4", "1: a point can't be compared with a number"},
    {"slow.status == converged", "16: unknown name 'converged'"},
    {"1 < 2 and", "10: a condition is missing here"},
    {"coldest.value <", "16: a value is missing here"},
    {"(1 < 2", "1: this '(' is never closed"},
    {"1 < 2)", "6: this ')' closes nothing"},
    {"slow.status == \"steps", "16: this \" is never closed"},
    {"1 < 2 or nothing > 1", "10: unknown name 'nothing'"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(assertions)

BOOST_DATA_TEST_CASE(a_condition_that_holds_is_silent, data::make(holding), condition) {
    BOOST_TEST(told(condition) == "");
}
BOOST_DATA_TEST_CASE(a_condition_that_fails_shows_both_sides, data::make(broken), row) {
    BOOST_TEST(told(row.condition) == row.message);
}
BOOST_DATA_TEST_CASE(a_condition_that_cannot_be_evaluated_is_told, data::make(mistaken), row) {
    BOOST_TEST(told(row.condition) == row.message);
}

BOOST_AUTO_TEST_CASE(a_status_without_quotes_is_told_to_want_them) {
    const std::string text =
        "functions: {\"f(x, y)\": x^2 + y^2}\ndomain: {x: [-1, 1], y: [-1, 1]}\n"
        "descents: {down: {function: f, from: [1, 1], rate: 0.1}}\nassert: [down.status == converged]\n"
        "figures: {a: {view: 2d, layers: [{contours: f}]}}\n";
    Diagnostics diagnostics;
    read_scene(text, test_layer_kinds, diagnostics);
    BOOST_REQUIRE_EQUAL(diagnostics.size(), 1U);
    BOOST_TEST(diagnostics.sorted()[0].help == "a text stands in quotes: \"converged\"");
}

BOOST_AUTO_TEST_SUITE_END()
