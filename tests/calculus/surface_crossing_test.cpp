#include "lectern/calculus/surface_crossing.h"

#include "calculus/surfaces.h"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <random>
#include <string>

using namespace lectern;

namespace {

const std::array<Range, 2> square = {Range{-2, 2}, Range{-2, 2}};

SurfaceCrossing crossing_of(const Surface& f) { return {f.field, 0, square, f.margin}; }

/// A level of a function of three variables.
SurfaceCrossing level_of(const std::string& body, double level, const std::optional<std::string>& where = {}) {
    Language language;
    const ScalarField field("F", {language.x, language.y, language.pool.variable("z")}, language.parse(body));
    std::optional<Expr> margin;
    if (where) margin = parse_condition(*where, language.names, language.pool);
    const std::array<Range, 3> cube = {Range{-2, 2}, Range{-2, 2}, Range{-2, 2}};
    return {field, level, cube, margin};  // Stands without the language.
}

}  // namespace

BOOST_AUTO_TEST_SUITE(surface_crossing)

// Ways that pass a ball of radius 1 at a distance that differs from it by as little as 1e-9.
BOOST_AUTO_TEST_CASE(a_ball_is_met_to_the_last_bits) {
    const SurfaceCrossing ball = level_of("x^2 + y^2 + z^2", 1);
    std::mt19937 random(7);
    std::uniform_real_distribution<double> any(-1, 1);
    for (int round = 0; round < 200; ++round) {
        const Vec3 toward = Vec3(any(random), any(random), any(random)).normalized();
        const Vec3 along = cross_product(toward, Vec3(any(random), any(random), any(random))).normalized();
        for (const double off : {1e-2, 1e-4, 1e-6, 1e-9}) {
            const double begin = 0.3 + 0.2 * any(random), end = 0.3 + 0.2 * any(random);
            const auto met = [&](double distance) {
                return ball.crosses(distance * toward - begin * along, distance * toward + end * along);
            };
            BOOST_REQUIRE(met(1 - std::min(off, 1e-3)));
            BOOST_REQUIRE(!met(1 + off));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_graph_and_its_kinks) {
    const Surface bowl("x^2 + y^2"), crease("abs(x) + abs(y)");
    const SurfaceCrossing in_bowl = crossing_of(bowl), in_crease = crossing_of(crease);
    // Tangents of the bowl over x = 0.5, a little higher and lower.
    const Vec3 at(0.5, 0.3, 0.34), slope(1, 0, 1);
    for (const double off : {1e-3, 1e-6, 1e-10}) {
        const Vec3 up(0, 0, off);
        BOOST_TEST(in_bowl.crosses(at - slope + up, at + 1.3 * slope + up));
        BOOST_TEST(!in_bowl.crosses(at - slope - up, at + 1.3 * slope - up));
        // Across the valley of the crease, just above its floor and below.
        BOOST_TEST(in_crease.crosses(Vec3(-1, 0.25, 0.25) + up, Vec3(1.7, 0.25, 0.25) + up));
        BOOST_TEST(!in_crease.crosses(Vec3(-1, 0.25, 0.25) - up, Vec3(1.7, 0.25, 0.25) - up));
    }
    // Wherever it is looked at most closely, the ends included.
    for (const double near : {0.0, 0.1, 0.9, 1.0}) BOOST_TEST(in_bowl.crosses({-1, 0, 0.5}, {1, 0, 0.5}, near));
}

BOOST_AUTO_TEST_CASE(poles_and_jumps_are_no_passages) {
    const Surface pole("1/x"), jump("floor(x)");
    BOOST_TEST(!crossing_of(pole).crosses({-0.3, 0, 0.1}, {0.4, 0, 0.1}));
    BOOST_TEST(crossing_of(pole).crosses({-0.3, 0, 5}, {0.4, 0, 5}));
    BOOST_TEST(!crossing_of(jump).crosses({0.3, 0, 0.5}, {1.6, 0, 0.5}));
    BOOST_TEST(crossing_of(jump).crosses({0.3, 0, -0.5}, {0.7, 0, 0.5}));
}

// Where a function is undefined, where a condition doesn't hold, and outside of the domain there is nothing; up to
// there, however near, there is.
BOOST_AUTO_TEST_CASE(surfaces_end) {
    const Surface root("sqrt(1 - x^2 - y^2)"), half("x + y", "x > y");
    const SurfaceCrossing dome = crossing_of(root), part = crossing_of(half);
    for (const double height : {0.1, 1e-3, 1e-5}) {
        BOOST_TEST(dome.crosses({0.5, 0, height}, {1.5, 0, height}));
        // Over the edge of its disc, beside the dome.
        BOOST_TEST(!dome.crosses({std::sqrt(1 - height * height) + 1e-9, 0, height}, {1.5, 0, height}));
    }
    BOOST_TEST(part.crosses({0.2, 0.1, 0}, {0.2, 0.1, 1}));
    BOOST_TEST(!part.crosses({0.1, 0.2, 0}, {0.1, 0.2, 1}));
    BOOST_TEST(part.crosses({0.1 + 1e-9, 0.1, 0}, {0.1 + 1e-9, 0.1, 1}));
    const Surface plane("x");
    BOOST_TEST(crossing_of(plane).crosses({2, 0, 1}, {2, 0, 3}));
    BOOST_TEST(crossing_of(plane).crosses({3, 0, 1}, {1, 0, 3}));
    BOOST_TEST(!crossing_of(plane).crosses({3, 0, 2.5}, {2.2, 0, 3}));
    const SurfaceCrossing upper = level_of("x^2 + y^2 + z^2", 1, "z > 0");
    BOOST_TEST(upper.crosses({0, 0, 0}, {0, 0, 1.5}));
    BOOST_TEST(!upper.crosses({0, 0, 0}, {0, 0, -1.5}));
}

BOOST_AUTO_TEST_SUITE_END()
