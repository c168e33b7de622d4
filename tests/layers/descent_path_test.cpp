#include "layers/descent_path.h"

#include <boost/test/unit_test.hpp>

using namespace lectern;

namespace {

/// Points (0, 0), (1, 0), … (steps, 0).
DescentRun straight_run(int steps) {
    DescentRun run;
    for (int k = 0; k <= steps; ++k) {
        run.path.push_back({static_cast<double>(k), 0});
        run.gradients.push_back({-1, 0});
        run.values.push_back(0);
    }
    return run;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(descent_path)

BOOST_AUTO_TEST_CASE(frame_k_of_a_run_by_steps_shows_k_whole_steps) {
    for (const int steps : {1, 7, 49, 50, 997}) {
        const DescentRun run = straight_run(steps);
        for (int k = 0; k <= steps; ++k) {
            const DescentView view = view_descent(run, static_cast<double>(k) / steps, steps);
            BOOST_REQUIRE_EQUAL(view.points.size(), static_cast<std::size_t>(k) + 1);
            BOOST_REQUIRE_EQUAL(view.head.x(), k);
        }
    }
}

BOOST_AUTO_TEST_CASE(between_two_steps_the_head_glides) {
    const DescentView view = view_descent(straight_run(4), 0.375, 4);
    BOOST_CHECK_EQUAL(view.points.size(), 2U);
    BOOST_CHECK_CLOSE(view.head.x(), 1.5, 1e-6);
}

BOOST_AUTO_TEST_CASE(a_shorter_run_waits_at_its_end_for_a_longer_one) {
    const DescentView view = view_descent(straight_run(3), 0.5, 10);
    BOOST_CHECK_EQUAL(view.points.size(), 4U);
    BOOST_CHECK_EQUAL(view.head.x(), 3);
}

BOOST_AUTO_TEST_CASE(each_step_reaches_to_the_next_point) {
    const DescentView view = view_descent(straight_run(3), 0.5, 4);
    BOOST_REQUIRE_EQUAL(view.steps.size(), 3U);
    for (const Vec2& step : view.steps) BOOST_CHECK((step == Vec2(1, 0)));
}

BOOST_AUTO_TEST_CASE(the_last_point_has_a_step_only_where_the_run_could_go_on) {
    DescentRun run = straight_run(2);
    BOOST_CHECK_EQUAL(view_descent(run, 1, 2).steps.size(), 2U);
    run.onward = {2, 5};
    BOOST_CHECK((view_descent(run, 1, 2).steps.back() == Vec2(0, 5)));
}

BOOST_AUTO_TEST_CASE(a_run_without_steps_shows_its_start) {
    BOOST_CHECK_EQUAL(view_descent(straight_run(0), 1, 0).points.size(), 1U);
}

BOOST_AUTO_TEST_SUITE_END()
