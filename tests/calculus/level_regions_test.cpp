#include "lectern/calculus/level_regions.h"

#include "calculus/seed_functions.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace lectern {
namespace {

using Ring = std::vector<Vec2>;

/// The signed area; positive where the inside is on the left.
double area(const Ring& ring) {
    double doubled = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Vec2 &a = ring[i], &b = ring[(i + 1) % ring.size()];
        doubled += a.x() * b.y() - a.y() * b.x();
    }
    return doubled / 2;
}

double area(const LevelRegion& region) {
    double sum = 0;
    for (const Ring& ring : region.rings) sum += area(ring);
    return sum;
}

struct Sampled {
    TestField test;
    HeightGrid grid;

    Sampled(const std::string& text, Range range, int points)
        : test(text), grid(sample_heights(test.field, range, range, points, points, 1)) {}

    std::vector<LevelRegion> regions(std::vector<double> levels) const {
        return level_regions(test.field, grid, levels);
    }
    std::vector<std::vector<Ring>> lines(std::vector<double> levels) const {
        return level_lines(test.field, grid, levels);
    }
    double height(const Vec2& point) const { return test.field.value_at(std::array{point.x(), point.y()}); }
};

const std::string sauna = "50 - 1/50*x^2*(x - 6)*y^2*(y - 6)";
const std::string multi =
    "10 - (10/(3 + 3*(x - 0.5)^2 + 3*(y - 0.5)^2) + 2/(1 + 2*(x - 3)^2 + 2*(y - 1.5)^2)"
    " + 3/(1 + 0.5*(x - 3.5)^2 + 0.5*(y - 4)^2))";

BOOST_AUTO_TEST_SUITE(level_regions_)

BOOST_AUTO_TEST_CASE(samples_include_both_ends) {
    const Sampled plane("x + 10 y", {-1, 2}, 4);
    BOOST_TEST(plane.grid.x == (std::vector<double>{-1, 0, 1, 2}));
    BOOST_TEST(plane.grid.z.front() == -11);
    BOOST_TEST(plane.grid.z[1] == -10);
    BOOST_TEST(plane.grid.z.back() == 22);
}

BOOST_AUTO_TEST_CASE(samples_do_not_depend_on_the_number_of_threads) {
    const TestField test(sauna);
    const HeightGrid one = sample_heights(test.field, {0, 5}, {0, 5}, 400, 300, 1);
    const HeightGrid two = sample_heights(test.field, {0, 5}, {0, 5}, 400, 300, 2);
    BOOST_TEST((one.z == two.z));
}

BOOST_AUTO_TEST_CASE(the_height_range_leaves_holes_out) {
    const Sampled root("sqrt(x) + y", {-1, 1}, 3);
    BOOST_TEST(root.grid.z_range().low == -1);
    BOOST_TEST(root.grid.z_range().high == 2);
}

BOOST_AUTO_TEST_CASE(bands_have_the_shares_of_the_reference) {
    const nlohmann::json contours = reference("contours.json");
    for (const auto& [name, text] : {std::pair{"sauna", sauna}, std::pair{"multi", multi}}) {
        const std::vector<double> levels = contours[name]["levels"];
        const std::vector<double> below = contours[name]["share_below"];
        for (const int points : {129, 193}) {
            const std::vector<LevelRegion> regions = Sampled(text, {0, 5}, points).regions(levels);
            for (std::size_t i = 0; i + 1 < levels.size(); ++i) {
                const double share = (area(regions[i]) - area(regions[i + 1])) / 25;
                BOOST_TEST(std::abs(share - (below[i + 1] - below[i])) <= 0.001, name << " band " << i);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(outlines_lie_on_the_level_or_on_corners_of_the_border) {
    const std::vector<double> levels{6.9, 7.5, 7.95, 8.55, 9.15};
    const Sampled sampled(multi, {0, 5}, 65);
    for (const LevelRegion& region : sampled.regions(levels)) {
        for (const Ring& ring : region.rings) {
            for (const Vec2& point : ring) {
                const bool corner = std::fmod(point.x(), 5) == 0 && std::fmod(point.y(), 5) == 0;
                const double excess = sampled.height(point) - region.level;
                BOOST_TEST((corner ? excess >= 0 : std::abs(excess) < 1e-9), point.transpose());
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(lines_lie_on_the_level) {
    const Sampled sampled("sin(3 x) cos(2 y) + x/5", {-3, 3}, 40);
    const std::vector<double> levels{-0.7, -0.2, 0.1, 0.6};
    const auto lines = sampled.lines(levels);
    for (std::size_t i = 0; i < levels.size(); ++i) {
        BOOST_TEST(!lines[i].empty());
        for (const Ring& line : lines[i]) {
            for (const Vec2& point : line) BOOST_TEST(std::abs(sampled.height(point) - levels[i]) < 1e-8);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_root_of_high_order_is_found) {
    const Sampled cubic("(x - 0.3)^3 + 0 y", {0, 1}, 3);
    const Ring line = cubic.lines({0})[0].at(0);
    for (const Vec2& point : line) BOOST_TEST(std::abs(point.x() - 0.3) < 1e-9);
}

BOOST_AUTO_TEST_CASE(a_level_below_all_heights_covers_the_rectangle) {
    const std::vector<LevelRegion> regions = Sampled(sauna, {0, 5}, 33).regions({0});
    BOOST_TEST(regions[0].rings.size() == 1U);
    BOOST_TEST(regions[0].rings[0].size() == 4U);
    BOOST_TEST(area(regions[0]) == 25);
}

BOOST_AUTO_TEST_CASE(a_level_above_all_heights_has_no_region) {
    BOOST_TEST(Sampled(sauna, {0, 5}, 33).regions({51})[0].rings.empty());
}

BOOST_AUTO_TEST_CASE(a_region_that_is_only_a_line_has_no_ring) {
    BOOST_TEST(Sampled("7 - x^2", {0, 5}, 33).regions({7})[0].rings.empty());
}

BOOST_AUTO_TEST_CASE(a_hole_in_a_region_is_a_ring_the_other_way_round) {
    const Sampled bowl("x^2 + y^2", {-2, 2}, 41);
    const LevelRegion region = bowl.regions({1})[0];
    BOOST_TEST(region.rings.size() == 2U);
    BOOST_TEST(area(region) == 16 - std::numbers::pi, boost::test_tools::tolerance(2e-4));
}

BOOST_AUTO_TEST_CASE(a_closed_line_repeats_its_first_point) {
    const Sampled bowl("x^2 + y^2", {-2, 2}, 41);
    const auto lines = bowl.lines({1});
    BOOST_TEST(lines[0].size() == 1U);
    BOOST_TEST((lines[0][0].front() == lines[0][0].back()));
}

BOOST_AUTO_TEST_CASE(a_line_between_borders_is_open) {
    const auto lines = Sampled("x - y/3", {-1, 1}, 12).lines({0.1});
    BOOST_TEST(lines[0].size() == 1U);
    BOOST_TEST(std::abs(lines[0][0].front().y()) == 1);
    BOOST_TEST(std::abs(lines[0][0].back().y()) == 1);
}

BOOST_AUTO_TEST_CASE(a_small_circle_on_a_coarse_grid_is_round) {
    // Its radius is 1.5 cells: the chord of a whole cell would stay 0.08 cells inside the circle or more.
    const Sampled bowl("x^2 + y^2", {-2, 2}, 9);
    const Ring circle = bowl.lines({0.5625})[0].at(0);
    for (std::size_t i = 0; i + 1 < circle.size(); ++i) {
        BOOST_TEST(((circle[i] + circle[i + 1]) / 2).norm() > 0.75 - 0.03 * 0.5);
    }
}

BOOST_AUTO_TEST_CASE(the_middle_of_a_saddle_cell_tells_what_belongs_together) {
    const Sampled saddle("x y", {-1, 1}, 4);  // The middle cell is [-1/3, 1/3]^2, its middle 0.
    BOOST_TEST(saddle.regions({0.01})[0].rings.size() == 2U);
    BOOST_TEST(saddle.regions({-0.01})[0].rings.size() == 1U);
    BOOST_TEST(saddle.lines({0.01})[0].size() == 2U);
}

/// What level lines leave between themselves and the places of a list: to the nearest point of theirs.
double farthest_from_lines(const std::vector<Ring>& lines, const std::vector<Vec2>& places) {
    double farthest = 0;
    for (const Vec2& place : places) {
        double nearest = std::numeric_limits<double>::infinity();
        for (const Ring& line : lines)
            for (std::size_t i = 0; i + 1 < line.size(); ++i) {
                const Vec2 way = line[i + 1] - line[i];
                const double share = std::clamp((place - line[i]).dot(way) / way.squaredNorm(), 0.0, 1.0);
                nearest = std::min(nearest, (line[i] + share * way - place).norm());
            }
        farthest = std::max(farthest, nearest);
    }
    return farthest;
}

BOOST_AUTO_TEST_CASE(lines_that_cross_meet_in_the_saddle) {
    struct Crossing {
        std::string text;
        double level;
        Vec2 saddle;
        std::vector<Vec2> ways;  ///< Along which the lines leave it.
    };
    const Vec2 right(1, 0), up(0, 1), diagonal(std::sqrt(0.5), std::sqrt(0.5)),
        falling(std::sqrt(0.5), -std::sqrt(0.5));
    for (const Crossing& crossing : {Crossing{"x y", 0, {0, 0}, {right, up}},
                                     {"sin(x y)", 0, {0, 0}, {right, up}},
                                     {"(x - 0.3) (y + 0.2) + 1/7", 1.0 / 7, {0.3, -0.2}, {right, up}},
                                     {"x^2 - y^2", 0, {0, 0}, {diagonal, falling}},
                                     {"(x - 0.1)^2 - (y - 0.25)^2", 0, {0.1, 0.25}, {diagonal, falling}},
                                     {"cos(x - 0.2) - cos(y + 0.1)", 0, {0.2, -0.1}, {diagonal, falling}}})
        for (const int points : {20, 21, 24, 121}) {
            Sampled saddle(crossing.text, {-1, 1}, points);
            const std::vector<double> levels{crossing.level};
            saddle.grid = resolve_levels(saddle.test.field, std::move(saddle.grid), levels, 1);
            std::vector<Vec2> places;
            for (const Vec2& way : crossing.ways)
                for (int k = -60; k <= 60; ++k) places.push_back(crossing.saddle + k * 0.01 * way);
            BOOST_TEST(farthest_from_lines(saddle.lines(levels)[0], places) < 1e-6,
                       crossing.text << " on " << points << " points a side");
        }
}

BOOST_AUTO_TEST_CASE(cells_at_a_hole_are_left_out) {
    const Sampled root("sqrt(x) + y", {-1, 1}, 21);
    const LevelRegion all = root.regions({-5})[0];
    BOOST_TEST(area(all) == 2, boost::test_tools::tolerance(1e-12));
    for (const Vec2& point : all.rings.at(0)) BOOST_TEST(point.x() >= 0);
}

BOOST_AUTO_TEST_CASE(holes_that_touch_at_a_corner_keep_their_area) {
    const Sampled checks("sqrt(x y) + 1", {-1, 1}, 5);  // Defined where x y >= 0.
    BOOST_TEST(area(checks.regions({0})[0]) == 2, boost::test_tools::tolerance(1e-12));
}

BOOST_AUTO_TEST_CASE(a_line_at_a_hole_is_open) {
    const auto lines = Sampled("log(x^2 + y^2 - 1) - y", {-2, 2}, 40).lines({-1});
    for (const Ring& line : lines[0]) BOOST_TEST((line.front() != line.back()));
    BOOST_TEST(!lines[0].empty());
}

BOOST_AUTO_TEST_CASE(a_pole_bounds_a_region_but_is_no_line) {
    const Sampled pole("1/(x - 0.1) + 0 y", {-1, 1}, 10);
    const LevelRegion region = pole.regions({0})[0];
    BOOST_TEST(area(region) == 1.8, boost::test_tools::tolerance(1e-9));
    BOOST_TEST(pole.lines({0})[0].empty());
}

BOOST_AUTO_TEST_CASE(chords_stay_as_near_to_the_curve_as_asked) {
    const Sampled bowl("x^2 + y^2", {-2, 2}, 17);
    constexpr double radius = 1.3, near = 1e-4;
    const auto lines = level_lines(bowl.test.field, bowl.grid, std::array{radius * radius}, {{near, near}, 1});
    const Ring& circle = lines[0].at(0);
    BOOST_TEST(circle.size() > 60U);
    BOOST_TEST(circle.size() < 600U);  // Halving at 1e-4 leaves no more than about 200 chords.
    for (std::size_t i = 0; i + 1 < circle.size(); ++i) {
        BOOST_TEST(std::abs(circle[i].norm() - radius) < 1e-9);
        BOOST_TEST(radius - ((circle[i] + circle[i + 1]) / 2).norm() <= 1.01 * near);
    }
}

BOOST_AUTO_TEST_CASE(a_neck_far_thinner_than_a_cell_holds_together) {
    const Sampled peaks("x^2 - x^4/2 - y^2", {-1.7, 1.7}, 22);  // The saddle lies inside a cell.
    for (const double below : {1e-3, 1e-5, 1e-7}) {
        const std::array one{-below}, two{below};
        const HeightGrid joined = resolve_levels(peaks.test.field, peaks.grid, one, 1);
        const HeightGrid parted = resolve_levels(peaks.test.field, peaks.grid, two, 1);
        BOOST_TEST(level_regions(peaks.test.field, joined, one)[0].rings.size() == 1U, below);
        BOOST_TEST(level_lines(peaks.test.field, joined, one)[0].size() == 1U, below);
        BOOST_TEST(level_regions(peaks.test.field, parted, two)[0].rings.size() == 2U, below);
    }
}

BOOST_AUTO_TEST_CASE(an_island_within_a_cell_is_found) {
    const Sampled peak("exp(-4000 ((x - 0.013)^2 + (y + 0.021)^2))", {-1, 1}, 33);
    const std::vector<double> levels{0.2, 0.9};
    BOOST_TEST(peak.regions(levels)[1].rings.empty());  // Its corners don't tell.
    const HeightGrid grid = resolve_levels(peak.test.field, peak.grid, levels, 1);
    const std::vector<LevelRegion> regions = level_regions(peak.test.field, grid, levels, {{1e-5, 1e-5}, 1});
    for (const LevelRegion& region : regions) {
        BOOST_TEST(region.rings.size() == 1U);
        // A disc: pi r^2 with exp(-4000 r^2) = level.
        BOOST_TEST(area(region) == -std::numbers::pi * std::log(region.level) / 4000,
                   boost::test_tools::tolerance(0.01));
    }
}

BOOST_AUTO_TEST_CASE(two_branches_that_cross_one_edge_are_found) {
    const Sampled ridge("-(y - x/3 - 0.01)^2", {-1, 1}, 65);  // Half as wide as a cell.
    const std::vector<double> levels{-6e-5};
    const HeightGrid grid = resolve_levels(ridge.test.field, ridge.grid, levels, 1);
    const auto lines = level_lines(ridge.test.field, grid, levels);
    BOOST_TEST(lines[0].size() == 2U);
    for (const Ring& line : lines[0]) BOOST_TEST(std::abs(line.front().x() - line.back().x()) == 2);
}

BOOST_AUTO_TEST_CASE(a_grid_that_tells_all_is_left_as_it_is) {
    const Sampled bowl("x^2 + 2 y^2", {-2, 2}, 20);
    const HeightGrid grid = resolve_levels(bowl.test.field, bowl.grid, std::array{1.0, 2.0}, 2);
    BOOST_TEST((grid.x == bowl.grid.x));
    BOOST_TEST((grid.z == bowl.grid.z));
}

BOOST_AUTO_TEST_CASE(added_lines_hold_the_functions_heights) {
    const Sampled peaks("x^2 - x^4/2 - y^2", {-1.7, 1.7}, 22);
    const HeightGrid grid = resolve_levels(peaks.test.field, peaks.grid, std::array{-1e-5}, 2);
    BOOST_TEST(grid.z.size() > peaks.grid.z.size());
    for (std::size_t row = 0; row < grid.y.size(); ++row) {
        for (std::size_t column = 0; column < grid.x.size(); ++column) {
            const double height = peaks.height({grid.x[column], grid.y[row]});
            BOOST_REQUIRE(grid.z[row * grid.x.size() + column] == height);
        }
    }
}

BOOST_AUTO_TEST_CASE(levels_do_not_depend_on_the_number_of_threads) {
    const Sampled sampled(multi, {0, 5}, 401);  // Several bands of rows.
    const std::vector<double> levels{6.9, 7.2, 7.5, 7.8, 8.1};
    const auto one = level_regions(sampled.test.field, sampled.grid, levels, {{0.001, 0.001}, 1});
    const auto two = level_regions(sampled.test.field, sampled.grid, levels, {{0.001, 0.001}, 2});
    for (std::size_t i = 0; i < levels.size(); ++i) BOOST_TEST((one[i].rings == two[i].rings));
    const auto lines = level_lines(sampled.test.field, sampled.grid, levels, {{0.001, 0.001}, 1});
    BOOST_TEST((lines == level_lines(sampled.test.field, sampled.grid, levels, {{0.001, 0.001}, 2})));
}

BOOST_AUTO_TEST_CASE(regions_are_nested) {
    const std::vector<LevelRegion> regions = Sampled(multi, {0, 5}, 97).regions({6.9, 7.2, 7.5, 7.8, 8.1});
    for (std::size_t i = 0; i + 1 < regions.size(); ++i) BOOST_TEST(area(regions[i]) > area(regions[i + 1]));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace lectern
