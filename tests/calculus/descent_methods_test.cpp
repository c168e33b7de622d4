#include "lectern/calculus/descent_method.h"

#include "calculus/seed_functions.h"
#include "lectern/calculus/descent.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>
#include <set>

namespace lectern {

std::ostream& operator<<(std::ostream& stream, const DescentMethod& method) { return stream << method.name; }

namespace {

namespace data = boost::unit_test::data;
using Point = std::array<double, 2>;

const std::vector<DescentMethod>& rows() {
    static const std::vector<DescentMethod> copies(descent_methods().begin(), descent_methods().end());
    return copies;
}

DescentRun run(const std::string& text, Point start, std::string_view method, DescentOptions options) {
    options.method = find_descent_method(method);
    return run_descent(TestField(text).field, start, options);
}

/// The run's first points, to nine digits or to `tolerance`.
void check_points(const DescentRun& run, const std::vector<Point>& expected, double tolerance = 1e-9) {
    BOOST_REQUIRE(run.path.size() > expected.size());
    for (std::size_t k = 0; k < expected.size(); ++k) {
        BOOST_TEST(std::fabs(run.path[k + 1][0] - expected[k][0]) <= tolerance);
        BOOST_TEST(std::fabs(run.path[k + 1][1] - expected[k][1]) <= tolerance);
    }
}

// g = (2x, 4y) throughout; each begins at (1, 1), where g = (2, 4).
constexpr const char* bowl = "x^2 + 2 y^2";

BOOST_AUTO_TEST_SUITE(descent_methods_table)

BOOST_AUTO_TEST_CASE(gradient_moves_by_the_rate_times_the_gradient) {
    // (1, 1) - 0.1 (2, 4), then - 0.1 (1.6, 2.4)
    check_points(run(bowl, {1, 1}, "gradient", {.rate = 0.1, .steps = 2}), {{0.8, 0.6}, {0.64, 0.36}});
}

BOOST_AUTO_TEST_CASE(sign_moves_each_coordinate_by_the_rate_unless_its_slope_is_zero) {
    check_points(run(bowl, {1, 0.25}, "sign", {.rate = 0.25, .steps = 2}), {{0.75, 0}, {0.5, 0}});
}

BOOST_AUTO_TEST_CASE(momentum_keeps_its_share_of_the_velocity) {
    // v = (2, 4); then 0.9 (2, 4) + (1.6, 2.4) = (3.4, 6)
    check_points(run(bowl, {1, 1}, "momentum", {.rate = 0.1, .steps = 2}), {{0.8, 0.6}, {0.46, 0}});
}

BOOST_AUTO_TEST_CASE(momentum_is_polyaks_heavy_ball) {
    // p2 = p1 - α g1 + β (p1 - p0), with β = 0.5: x = 0.8 - 0.16 + 0.5 (-0.2), y = 0.6 - 0.24 + 0.5 (-0.4)
    check_points(run(bowl, {1, 1}, "momentum", {.rate = 0.1, .steps = 2, .constants = {0.5}}),
                 {{0.8, 0.6}, {0.54, 0.16}});
}

BOOST_AUTO_TEST_CASE(nesterov_takes_the_slope_ahead) {
    // v = (2, 4), p = (0.8, 0.6); ahead p - 0.09 v = (0.62, 0.24), where g = (1.24, 0.96);
    // v = 0.9 (2, 4) + (1.24, 0.96) = (3.04, 4.56)
    check_points(run(bowl, {1, 1}, "nesterov", {.rate = 0.1, .steps = 2}), {{0.8, 0.6}, {0.496, 0.144}});
}

BOOST_AUTO_TEST_CASE(adagrad_divides_by_the_root_of_all_squares) {
    // s = g², so the first step is α to either side; then s = 2² + 1.8² = 7.24 and 4² + 3.6² = 28.96
    const double second = 0.9 - 0.1 * 1.8 / std::sqrt(7.24);
    check_points(run(bowl, {1, 1}, "adagrad", {.rate = 0.1, .steps = 2}), {{0.9, 0.9}, {second, second}}, 2e-9);
}

BOOST_AUTO_TEST_CASE(rmsprop_divides_by_the_root_of_the_decaying_mean_square) {
    // s = 0.1 * 2² = 0.4, step 0.1 * 2 / √0.4; then s = 0.9 * 0.4 + 0.1 (2x)²; y moves as x does
    const double x = 1 - 0.2 / std::sqrt(0.4);
    const double second = x - 0.1 * 2 * x / std::sqrt(0.36 + 0.1 * 4 * x * x);
    check_points(run(bowl, {1, 1}, "rmsprop", {.rate = 0.1, .steps = 2}), {{x, x}, {second, second}}, 1e-8);
}

BOOST_AUTO_TEST_CASE(adam_corrects_both_means_against_their_start) {
    // The first step is α g / |g|. Then m = 0.9 * 0.2 + 0.1 * 1.8 = 0.36, s = 0.999 * 0.004 + 0.001 * 3.24 = 0.007236,
    // over 1 - 0.9² = 0.19 and 1 - 0.999² = 0.001999
    const double second = 0.9 - 0.1 * (0.36 / 0.19) / std::sqrt(0.007236 / 0.001999);
    check_points(run(bowl, {1, 1}, "adam", {.rate = 0.1, .steps = 2}), {{0.9, 0.9}, {second, second}}, 2e-9);
}

BOOST_AUTO_TEST_CASE(newton_solves_a_paraboloid_in_one_step) {
    const DescentRun result = run("x^2 + x y + 2 y^2 - x", {5, -3}, "newton", {.rate = 1});
    BOOST_TEST(result.path.size() == 2U);
    // 2x + y = 1 and x + 4y = 0
    BOOST_TEST(result.path.back()[0] == 4.0 / 7, boost::test_tools::tolerance(1e-14));
    BOOST_TEST(result.path.back()[1] == -1.0 / 7, boost::test_tools::tolerance(1e-14));
}

BOOST_AUTO_TEST_CASE(newton_on_rosenbrocks_valley_goes_the_way_of_the_literature) {
    // g = (-215.6, -88), H = ((1330, 480), (480, 200)), det H = 35600: the step is (880, 13552) / 35600.
    const DescentRun result = run("100 (y - x^2)^2 + (1 - x)^2", {-1.2, 1}, "newton", {.rate = 1, .tolerance = 1e-9});
    check_points(result, {{-1.2 + 880 / 35600.0, 1 + 13552 / 35600.0}}, 1e-12);
    // The values of Dennis and Schnabel, 1983: 24.2, 4.7319, 1411.8, 0.0559, 0.3132, …
    const std::array<double, 5> values{24.2, 4.731884, 1411.845, 0.0559655, 0.313189};
    for (std::size_t k = 0; k < values.size(); ++k) {
        BOOST_TEST(result.values[k] == values[k], boost::test_tools::tolerance(1e-5));
    }
    BOOST_TEST((result.status == DescentStatus::converged));
    BOOST_TEST(result.path.back()[0] == 1, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(newton_leaves_a_saddle) {
    // H = diag(2, -2): |H|⁻¹ g = (1, -1), where the plain step would lead to the saddle (0, 0).
    BOOST_TEST(run("x^2 - y^2", {1, 1}, "newton", {.rate = 1, .steps = 1}).path.back() == (std::vector<double>{0, 2}));
}

BOOST_AUTO_TEST_CASE(newton_takes_the_gradients_step_where_the_hessian_is_flat) {
    // H = diag(2, 0), g = (2, 1)
    BOOST_TEST(run("x^2 + y", {1, 1}, "newton", {.rate = 1, .steps = 1}).path.back() == (std::vector<double>{0, 0}));
}

BOOST_AUTO_TEST_CASE(no_name_stands_twice_and_rows_share_the_limits_of_a_key) {
    std::set<std::string_view> names;
    for (const DescentMethod& method : descent_methods()) {
        BOOST_TEST(names.insert(method.name).second);
        for (const DescentConstant& constant : method.constants) {
            for (const DescentConstant& key : descent_constant_keys()) {
                if (key.key != constant.key) continue;
                BOOST_TEST((key.low == constant.low && key.high == constant.high && key.open_low == constant.open_low &&
                            key.open_high == constant.open_high));
            }
        }
    }
}

BOOST_DATA_TEST_CASE(each_method_converges_on_a_paraboloid, data::make(rows()), row) {
    // A step of 1/64 that divides the start: those whose steps don't shrink can meet the minimum.
    const DescentRun result =
        run("x^2 + y^2", {1, -2}, row.name, {.rate = 1.0 / 64, .steps = 100'000, .tolerance = 0.05});
    BOOST_TEST((result.status == DescentStatus::converged));
    BOOST_TEST(result.values.back() < 0.05 * 0.05 / 4);
}

BOOST_DATA_TEST_CASE(each_method_climbs_on_the_negative_as_it_descends, data::make(rows()), row) {
    DescentOptions options{.rate = 0.02, .steps = 25};
    const DescentRun down = run("x^2 + 3 y^2 + sin(x y)", {1.5, -0.7}, row.name, options);
    options.ascend = true;
    const DescentRun up = run("-(x^2 + 3 y^2 + sin(x y))", {1.5, -0.7}, row.name, options);
    BOOST_REQUIRE(up.path.size() == down.path.size());
    BOOST_TEST(down.path.back()[0] != 1.5);
    for (std::size_t k = 0; k < up.path.size(); ++k) {
        BOOST_TEST(std::fabs(up.path[k][0] - down.path[k][0]) < 1e-11);
        BOOST_TEST(std::fabs(up.path[k][1] - down.path[k][1]) < 1e-11);
        BOOST_TEST(std::fabs(up.values[k] + down.values[k]) < 1e-11);
    }
}

BOOST_DATA_TEST_CASE(each_method_takes_a_step_from_a_start_that_meets_the_tolerance, data::make(rows()), row) {
    const DescentRun result = run("x^2 + y^2", {0, 0}, row.name, {});
    BOOST_TEST(result.path.size() == 2U);
    BOOST_TEST((result.status == DescentStatus::converged));
}

BOOST_DATA_TEST_CASE(each_method_ends_inside_the_domain_it_would_leave, data::make(rows()), row) {
    const DescentRun result = run("sqrt(x) + y^2 + x y", {1, 1}, row.name, {.rate = 10, .steps = 50});
    BOOST_TEST((result.status == DescentStatus::diverged));
    for (const auto& point : result.path) BOOST_TEST((point[0] >= 0 && std::isfinite(point[1])));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace lectern
