#include "raster/curved_outline.h"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <random>
#include <set>
#include <tuple>

using namespace lectern;

namespace {

constexpr double radius = 0.5;

/// A view of a unit cube around a ball.
struct BallView {
    Axes3d axes;
    View view;

    BallView() : axes(cube()), view(axes, Camera{}, {0, 0, 600, 600}) {}
    static Axes3d cube() {
        Axes3d axes;
        axes.sides = {1, 1, 1};
        for (Axis& axis : axes.axes) axis.range = {0, 1};
        return axes;
    }
    /// On the ball, in a direction.
    [[nodiscard]] CurvedCorner corner(const Vec3& direction) const {
        const Vec3 normal = direction.normalized(), scene = radius * normal;
        const Projected seen = view.project_scene(scene);
        const CurvedOutline outline(view, axes.sides);
        return {
            scene + Vec3(0.5, 0.5, 0.5), scene, {seen.x, seen.y}, normal, outline.is_front(scene, normal), false, 0};
    }
};

using Place = std::tuple<double, double, double>;
std::set<Place> places_of(const std::vector<CurvedPart>& parts) {
    std::set<Place> places;
    for (const CurvedPart& part : parts)
        for (const BoxVertex& corner : part.corners) places.insert({corner.at.x(), corner.at.y(), corner.at.z()});
    return places;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(curved_outline)

BOOST_AUTO_TEST_CASE(triangles_at_the_outline_are_cut_on_the_surface_and_alike_from_both_sides) {
    const BallView ball;
    const CurvedOutline outline(ball.view, ball.axes.sides);
    std::mt19937 bits(3);
    std::normal_distribution<double> any;
    int cut = 0, whole = 0;
    for (int round = 0; round < 3000; ++round) {
        const Vec3 middle = Vec3(any(bits), any(bits), any(bits)).normalized();
        const auto near = [&] { return ball.corner(middle + 0.04 * Vec3(any(bits), any(bits), any(bits))); };
        const CurvedCorner a = near(), b = near(), c = near(), d = near();
        std::vector<CurvedPart> one, other;
        const bool is_cut = outline.cut({a, b, c}, one);
        BOOST_REQUIRE_EQUAL(is_cut, !one.empty());
        const bool all_alike = a.front == b.front && b.front == c.front;
        if (all_alike) BOOST_REQUIRE(!is_cut);
        ++(is_cut ? cut : whole);
        for (const CurvedPart& part : one)
            for (const BoxVertex& corner : part.corners)
                BOOST_REQUIRE_SMALL((corner.at - Vec3(0.5, 0.5, 0.5)).norm() - radius, 5e-5);  // A fiftieth of a pixel.
        // The triangle beyond edge a b, told from its other end.
        outline.cut({b, a, d}, other);
        if (a.front == b.front) continue;
        // What becomes of the edge alone, told from either end, is the same to the last bit, and both triangles have
        // it.
        std::vector<CurvedPart> from_a, from_b;
        outline.cut({a, b, a}, from_a);
        outline.cut({b, a, b}, from_b);
        BOOST_REQUIRE(places_of(from_a) == places_of(from_b));
        for (const Place& on_edge : places_of(from_a)) {
            BOOST_REQUIRE(one.empty() || places_of(one).contains(on_edge));
            BOOST_REQUIRE(other.empty() || places_of(other).contains(on_edge));
        }
    }
    BOOST_TEST(cut > 50);
    BOOST_TEST(whole > 1000);
}

BOOST_AUTO_TEST_CASE(few_triangles_on_purpose_stay_flat) {
    const BallView ball;
    const CurvedOutline outline(ball.view, ball.axes.sides);
    std::vector<CurvedPart> parts;
    const Vec3 away = -ball.view.toward_eye({0, 0, 0});
    const CurvedCorner front = ball.corner(-away), back = ball.corner(away + Vec3(0.9, 0.1, 0)),
                       side = ball.corner(away + Vec3(0.1, 0.9, 0));
    BOOST_REQUIRE(front.front != back.front);
    BOOST_TEST(!outline.cut({front, back, side}, parts));
    BOOST_TEST(parts.empty());
}

BOOST_AUTO_TEST_SUITE_END()
