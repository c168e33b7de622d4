#include "paint/straight_line.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <random>

using namespace lectern;

namespace {

constexpr std::uint32_t white = 0xffffffffu;
constexpr Color black{0, 0, 0, 1};

/// What a line covers of a pixel, told by 64 x 64 points of it.
double covered(int x, int y, const Vec2& from, const Vec2& to, double width) {
    constexpr int side = 64;
    const Vec2 along = (to - from).normalized(), across(-along.y(), along.x());
    int inside = 0;
    for (int i = 0; i < side; ++i)
        for (int j = 0; j < side; ++j) {
            const Vec2 off = Vec2(x + (i + 0.5) / side, y + (j + 0.5) / side) - from;
            const double far = off.dot(along);
            inside += std::abs(off.dot(across)) <= width / 2 && far >= 0 && far <= (to - from).norm() ? 1 : 0;
        }
    return static_cast<double>(inside) / (side * side);
}

int blue(const Image& picture, int x, int y) { return static_cast<int>(picture.row(y)[x] & 0xff); }

}  // namespace

BOOST_AUTO_TEST_CASE(a_straight_line_covers_what_it_covers) {
    std::mt19937 bits(5);
    std::uniform_real_distribution<double> place(-10, 50), wide(0.3, 6);
    for (int line = 0; line < 60; ++line) {
        const Vec2 from(place(bits), place(bits)), to(place(bits), place(bits));
        const double width = wide(bits);
        Image picture(37, 29, white);
        draw_straight_line(picture, from, to, width, black);
        const Vec2 along = (to - from).normalized();
        for (int y = 0; y < picture.height; ++y)
            for (int x = 0; x < picture.width; ++x) {
                const double share = covered(x, y, from, to, width);
                const double off = std::abs(blue(picture, x, y) - 255 * (1 - share)) / 255;
                // Where both a side and an end run through the pixel, they count as if they crossed at random.
                const double far = (Vec2(x + 0.5, y + 0.5) - from).dot(along);
                const bool at_an_end = std::min(std::abs(far), std::abs(far - (to - from).norm())) < 0.75;
                BOOST_REQUIRE_SMALL(off, at_an_end ? 0.09 : 0.012);
            }
    }
}

BOOST_AUTO_TEST_CASE(a_straight_line_along_the_axes_is_exact) {
    for (const bool upright : {false, true}) {
        Image picture(9, 9, white);
        const auto turned = [&](double along, double across) {
            return upright ? Vec2(across, along) : Vec2(along, across);
        };
        draw_straight_line(picture, turned(2, 4), turned(6.5, 4), 2, black);
        for (int y = 0; y < 9; ++y)
            for (int x = 0; x < 9; ++x) {
                const int along = upright ? y : x, across = upright ? x : y;
                const bool beside = across < 3 || across > 4;
                const int expected = beside || along < 2 || along > 6 ? 255 : along == 6 ? 127 : 0;
                BOOST_REQUIRE_EQUAL(blue(picture, x, y), expected);
            }
    }
}

BOOST_AUTO_TEST_CASE(a_straight_line_is_laid_over_what_is_there) {
    Image picture(3, 1, 0xff804020u);
    draw_straight_line(picture, {0, 0.5}, {3, 0.5}, 1, {1, 1, 0, 0.5});
    // Half of yellow over the brown, rounded.
    for (int x = 0; x < 3; ++x) BOOST_TEST(picture.row(0)[x] == 0xffc0a010u);
    Image empty(3, 1);
    draw_straight_line(empty, {0, 0.5}, {2, 0.5}, 1, {1, 1, 0, 0.5});
    BOOST_TEST(empty.row(0)[0] == 0x80808000u);
    BOOST_TEST(empty.row(0)[2] == 0u);
}

BOOST_AUTO_TEST_CASE(a_straight_line_beyond_the_picture_or_of_no_extent_leaves_it) {
    Image picture(10, 10, white);
    draw_straight_line(picture, {-40, -3}, {60, -3}, 4, black);
    draw_straight_line(picture, {12, -5}, {12, 40}, 3, black);
    draw_straight_line(picture, {5, 5}, {5, 5}, 3, black);
    draw_straight_line(picture, {1, 1}, {8, 8}, 0, black);
    BOOST_TEST(std::ranges::count(picture.pixels, white) == 100);
}
