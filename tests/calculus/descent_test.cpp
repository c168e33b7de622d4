#include "lectern/calculus/descent.h"

#include "calculus/seed_functions.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>

namespace lectern {
namespace {

DescentRun run(const std::string& text, std::array<double, 2> start, const DescentOptions& options) {
    return run_descent(TestField(text).field, start, options);
}

BOOST_AUTO_TEST_SUITE(descent)

BOOST_AUTO_TEST_CASE(paths_agree_with_the_reference_to_nine_digits) {
    for (const nlohmann::json& function : seed_functions()) {
        const TestField test(function["text"]);
        for (const nlohmann::json& expected : function["descents"]) {
            const std::vector<double> start = expected["start"];
            DescentOptions options;
            options.rate = expected["rate"];
            options.steps = expected["steps"];
            options.tolerance = expected["epsilon"];
            const DescentRun run = run_descent(test.field, start, options);
            BOOST_TEST((run.status == DescentStatus::converged) == (expected["stop"] == "converged"));
            BOOST_REQUIRE(run.path.size() == expected["path"].size());
            for (std::size_t i = 0; i < run.path.size(); ++i) {
                BOOST_TEST(run.path[i][0] == double(expected["path"][i][0]), boost::test_tools::tolerance(1e-9));
                BOOST_TEST(run.path[i][1] == double(expected["path"][i][1]), boost::test_tools::tolerance(1e-9));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(values_and_gradients_belong_to_the_path) {
    const DescentRun result = run("x^2 + 3 y^2", {1, 1}, {.rate = 0.1, .steps = 2});
    BOOST_REQUIRE(result.path.size() == 3U);
    BOOST_TEST(result.values.front() == 4);
    BOOST_TEST(result.gradients.front() == (std::vector<double>{2, 6}));
    BOOST_TEST(result.values.size() == 3U);
    BOOST_TEST(result.gradients.size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_start_that_meets_the_tolerance_still_takes_a_step) {
    const DescentRun result = run("x^2 + y^2", {0, 0}, {});
    BOOST_TEST(result.path.size() == 2U);
    BOOST_TEST((result.status == DescentStatus::converged));
}

BOOST_AUTO_TEST_CASE(without_steps_the_path_is_the_start) {
    const DescentRun result = run("x^2 + y^2", {1, 2}, {.steps = 0});
    BOOST_TEST(result.path.size() == 1U);
    BOOST_TEST((result.status == DescentStatus::steps));
}

BOOST_AUTO_TEST_CASE(ascent_climbs) {
    const DescentRun result = run("-(x - 1)^2 - y^2", {0, 1}, {.rate = 0.25, .steps = 200, .ascend = true});
    BOOST_TEST((result.status == DescentStatus::converged));
    BOOST_TEST(result.path.back()[0] == 1, boost::test_tools::tolerance(1e-4));
}

BOOST_AUTO_TEST_CASE(a_path_that_runs_away_ends_within_1e12) {
    const DescentRun result = run("x^2 + y^2", {1, 1}, {.rate = 3, .steps = 1000});
    BOOST_TEST((result.status == DescentStatus::diverged));
    BOOST_TEST(std::hypot(result.path.back()[0], result.path.back()[1]) <= 1e12);
    BOOST_TEST(result.path.size() > 10U);
}

BOOST_AUTO_TEST_CASE(a_path_that_leaves_the_domain_ends_inside_it) {
    const DescentRun result = run("sqrt(x) + y^2", {1, 0}, {.rate = 10, .steps = 5});
    BOOST_TEST((result.status == DescentStatus::diverged));
    BOOST_TEST(result.path.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_start_outside_the_domain_is_the_whole_path) {
    const DescentRun result = run("log(x) + y", {-1, 0}, {});
    BOOST_TEST((result.status == DescentStatus::diverged));
    BOOST_TEST(result.path.size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_step_that_would_follow_is_known) {
    BOOST_TEST(run("x^2 + y^2", {1, 2}, {.rate = 0.25, .steps = 1}).onward == (std::vector<double>{0.25, 0.5}));
    BOOST_TEST(run("sqrt(x) + y", {1, 0}, {.rate = 4, .steps = 3}).onward == (std::vector<double>{-1, -4}));
}

constexpr const char* rosenbrock = "100 (y - x^2)^2 + (1 - x)^2";

BOOST_AUTO_TEST_CASE(each_searched_step_keeps_armijos_condition_and_the_rate_tried_before_does_not) {
    const TestField test(rosenbrock);
    const ArmijoSearch search{.start = 1, .shrink = 0.5, .slope = 0.1};
    for (const DescentMethod& method : descent_methods()) {
        if (!method.leads_downhill) continue;
        const std::array<double, 2> start{-1.2, 1};
        const DescentRun run = run_descent(test.field, start, {.steps = 60, .method = &method, .search = search});
        BOOST_REQUIRE_MESSAGE(run.rates.size() > 5U, method.name);
        for (std::size_t k = 0; k < run.rates.size(); ++k) {
            const std::vector<double>&from = run.path[k], &to = run.path[k + 1];
            const std::array<double, 2> step{to[0] - from[0], to[1] - from[1]};
            const double slope = run.gradients[k][0] * step[0] + run.gradients[k][1] * step[1];
            BOOST_TEST(run.values[k + 1] <= run.values[k] + 0.1 * slope + 1e-12 * run.values[k], method.name);
            if (run.rates[k] == 1) continue;
            const std::array<double, 2> before{from[0] + 2 * step[0], from[1] + 2 * step[1]};
            BOOST_TEST(test.field.value_at(before) > run.values[k] + 0.1 * 2 * slope - 1e-12 * run.values[k],
                       method.name);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_searched_rate_keeps_a_run_inside_the_domain) {
    const DescentRun result = run("x - log(x) + y^2", {8, 1}, {.steps = 200, .search = ArmijoSearch{.start = 64}});
    BOOST_TEST((result.status == DescentStatus::converged));
    for (const auto& point : result.path) BOOST_TEST(point[0] > 0);
}

BOOST_AUTO_TEST_CASE(a_search_that_finds_nothing_lower_ends_the_run) {
    // The slope is 1 on either side of the jump at 1, and all points to the left lie higher.
    const DescentRun result = run("x - 3 floor(x) + y^2", {1, 0}, {.search = ArmijoSearch{}});
    BOOST_TEST(result.stalled);
    BOOST_TEST((result.status == DescentStatus::steps));
    BOOST_TEST(result.path.size() == 1U);
    BOOST_TEST(result.onward.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace lectern
