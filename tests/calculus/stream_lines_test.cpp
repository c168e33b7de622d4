#include "lectern/calculus/stream_lines.h"

#include "lectern/calculus/parse.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>

using namespace lectern;

namespace {

using Lines = std::vector<std::vector<Vec2>>;

Lines lines_of(const std::string& p, const std::string& q, StreamLineOptions options) {
    ExprPool pool;
    const Expr x = pool.variable("x"), y = pool.variable("y");
    const Names names{{{"x", x}, {"y", y}}, {}};
    const Program field(std::array{parse_expression(p, names, pool), parse_expression(q, names, pool)},
                        std::array{x, y});
    return stream_lines(field, {-2, 2}, {-2, 2}, options);
}

/// A page of 400 x 400.
StreamLineOptions page(double separation = 20) { return {{0.01, 0.01}, separation, 0.005}; }

}  // namespace

BOOST_AUTO_TEST_SUITE(stream_lines_)

BOOST_AUTO_TEST_CASE(lines_of_a_rotation_are_circles) {
    const Lines lines = lines_of("-y", "x", page());
    BOOST_TEST(lines.size() > 5U);
    int closed = 0;
    for (const auto& line : lines) {
        const double radius = line.front().norm();
        // Errors of single steps are 1e-4 at most and add up slowly.
        for (const Vec2& point : line) BOOST_TEST(std::abs(point.norm() - radius) < 0.02);
        if (line.front() == line.back()) ++closed;
    }
    BOOST_TEST(closed >= 4);
}

BOOST_AUTO_TEST_CASE(lines_of_a_saddle_keep_their_product) {
    for (const auto& line : lines_of("x", "-y", page())) {
        const double product = line.front().x() * line.front().y();
        for (const Vec2& point : line) BOOST_TEST(std::abs(point.x() * point.y() - product) < 0.02);
    }
}

BOOST_AUTO_TEST_CASE(no_two_lines_come_nearer_than_half_their_separation) {
    const Lines lines = lines_of("-y - x/5", "x - y/5", page());
    for (std::size_t a = 0; a < lines.size(); ++a) {
        for (std::size_t b = a + 1; b < lines.size(); ++b) {
            double nearest = 1e9;
            for (const Vec2& p : lines[a]) {
                for (const Vec2& q : lines[b]) nearest = std::min(nearest, (p - q).norm());
            }
            // Between two points of a line its neighbour may be a little nearer than to both; ends are not looked at.
            BOOST_TEST(nearest > 0.01 * 20 * 0.4);
        }
    }
}

BOOST_AUTO_TEST_CASE(no_part_of_the_page_is_left_empty) {
    const Lines lines = lines_of("1", "sin(3 x)", page());
    for (double x = -1.9; x < 2; x += 0.1) {
        for (double y = -1.9; y < 2; y += 0.1) {
            double nearest = 1e9;
            for (const auto& line : lines) {
                for (const Vec2& point : line) nearest = std::min(nearest, (point - Vec2(x, y)).norm());
            }
            BOOST_TEST(nearest < 0.01 * 20 * 1.6);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_smaller_separation_gives_more_lines) {
    BOOST_TEST(lines_of("1", "x", page(10)).size() > lines_of("1", "x", page(20)).size());
}

BOOST_AUTO_TEST_CASE(lines_end_at_the_edge_of_the_rectangle_exactly) {
    for (const auto& line : lines_of("1", "0 x", page())) {
        BOOST_TEST(line.front().x() == -2, boost::test_tools::tolerance(1e-9));
        BOOST_TEST(line.back().x() == 2, boost::test_tools::tolerance(1e-9));
    }
}

BOOST_AUTO_TEST_CASE(a_field_that_is_nothing_has_no_lines) {
    BOOST_TEST(lines_of("0 x", "0 y", page()).empty());
    BOOST_TEST(lines_of("sqrt(-1 - x^2)", "1", page()).empty());
}

BOOST_AUTO_TEST_SUITE_END()
