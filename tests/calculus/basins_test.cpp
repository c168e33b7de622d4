#include "lectern/calculus/basins.h"

#include "calculus/seed_functions.h"

#include <boost/test/unit_test.hpp>

#include <array>

using namespace lectern;

namespace {

const std::string himmelblau = "(x^2 + y - 11)^2 + (x + y^2 - 7)^2";

DescentOptions slow() {
    DescentOptions options;
    options.rate = 0.01;
    options.steps = 300;
    return options;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(basins)

BOOST_AUTO_TEST_CASE(himmelblaus_four_minima_are_found) {
    const TestField test(himmelblau);
    const Basins found = find_basins(test.field, slow(), {-5, 5}, {-5, 5}, 40, 40, 1);
    BOOST_REQUIRE(found.minima.size() == 4U);
    for (const Vec2& minimum : found.minima)
        BOOST_TEST(test.field.value_at(std::array{minimum.x(), minimum.y()}) < 1e-12);
}

BOOST_AUTO_TEST_CASE(each_start_ends_where_its_own_run_does) {
    const TestField test(himmelblau);
    DescentOptions options = slow();
    for (const DescentMethod& method : descent_methods()) {
        options.method = &method;
        const Basins found = find_basins(test.field, options, {-5, 5}, {-5, 5}, 9, 7, 1);
        for (int row = 0; row < 7; ++row) {
            for (int column = 0; column < 9; ++column) {
                const std::array start{-5 + 10 * (column + 0.5) / 9, -5 + 10 * (row + 0.5) / 7};
                const DescentRun run = run_descent(test.field, start, options);
                const int end = found.ends[static_cast<std::size_t>(row * 9 + column)];
                if (run.status != DescentStatus::converged) {
                    BOOST_TEST(end == -1);
                } else if (end >= 0) {
                    const Vec2 last(run.path.back()[0], run.path.back()[1]);
                    BOOST_TEST((last - found.minima[static_cast<std::size_t>(end)]).norm() < 1e-4);
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_run_that_diverges_or_stops_early_belongs_to_none) {
    const TestField bowl("x^2 + y^2");
    DescentOptions options;
    options.rate = 1.5;
    for (const int end : find_basins(bowl.field, options, {-1, 1}, {-1, 1}, 4, 4, 1).ends) BOOST_TEST(end == -1);
    options.rate = 1e-4;
    for (const int end : find_basins(bowl.field, options, {-1, 1}, {-1, 1}, 4, 4, 1).ends) BOOST_TEST(end == -1);
}

BOOST_AUTO_TEST_CASE(an_ascent_ends_at_maxima) {
    const TestField hill("1 - x^2 - 2 y^2");
    DescentOptions options;
    options.ascend = true;
    const Basins found = find_basins(hill.field, options, {-1, 1}, {-1, 1}, 5, 5, 1);
    BOOST_TEST(found.minima.size() == 1U);
    for (const int end : found.ends) BOOST_TEST(end == 0);
}

BOOST_AUTO_TEST_CASE(borders_are_drawn_finer_as_all_starts_at_once_would_draw_them) {
    const TestField test(himmelblau);
    const Basins coarse = find_basins(test.field, slow(), {-5, 5}, {-5, 5}, 48, 48, 1);
    const Basins fine = finer_at_borders(coarse, test.field, slow(), {-5, 5}, {-5, 5}, 4, 2);
    const Basins all = find_basins(test.field, slow(), {-5, 5}, {-5, 5}, 192, 192, 2);
    BOOST_TEST(fine.columns == 192);
    BOOST_REQUIRE_EQUAL(fine.ends.size(), all.ends.size());
    int differ = 0;
    for (std::size_t k = 0; k < all.ends.size(); ++k) {
        const int a = fine.ends[k], b = all.ends[k];
        const bool same =
            a < 0 || b < 0
                ? a == b
                : (fine.minima[static_cast<std::size_t>(a)] - all.minima[static_cast<std::size_t>(b)]).norm() < 1e-6;
        differ += same ? 0 : 1;
    }
    BOOST_TEST(differ == 0);
}

BOOST_AUTO_TEST_CASE(where_neighbours_part_ways_everywhere_nothing_is_drawn_finer) {
    const TestField test(himmelblau);
    const Basins coarse{4, 4, {0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0}, {{3, 2}, {-2.8, 3.1}}};
    BOOST_TEST(finer_at_borders(coarse, test.field, slow(), {-5, 5}, {-5, 5}, 4, 1).columns == 4);
}

BOOST_AUTO_TEST_CASE(the_number_of_threads_does_not_matter) {
    const TestField test(himmelblau);
    const Basins one = find_basins(test.field, slow(), {-5, 5}, {-5, 5}, 33, 31, 1);
    const Basins two = find_basins(test.field, slow(), {-5, 5}, {-5, 5}, 33, 31, 2);
    BOOST_TEST((one.ends == two.ends));
    BOOST_TEST((one.minima == two.minima));
}

BOOST_AUTO_TEST_SUITE_END()
