#include "lectern/calculus/descent_verdict.h"

#include "calculus/seed_functions.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>

namespace lectern {
namespace {

namespace data = boost::unit_test::data;
using Point = std::array<double, 2>;

DescentVerdict verdict(const std::string& text, Point start, const DescentOptions& options) {
    const TestField test(text);
    return describe_run(test.field, run_descent(test.field, start, options), options);
}

// Two wells along x at ±1, where the Hessian is diag(2, 1): x <- x - α (x³ - x).
constexpr const char* wells = "(x^2 - 1)^2/4 + y^2/2";
// Eigenvalues 6 and 2.
constexpr const char* skew_bowl = "2 x^2 + 2 x y + 2 y^2";

std::vector<std::string> bounded_methods() {
    std::vector<std::string> names;
    for (const DescentMethod& method : descent_methods()) {
        if (method.stability_bound != nullptr) names.emplace_back(method.name);
    }
    return names;
}

BOOST_AUTO_TEST_SUITE(descent_verdict)

BOOST_AUTO_TEST_CASE(a_verdict_tells_the_last_point) {
    const DescentVerdict told = verdict("x^2 + 2 y^2", {1, 1}, {.rate = 0.25, .steps = 1});
    BOOST_TEST((told.status == DescentStatus::steps));
    BOOST_TEST(told.steps == 1);
    BOOST_TEST(told.at == (std::vector<double>{0.5, 0}));
    BOOST_TEST(told.value == 0.25);
    BOOST_TEST(told.gradient_norm == 1);
    BOOST_TEST(!told.cycle.has_value());
    BOOST_TEST(!told.diverged_at.has_value());
}

BOOST_AUTO_TEST_CASE(a_divergence_is_seen_at_the_step_that_could_not_be_used) {
    // x is 1, -1e6, 1e12 and then beyond it.
    BOOST_TEST(verdict("(1e6 + 1) x^2/2 + y^2/2", {1, 0}, {.rate = 1, .steps = 9}).diverged_at.value() == 3);
    BOOST_TEST(verdict("log(x) + y", {-1, 0}, {}).diverged_at.value() == 0);
}

BOOST_AUTO_TEST_CASE(a_run_that_only_grows_worse_diverges_though_its_steps_end_first) {
    // x is 1, -1.2, 1.44, …: the sixth step is the sixth that makes it worse.
    BOOST_TEST(verdict("x^2 + y^2", {1, 0}, {.rate = 1.1, .steps = 30}).diverged_at.value() == 6);
    BOOST_TEST(verdict("-x^2 - y^2", {1, 0}, {.rate = 1.1, .steps = 30, .ascend = true}).diverged_at.value() == 6);
    // From a saddle the value falls, however long its gradient grows; a zigzag that converges grows better.
    BOOST_TEST(!verdict("x^2 - y^2", {1, 1e-6}, {.rate = 0.1, .steps = 30}).diverged_at.has_value());
    BOOST_TEST(!verdict("x^2 + y^2", {1, 0}, {.rate = 0.99, .steps = 30}).diverged_at.has_value());
    BOOST_TEST(!verdict("x^2 + y^2", {1, 0}, {.rate = 1.1, .steps = 5}).diverged_at.has_value());
}

BOOST_DATA_TEST_CASE(just_under_the_threshold_a_run_converges_and_just_above_it_diverges, data::make(bounded_methods()),
                     name) {
    DescentOptions options{.rate = 0.1, .steps = 100'000, .tolerance = 1e-6, .method = find_descent_method(name)};
    const RateThreshold threshold = verdict(skew_bowl, {1, 2}, options).threshold.value();
    BOOST_TEST(threshold.curvature == 6, boost::test_tools::tolerance(1e-14));
    options.rate = 0.999 * threshold.rate;
    BOOST_TEST((verdict(skew_bowl, {1, 2}, options).status == DescentStatus::converged));
    options.rate = 1.001 * threshold.rate;
    BOOST_TEST((verdict(skew_bowl, {1, 2}, options).status == DescentStatus::diverged));
}

BOOST_AUTO_TEST_CASE(the_threshold_of_plain_descent_is_two_over_the_greatest_eigenvalue) {
    // Himmelblau's at (3, 2): ((74, 20), (20, 34)), whose greatest eigenvalue is 54 + √800.
    const auto himmelblau = verdict("(x^2 + y - 11)^2 + (x + y^2 - 7)^2", {4, 1}, {.rate = 0.01, .steps = 5});
    BOOST_TEST(himmelblau.threshold.value().rate == 2 / (54 + std::sqrt(800.0)), boost::test_tools::tolerance(1e-13));
    BOOST_TEST(himmelblau.threshold.value().minimum[0] == 3, boost::test_tools::tolerance(1e-14));
    // Rosenbrock's at (1, 1): ((802, -400), (-400, 200)), from the far end of its valley.
    const auto rosenbrock = verdict("100 (y - x^2)^2 + (1 - x)^2", {-1.2, 1}, {.rate = 1e-3, .steps = 10});
    const double greatest = (1002 + std::sqrt(1002.0 * 1002 - 4 * 400)) / 2;
    BOOST_TEST(rosenbrock.threshold.value().rate == 2 / greatest, boost::test_tools::tolerance(1e-12));
}

BOOST_AUTO_TEST_CASE(the_minimum_of_a_run_that_leaves_it_is_looked_for_from_the_start) {
    const DescentVerdict cycling = verdict(wells, {0.9, 0.1}, {.rate = 1.1, .steps = 400});
    BOOST_TEST(cycling.cycle.has_value());
    BOOST_TEST(cycling.threshold.value().minimum == (std::vector<double>{1, 0}),
               boost::test_tools::tolerance(1e-14) << boost::test_tools::per_element());
    BOOST_TEST(cycling.threshold.value().rate == 1, boost::test_tools::tolerance(1e-14));
    const DescentVerdict diverging = verdict("x^2 + y^2", {1, 1}, {.rate = 3});
    BOOST_TEST(diverging.threshold.value().rate == 1);
}

BOOST_AUTO_TEST_CASE(a_run_beside_a_ridge_heads_for_the_well_on_its_side) {
    for (const double side : {-1.0, 1.0}) {
        const auto threshold = verdict(wells, {side * 0.01, 1}, {.rate = 0.1, .steps = 1}).threshold.value();
        BOOST_TEST(threshold.minimum[0] == side, boost::test_tools::tolerance(1e-14));
    }
}

BOOST_AUTO_TEST_CASE(an_ascent_has_the_threshold_of_its_maximum) {
    const auto threshold = verdict("5 - 3 x^2 - y^2", {1, 1}, {.rate = 0.1, .ascend = true}).threshold.value();
    BOOST_TEST(threshold.curvature == 6);
    BOOST_TEST(threshold.rate == 2.0 / 6);
}

BOOST_AUTO_TEST_CASE(where_no_strict_minimum_lies_below_there_is_no_threshold) {
    const auto has_threshold = [](const std::string& text, Point start) {
        return verdict(text, start, {.rate = 0.1, .steps = 20}).threshold.has_value();
    };
    BOOST_TEST(has_threshold("x^2 + y^2", {1, 1}));
    BOOST_TEST(!has_threshold("-x^2 - y^2", {1, 1}));         // falls without end
    BOOST_TEST(!has_threshold("x^2 - y^2", {1, 0}));          // ends at a saddle
    BOOST_TEST(!has_threshold("x^2 + y^4", {1, 1}));          // flat along y
    BOOST_TEST(!has_threshold("x^2 + y^3", {1, 1}));          // no minimum, but it rests there coming from above
    BOOST_TEST(!has_threshold("(x^2 + y^2 - 1)^2", {1, 1}));  // a circle of minima
    BOOST_TEST(!has_threshold("exp(-x) + y^2", {1, 1}));      // falls for ever, to no end
    BOOST_TEST(!has_threshold("x + y", {1, 1}));
}

BOOST_AUTO_TEST_CASE(a_searched_rate_and_a_method_without_a_bound_have_no_threshold) {
    BOOST_TEST(!verdict("x^2 + y^2", {1, 1}, {.search = ArmijoSearch{}}).threshold.has_value());
    BOOST_TEST(!verdict("x^2 + y^2", {1, 1}, {.method = find_descent_method("adam")}).threshold.has_value());
}

BOOST_AUTO_TEST_CASE(at_just_the_threshold_a_quadratic_goes_to_and_fro) {
    const auto cycle = verdict("x^2 + y^2/2", {1, 0}, {.rate = 1, .steps = 10}).cycle.value();
    BOOST_TEST(cycle.period == 2);
    BOOST_TEST(cycle.since == 0);
    // 1/3 is no double: the run turns by rounding alone.
    BOOST_TEST(verdict("3 x^2 + y^2", {1.7, 0}, {.rate = 1.0 / 3, .steps = 1000}).cycle.value().period == 2);
}

BOOST_AUTO_TEST_CASE(a_little_above_the_threshold_a_well_has_a_cycle_of_two) {
    const TestField test(wells);
    const Point start{0.9, 0};
    const DescentRun run = run_descent(test.field, start, {.rate = 1.1, .steps = 400});
    const DescentCycle cycle = find_cycle(run).value();
    BOOST_TEST(cycle.period == 2);
    // Its points a and b have a b = 1/α and (a + b)² = 1 + 3/α: subtract and add the two equations of the cycle.
    const double a = run.path[400][0], b = run.path[399][0];
    BOOST_TEST(a * b == 1 / 1.1, boost::test_tools::tolerance(1e-12));
    BOOST_TEST((a + b) * (a + b) == 1 + 3 / 1.1, boost::test_tools::tolerance(1e-12));
    // It is entered from `since` on, and not before.
    const auto since = static_cast<std::size_t>(cycle.since);
    BOOST_TEST(since > 10U);
    BOOST_TEST(std::fabs(run.path[since][0] - run.path[since + 2][0]) < 1e-6);
    BOOST_TEST(std::fabs(run.path[since - 1][0] - run.path[since + 1][0]) > 1e-7);
}

BOOST_AUTO_TEST_CASE(further_above_it_the_period_doubles) {
    // x <- (1 + α) x - α x³ doubles its period where 1 + α passes √5.
    BOOST_TEST(verdict(wells, {0.9, 0}, {.rate = 1.2, .steps = 2000}).cycle.value().period == 2);
    BOOST_TEST(verdict(wells, {0.9, 0}, {.rate = 1.26, .steps = 2000}).cycle.value().period == 4);
}

BOOST_AUTO_TEST_CASE(chaos_is_no_cycle) {
    BOOST_TEST(!verdict(wells, {0.9, 0}, {.rate = 1.5, .steps = 3000}).cycle.has_value());
}

BOOST_AUTO_TEST_CASE(steps_of_constant_length_end_in_a_cycle_around_the_minimum) {
    const auto cycle =
        verdict("x^2 + y^2", {1, 0}, {.rate = 0.3, .steps = 50, .method = find_descent_method("sign")}).cycle.value();
    BOOST_TEST(cycle.period == 2);
    BOOST_TEST(cycle.since == 3);  // 1, 0.7, 0.4, 0.1, -0.2, 0.1, …
}

BOOST_AUTO_TEST_CASE(a_zigzag_that_still_converges_is_no_cycle) {
    // x turns by -(1 - 2 δ) in a step: what it loses in a period is far less than what makes two points the same.
    for (const double distance : {1e-3, 1e-5, 1e-7, 1e-8, 1e-10, 1e-12}) {
        for (const int steps : {20, 100, 1000}) {
            BOOST_TEST(!verdict("x^2 + y^2/2", {1, 0}, {.rate = 1 - distance, .steps = steps}).cycle.has_value());
            BOOST_TEST(!verdict("x^2 + y^2/2", {3, 1}, {.rate = 1 - distance, .steps = steps}).cycle.has_value());
        }
    }
}

BOOST_AUTO_TEST_CASE(a_zigzag_that_slowly_grows_is_no_cycle) {
    for (const double distance : {1e-4, 1e-6, 1e-8, 1e-10}) {
        BOOST_TEST(!verdict("x^2 + y^2/2", {1, 0}, {.rate = 1 + distance, .steps = 1000}).cycle.has_value());
    }
}

BOOST_AUTO_TEST_CASE(slow_convergence_is_no_cycle) {
    for (const double rate : {1e-3, 1e-6, 1e-9, 1e-13}) {
        BOOST_TEST(!verdict("x^2 + y^2", {1, 1}, {.rate = rate, .steps = 300}).cycle.has_value());
    }
    BOOST_TEST(!verdict("100 (y - x^2)^2 + (1 - x)^2", {-1.2, 1}, {.rate = 1e-3, .steps = 5000}).cycle.has_value());
    // A spiral, and one that has come to rest to the last bit.
    DescentOptions ball{.rate = 0.01, .steps = 200, .method = find_descent_method("momentum")};
    BOOST_TEST(!verdict("x^2 + y^2", {1, 1}, ball).cycle.has_value());
    ball.tolerance = 0;
    ball.steps = 20'000;
    BOOST_TEST(!verdict("(x - 1/3)^2 + exp(y) - 2 y", {1, 1}, ball).cycle.has_value());
}

BOOST_AUTO_TEST_CASE(the_saunas_threshold_lies_between_its_slow_and_its_fast_run) {
    // The Hessian at the minimum (4, 4) is 7.68 times the identity: 12 * 32 / 50.
    const nlohmann::json sauna = seed_functions()[0];
    for (const nlohmann::json& run : sauna["descents"]) {
        const Point start{run["start"][0], run["start"][1]};
        const auto threshold = verdict(sauna["text"], start, {.rate = run["rate"], .steps = run["steps"]}).threshold;
        BOOST_TEST(threshold.value().rate == 2 / 7.68, boost::test_tools::tolerance(1e-12));
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace lectern
