#include "paint/hand_made_figure.h"

#include "paint/clip_shape.h"

using namespace lectern;
using namespace lectern::hand_made;

namespace {

const Rect bounds{0, 0, 10, 10};

double area(const std::vector<Vec2>& outline) {
    double twice = 0;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const Vec2 &a = outline[i], &b = outline[(i + 1) % outline.size()];
        twice += a.x() * b.y() - b.x() * a.y();
    }
    return std::abs(twice) / 2;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(clip_shape)

BOOST_AUTO_TEST_CASE(a_line_that_leaves_and_returns_becomes_two) {
    const auto parts = clip_line(std::vector<Vec2>{{5, 5}, {5, 15}, {8, 15}, {8, 5}}, bounds, false);
    BOOST_REQUIRE(parts.size() == 2);
    BOOST_TEST(parts[0].back() == Vec2(5, 10));
    BOOST_TEST(parts[1].front() == Vec2(8, 10));
}

BOOST_AUTO_TEST_CASE(a_line_inside_stays_one) {
    const std::vector<Vec2> line{{1, 1}, {5, 5}, {9, 1}};
    const auto parts = clip_line(line, bounds, false);
    BOOST_REQUIRE(parts.size() == 1);
    BOOST_TEST((parts[0] == line));
}

BOOST_AUTO_TEST_CASE(a_line_past_a_corner_is_dropped) {
    BOOST_TEST(clip_line(std::vector<Vec2>{{-5, 4}, {4, -5}}, bounds, false).empty());
}

BOOST_AUTO_TEST_CASE(a_closed_line_has_its_last_side) {
    const auto parts = clip_line(std::vector<Vec2>{{1, 1}, {9, 1}, {9, 9}}, bounds, true);
    BOOST_REQUIRE(parts.size() == 1);
    BOOST_TEST(parts[0].back() == Vec2(1, 1));
}

BOOST_AUTO_TEST_CASE(an_outline_keeps_the_area_within) {
    BOOST_TEST(area(clip_outline(rectangle(-5, -5, 5, 5), bounds)) == 25);
    BOOST_TEST(area(clip_outline(rectangle(-5, -5, 50, 50), bounds)) == 100);
    BOOST_TEST(area(clip_outline(rectangle(2, 3, 4, 5), bounds)) == 4);
}

BOOST_AUTO_TEST_CASE(an_outline_outside_is_dropped) {
    BOOST_TEST(area(clip_outline(rectangle(20, 20, 30, 30), bounds)) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
