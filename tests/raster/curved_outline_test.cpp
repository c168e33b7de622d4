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
        for (const CurvedCorner& corner : part.corners) places.insert({corner.at.x(), corner.at.y(), corner.at.z()});
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
        const bool is_cut = outline.cut({{a, b, c}}, one);
        BOOST_REQUIRE_EQUAL(is_cut, !one.empty());
        const bool all_alike = a.front == b.front && b.front == c.front;
        if (all_alike) BOOST_REQUIRE(!is_cut);
        ++(is_cut ? cut : whole);
        for (const CurvedPart& part : one)
            for (const CurvedCorner& corner : part.corners)
                BOOST_REQUIRE_SMALL((corner.at - Vec3(0.5, 0.5, 0.5)).norm() - radius,
                                    5e-5);  // Some hundredths of a pixel.
        // The triangle beyond edge a b, told from its other end.
        outline.cut({{b, a, d}}, other);
        if (a.front == b.front) continue;
        // What becomes of the edge alone, told from either end, is the same to the last bit, and both triangles have
        // it.
        std::vector<CurvedPart> from_a, from_b;
        outline.cut({{a, b, a}}, from_a);
        outline.cut({{b, a, b}}, from_b);
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
    BOOST_TEST(!outline.cut({{front, back, side}}, parts));
    BOOST_TEST(parts.empty());
}

BOOST_AUTO_TEST_CASE(where_a_ball_turns_its_back_edges_are_its_outline) {
    const BallView ball;
    const CurvedOutline outline(ball.view, ball.axes.sides);
    const auto& [right, up, backward] = ball.view.basis();
    const Vec3 eye = ball.view.way_to_eye({0, 0, 0});
    // Places of the picture as far beyond the ball's outline, in pixels, as the eye's ray passes it by.
    const auto beyond = [&](const Vec2& pixel) {
        const Vec2 at = (pixel - ball.view.principal_point()) / ball.view.focal_length();
        const Vec3 ray = (at.x() * right - at.y() * up - backward).normalized();
        const double passes = std::sqrt(eye.squaredNorm() - eye.dot(ray) * eye.dot(ray));
        return (passes - radius) * ball.view.focal_length() / eye.norm();
    };
    std::mt19937 bits(5);
    std::normal_distribution<double> any;
    int found = 0;
    double farthest_bulge = 0, sum = 0;
    for (int round = 0; round < 3000; ++round) {
        const Vec3 middle = Vec3(any(bits), any(bits), any(bits)).normalized();
        const auto near = [&] { return ball.corner(middle + 0.04 * Vec3(any(bits), any(bits), any(bits))); };
        std::vector<CurvedPart> parts;
        outline.cut({{near(), near(), near()}}, parts);
        for (const CurvedPart& part : parts)
            for (std::size_t k = 0; k < 3; ++k) {
                if ((part.exact_edges >> k & 1) == 0) continue;
                const OutlineSide side = outline.side(part.corners[k], part.corners[(k + 1) % 3], part.bend);
                const OutlineSide other = outline.side(part.corners[(k + 1) % 3], part.corners[k], part.bend);
                BOOST_REQUIRE_NE(side.reversed, other.reversed);
                BOOST_REQUIRE(side.x == other.x && side.bulge_from == other.bulge_from);
                const Projected center = ball.view.project_scene({0, 0, 0});
                BOOST_REQUIRE_EQUAL(side.surface_at, side.away(center.x, center.y) > 0 ? 1 : -1);
                // Longer ones don't bend as much as the ball.
                if (side.reach() > 0.99 * most_bulge) continue;
                ++found;
                for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
                    const Vec2 along(side.along_x, side.along_y),
                        on_chord = Vec2(side.x, side.y) + share * side.length * along;
                    const Vec2 on_curve =
                        on_chord - side.away(on_chord.x(), on_chord.y()) * Vec2(-along.y(), along.x());
                    farthest_bulge = std::max(farthest_bulge, std::abs(beyond(on_chord)));
                    BOOST_REQUIRE_SMALL(beyond(on_curve), 0.005);
                    sum += std::abs(beyond(on_curve));
                }
            }
    }
    BOOST_TEST(found > 50);
    BOOST_TEST(farthest_bulge > 0.02);
    BOOST_TEST(sum / (5 * found) < 1e-3);
}

BOOST_AUTO_TEST_CASE(what_a_face_of_the_box_leaves_ends_on_it) {
    BallView ball;
    const CurvedOutline outline(ball.view, {0.8, 0.8, 0.8});  // The ball stands out on all sides.
    std::mt19937 bits(9);
    std::normal_distribution<double> any;
    int cut = 0;
    for (int round = 0; round < 2000; ++round) {
        const Vec3 middle = Vec3(any(bits), any(bits), any(bits)).normalized();
        CurvedTriangle triangle;
        for (CurvedCorner& corner : triangle.corners) {
            corner = ball.corner(middle + 0.04 * Vec3(any(bits), any(bits), any(bits)));
            corner.at = corner.scene / 0.8 + Vec3(0.5, 0.5, 0.5);
            corner.outcode = box_outcode(corner.at);
        }
        std::vector<CurvedPart> parts;
        outline.cut(triangle, parts);
        for (const CurvedPart& part : parts)
            for (std::size_t k = 0; k < 3; ++k) {
                const CurvedCorner &from = part.corners[k], &to = part.corners[(k + 1) % 3];
                BOOST_REQUIRE_EQUAL(box_outcode(from.at), 0U);
                BOOST_REQUIRE_SMALL(from.scene.norm() - radius, 5e-5);
                // Both ends were put onto one face (the lower six bits): there the surface ends.
                if ((from.borders & to.borders & 63) == 0) continue;
                ++cut;
                BOOST_REQUIRE((part.exact_edges >> k & 1) != 0);
                BOOST_REQUIRE((part.outline_edges >> k & 1) != 0);
                BOOST_REQUIRE_EQUAL((to.at - from.at).cwiseAbs().minCoeff(), 0);
            }
    }
    BOOST_TEST(cut > 50);
}

BOOST_AUTO_TEST_SUITE_END()
