#include "layers/points_apart.h"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <limits>
#include <random>

using namespace lectern;

BOOST_AUTO_TEST_SUITE(points_apart_of_a_run)

BOOST_AUTO_TEST_CASE(of_crowded_points_every_so_many_are_kept_and_the_last) {
    std::vector<Vec3> points;
    for (int k = 0; k <= 105; ++k) points.emplace_back(0.1 * k, 0, 0);
    const auto kept = points_apart(points, 1.0 - 1e-9);
    const std::vector<std::size_t> wanted{0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 105};
    BOOST_TEST(kept == wanted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_zigzag_is_thinned_on_both_sides) {
    std::vector<Vec3> points;
    for (int k = 0; k < 1000; ++k) points.emplace_back(0.01 * k, k % 2 == 0 ? 5 : -5, 0);
    BOOST_TEST(points_apart(points, 1).size() < 25U);
}

BOOST_AUTO_TEST_CASE(kept_points_are_apart_all_others_near_one_and_the_beginning_stays) {
    std::mt19937 bits(5);
    std::normal_distribution<double> step;
    std::vector<Vec3> points{{0, 0, 0}};
    for (int k = 0; k < 2000; ++k) points.push_back(points.back() + 0.3 * Vec3(step(bits), step(bits), step(bits)));
    const double gap = 0.8;
    const auto kept = points_apart(points, gap);
    for (std::size_t a = 0; a + 1 < kept.size(); ++a)
        for (std::size_t b = a + 1; b + 1 < kept.size(); ++b)
            BOOST_REQUIRE((points[kept[a]] - points[kept[b]]).norm() >= gap);
    for (const Vec3& point : points) {
        double nearest = gap;
        for (const std::size_t k : kept) nearest = std::min(nearest, (points[k] - point).norm());
        BOOST_REQUIRE(nearest < gap);
    }
    auto sooner = points_apart(std::span(points).first(700), gap);
    sooner.pop_back();
    BOOST_TEST(std::equal(sooner.begin(), sooner.end(), kept.begin()));
}

BOOST_AUTO_TEST_CASE(far_and_infinite_points_do_no_harm) {
    const double infinity = std::numeric_limits<double>::infinity();
    const std::vector<Vec3> points{{1e300, 0, 0}, {-1e300, 0, 0}, {infinity, 0, 0}, {0, std::nan(""), 0}};
    const std::vector<std::size_t> wanted{0, 1};
    BOOST_TEST(points_apart(points, 1) == wanted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
