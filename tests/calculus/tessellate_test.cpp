#include "lectern/calculus/tessellate.h"
#include "calculus/surfaces.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <vector>

using namespace lectern;
namespace data = boost::unit_test::data;

namespace {

struct Smooth {
    const char* body;
    double low, high;  ///< Of z.
};
std::ostream& operator<<(std::ostream& out, const Smooth& smooth) { return out << smooth.body; }

const std::vector<Smooth> smooth{{"x^2 + y^2", 0, 8},        {"50 - 1/50 x^2 (x - 6) y^2 (y - 6)", -100, 60},
                                 {"sin(3x) cos(3y)", -1, 1}, {"exp(-8 (x^2 + y^2))", 0, 1},
                                 {"x^3 - 3 x y^2", -16, 16}, {"|x| + |y|", 0, 4},
                                 {"sin(10 x)", -1, 1},       {"x + 2y", -6, 6}};

/// How far a point lies off a function's graph over [-2, 2]^2, in a box of side 1 that shows so much of its height; to
/// first order, and 0 where the slope has none.
double off_graph(const ScalarField& f, const Vec3& at, double height) {
    const std::array<double, 2> place{at.x(), at.y()};
    const std::vector<double> slopes = f.gradient_at(place);
    const double steepness = std::hypot(slopes[0] * 4 / height, slopes[1] * 4 / height);
    if (!std::isfinite(steepness)) return 0;
    return std::abs(f.value_at(place) - at.z()) / height / std::sqrt(1 + steepness * steepness);
}

/// How far triangles over [-2, 2]^2 lie off the graph at most, at the samples of so many cells a side; and how many of
/// the samples lie below a triangle.
struct EvenFit {
    double worst = 0;
    std::size_t below = 0;
};
EvenFit fit(const Tessellation& surface, const ScalarField& f, double height, int cells) {
    EvenFit found;
    std::vector<char> seen((static_cast<std::size_t>(cells) + 1) * (static_cast<std::size_t>(cells) + 1));
    for (const auto& [a, b, c] : surface.triangles) {
        // In cells, so that the corners are whole numbers.
        std::array<Vec3, 3> p{surface.points[a], surface.points[b], surface.points[c]};
        for (Vec3& at : p)
            for (const int k : {0, 1}) at[k] = std::round((at[k] + 2) / 4 * cells);
        const auto cross = [](const Vec3& from, const Vec3& to, double x, double y) {
            return (to.x() - from.x()) * (y - from.y()) - (to.y() - from.y()) * (x - from.x());
        };
        const double twice = cross(p[0], p[1], p[2].x(), p[2].y());
        for (double y = std::min({p[0].y(), p[1].y(), p[2].y()}); y <= std::max({p[0].y(), p[1].y(), p[2].y()}); ++y)
            for (double x = std::min({p[0].x(), p[1].x(), p[2].x()}); x <= std::max({p[0].x(), p[1].x(), p[2].x()});
                 ++x) {
                const double u = cross(p[1], p[2], x, y) / twice, v = cross(p[2], p[0], x, y) / twice;
                if (u < 0 || v < 0 || u + v > 1) continue;
                seen[static_cast<std::size_t>(y) * static_cast<std::size_t>(cells + 1) + static_cast<std::size_t>(x)] =
                    1;
                const double z = u * p[0].z() + v * p[1].z() + (1 - u - v) * p[2].z();
                found.worst = std::max(found.worst, off_graph(f, {-2 + 4 * x / cells, -2 + 4 * y / cells, z}, height));
            }
    }
    found.below = static_cast<std::size_t>(std::ranges::count(seen, 1));
    return found;
}

}  // namespace

BOOST_DATA_TEST_CASE(triangles_lie_within_the_tolerance, data::make(smooth), function) {
    const Surface f(function.body);
    const SurfaceAccuracy accuracy = box({-2, -2, function.low}, {2, 2, function.high});
    const Tessellation surface = tessellate(f.graph(), {-2, 2}, {-2, 2}, accuracy, 2);
    BOOST_TEST(surface.within_tolerance);
    std::mt19937_64 bits(7);
    const auto uniform = [&] { return static_cast<double>(bits() >> 11) * 0x1p-53; };
    const double height = function.high - function.low;
    double worst = 0;
    for (const auto& [a, b, c] : surface.triangles) {
        double s = uniform(), t = uniform();
        if (s + t > 1) {
            s = 1 - s;
            t = 1 - t;
        }
        const Vec3 at = surface.points[a] + s * (surface.points[b] - surface.points[a]) +
                        t * (surface.points[c] - surface.points[a]);
        worst = std::max(worst, off_graph(f.field, at, height));
    }
    BOOST_TEST(worst < 1.5 * accuracy.tolerance);
}

BOOST_DATA_TEST_CASE(neighbours_meet_without_a_gap, data::make(smooth), function) {
    const Surface f(function.body);
    const Tessellation surface =
        tessellate(f.graph(), {-2, 2}, {-2, 2}, box({-2, -2, function.low}, {2, 2, function.high}), 2);
    for (const auto& [edge, uses] : edge_uses(surface)) BOOST_REQUIRE(uses <= 2);
    for (const Vec3& middle : rim(surface)) {
        const bool on_border = std::max(std::abs(middle.x()), std::abs(middle.y())) == 2;
        BOOST_REQUIRE(on_border);
    }
    BOOST_TEST(area(surface, true) == 16, boost::test_tools::tolerance(1e-12));
}

BOOST_AUTO_TEST_CASE(a_plane_is_not_refined) {
    const Surface f("x + 2y");
    BOOST_TEST(tessellate(f.graph(), {-2, 2}, {-2, 2}, box({-2, -2, -6}, {2, 2, 6}), 1).triangles.size() == 512U);
}

BOOST_AUTO_TEST_CASE(the_edge_of_the_domain_is_cut_where_it_is) {
    const Surface f("sqrt(9 - x^2 - y^2)");
    const Tessellation surface = tessellate(f.graph(), {-4, 4}, {-4, 4}, box({-4, -4, 0}, {4, 4, 3}), 2);
    BOOST_TEST(area(surface, true) == 9 * pi, boost::test_tools::tolerance(5e-4));
    BOOST_TEST(area(surface, false) == 18 * pi, boost::test_tools::tolerance(2e-3));
    std::map<std::uint32_t, int> border;
    for (const auto& [edge, uses] : edge_uses(surface))
        if (uses == 1) border[edge.first] = border[edge.second] = 1;
    for (const auto& [point, one] : border) BOOST_REQUIRE_SMALL(surface.points[point].head<2>().norm() - 3, 1e-9);
}

BOOST_AUTO_TEST_CASE(a_condition_cuts_where_it_ends) {
    const Surface f("x y", "x^2 + y^2 < 4 and x < 1");
    const Tessellation surface = tessellate(f.graph(), {-4, 4}, {-4, 4}, box({-4, -4, -4}, {4, 4, 4}), 2);
    const double segment = 4 * pi / 3 - std::sqrt(3.0);  // of the disc beyond x = 1
    BOOST_TEST(area(surface, true) == 4 * pi - segment, boost::test_tools::tolerance(1e-3));
}

/// Conditions and the radius of the circle about the origin that ends what they leave of a slanted plane.
namespace {

/// How far the level 0 of a monkey saddle's triangles lies from its three lines, at most, as a share of the square's
/// side 2; beyond `radius` of the middle.
double off_the_lines(const Tessellation& saddle, double radius) {
    double most = 0;
    for (const auto& [edge, uses] : edge_uses(saddle)) {
        const Vec3 &a = saddle.points[edge.first], &b = saddle.points[edge.second];
        if ((a.z() < 0) == (b.z() < 0)) continue;
        const Vec3 at = a + a.z() / (a.z() - b.z()) * (b - a);
        if (at.head<2>().norm() < radius) continue;
        double nearest = 2;
        for (const double angle : {pi / 6, pi / 2, 5 * pi / 6})
            nearest = std::min(nearest, std::abs(at.x() * std::sin(angle) - at.y() * std::cos(angle)));
        most = std::max(most, nearest / 2);
    }
    return most;
}

}  // namespace

BOOST_AUTO_TEST_CASE(lines_of_a_level_are_followed_where_a_surface_is_nearly_level) {
    const Surface saddle("x^3 - 3 x y^2");
    SurfaceAccuracy accuracy = box({-1, -1, -2}, {1, 1, 2});
    const auto seen = [&] { return tessellate(saddle.graph(), {-1, 1}, {-1, 1}, accuracy, 2); };
    const Tessellation plain = seen();
    accuracy.levels[2] = {0};
    const Tessellation fine = seen();
    BOOST_TEST(off_the_lines(fine, 0.05) < 2 * accuracy.tolerance);
    BOOST_TEST(off_the_lines(plain, 0.05) > 5 * accuracy.tolerance);
    BOOST_TEST(fine.triangles.size() < 2 * plain.triangles.size());
    for (const auto& [edge, uses] : edge_uses(fine)) BOOST_REQUIRE(uses <= 2);
    accuracy.levels[2] = {5, -5};
    BOOST_TEST(seen().triangles.size() == plain.triangles.size());
}

BOOST_AUTO_TEST_CASE(a_fine_grid_keeps_its_lines_of_a_level) {
    const Surface saddle("x^3 - 3 x y^2");
    SurfaceAccuracy accuracy = box({-1, -1, -2}, {1, 1, 2});
    const auto seen = [&] { return tessellate_evenly(saddle.graph(), {-1, 1}, {-1, 1}, 400, accuracy, 2); };
    const double merged = off_the_lines(seen(), 0.05);
    accuracy.levels[2] = {0};
    const double kept = off_the_lines(seen(), 0.05);
    accuracy.tolerance = 1e-12;
    const double all = off_the_lines(seen(), 0.05);
    BOOST_TEST(kept < all + 4e-4);
    BOOST_TEST(merged > all + 8e-4);
}

BOOST_AUTO_TEST_CASE(a_line_along_which_a_surface_is_level_is_not_followed_without_end) {
    const Surface cubic("x^3 + 0 y");
    SurfaceAccuracy accuracy = box({-1, -1, -1}, {1, 1, 1});
    const auto seen = [&] { return tessellate(cubic.graph(), {-1, 1}, {-1, 1}, accuracy, 1).triangles.size(); };
    const std::size_t plain = seen();
    accuracy.levels[2] = {0};
    BOOST_TEST(seen() < 4 * plain);
}

BOOST_AUTO_TEST_CASE(a_surface_that_lies_in_a_level_is_no_finer_for_it) {
    for (const char* body : {"floor(x) + 0 y", "sin(3 x + y)^2 + cos(3 x + y)^2"}) {
        const Surface level(body);
        SurfaceAccuracy accuracy = box({-1.5, -1, -2}, {1.5, 1, 2});
        const auto seen = [&] { return tessellate(level.graph(), {-1.5, 1.5}, {-1, 1}, accuracy, 1).triangles.size(); };
        const std::size_t plain = seen();
        accuracy.levels[2] = {-2, -1, 0, 1};
        BOOST_TEST(seen() == plain, body);
    }
}

struct RoundRim {
    const char* where;
    double radius;
    bool outside = false;  ///< Whether what is left lies about the circle.
};
std::ostream& operator<<(std::ostream& out, const RoundRim& rim) { return out << rim.where; }
const std::vector<RoundRim> round_rims{{"x^2 + y^2 < 2", std::sqrt(2.0)},
                                       {"x^2 + y^2 < 0.01", 0.1},
                                       {"x^2 + y^2 > 0.01", 0.1, true},
                                       {"floor(4 (x^2 + y^2)) < 1/2", 0.5}};

BOOST_DATA_TEST_CASE(a_rim_that_bends_within_the_surface_is_followed, data::make(round_rims), round) {
    const Surface f("x / 8", round.where);
    const SurfaceAccuracy accuracy = box({-2, -2, -1}, {2, 2, 1});
    const Tessellation surface = tessellate(f.graph(), {-2, 2}, {-2, 2}, accuracy, 2);
    int on_circle = 0;
    double worst = 0;
    for (const Vec3& middle : rim(surface)) {
        if (std::max(std::abs(middle.x()), std::abs(middle.y())) == 2) continue;
        ++on_circle;
        worst = std::max(worst, std::abs(std::hypot(middle.x(), middle.y()) - round.radius) / 4);
    }
    BOOST_TEST(on_circle > 20);
    BOOST_TEST(worst < 0.3 * accuracy.tolerance);
    for (const auto& [edge, uses] : edge_uses(surface)) BOOST_REQUIRE(uses <= 2);
    const double disc = pi * round.radius * round.radius;
    const double inside = round.outside ? 16 - area(surface, true) : area(surface, true);
    BOOST_TEST(std::abs(inside - disc) < 2 * pi * round.radius * 4 * 0.3 * accuracy.tolerance);
}

BOOST_AUTO_TEST_CASE(a_jump_that_bends_within_the_surface_is_followed) {
    const Surface f("floor(x^2 + y^2 + 1/2)");
    const SurfaceAccuracy accuracy = box({-2, -2, -1}, {2, 2, 9});
    const Tessellation surface = tessellate(f.graph(), {-2, 2}, {-2, 2}, accuracy, 2);
    double worst = 0;
    for (const Vec3& middle : rim(surface)) {
        if (std::max(std::abs(middle.x()), std::abs(middle.y())) == 2) continue;
        const double squared = middle.x() * middle.x() + middle.y() * middle.y(),
                     step = std::round(squared + 0.5) - 0.5;
        worst = std::max(worst, std::abs(std::sqrt(squared) - std::sqrt(step)) / 4);
    }
    BOOST_TEST(worst < 0.3 * accuracy.tolerance);
    BOOST_TEST(area(surface, true) == 16, boost::test_tools::tolerance(1e-4));
}

BOOST_AUTO_TEST_CASE(bent_jumps_are_no_reason_for_ever_smaller_cells) {
    const Surface f("floor(3 sin(3x) cos(3y))");
    const Tessellation surface = tessellate(f.graph(), {-2, 2}, {-2, 2}, box({-2, -2, -3}, {2, 2, 3}), 2);
    BOOST_TEST(surface.triangles.size() < 80'000U);
    // No triangle stands between two of its steps.
    for (const auto& t : surface.triangles) {
        BOOST_REQUIRE(surface.points[t[0]].z() == surface.points[t[1]].z());
        BOOST_REQUIRE(surface.points[t[1]].z() == surface.points[t[2]].z());
    }
    BOOST_TEST(area(surface, true) == 16, boost::test_tools::tolerance(1e-4));
}

BOOST_DATA_TEST_CASE(a_flat_ring_in_two_parameters_is_round, data::make({0.0, 0.5, 0.7, 0.95}), inner) {
    Language language;
    const std::array<Expr, 3> coordinates{language.parse("y cos(x)"), language.parse("y sin(x)"), language.parse("0")};
    const ParametricSurface ring(coordinates, {language.x, language.y});
    const SurfaceAccuracy accuracy = box({-1, -1, -1}, {1, 1, 1});
    const Tessellation surface = tessellate(ring, {0, 2 * pi}, {inner, 1}, accuracy, 2);
    double worst = 0;
    for (const Vec3& middle : rim(surface)) {
        if (std::abs(middle.y()) < 1e-12) continue;  // Where its two ends meet.
        const double distance = middle.norm();
        worst = std::max(worst, std::min(std::abs(distance - inner), std::abs(distance - 1)) / 2);
    }
    BOOST_TEST(worst < 0.3 * accuracy.tolerance);
    // Nothing is turned over or lies twice.
    BOOST_TEST(area(surface, true) == pi * (1 - inner * inner), boost::test_tools::tolerance(1e-3));
    BOOST_TEST(surface.triangles.size() < 20'000U);
}

BOOST_AUTO_TEST_CASE(a_pole_is_left_open) {
    const Surface f("1 / (x - y / 3)");
    const Tessellation surface = tessellate(f.graph(), {-2, 2}, {-2, 2}, box({-2, -2, -5}, {2, 2, 5}), 2);
    BOOST_TEST(surface.triangles.size() > 100U);
    for (const auto& t : surface.triangles) {
        const auto side = [&](std::uint32_t k) { return surface.points[k].z() > 0; };
        BOOST_REQUIRE(side(t[0]) == side(t[1]));
        BOOST_REQUIRE(side(t[1]) == side(t[2]));
    }
    BOOST_TEST(area(surface, true) == 16, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(a_jump_is_left_open) {
    const Surface f("floor(x + y / 2)");
    const Tessellation surface = tessellate(f.graph(), {-2, 2}, {-2, 2}, box({-2, -2, -3}, {2, 2, 3}), 2);
    for (const auto& t : surface.triangles) {
        BOOST_REQUIRE(surface.points[t[0]].z() == surface.points[t[1]].z());
        BOOST_REQUIRE(surface.points[t[1]].z() == surface.points[t[2]].z());
    }
    BOOST_TEST(area(surface, true) == 16, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(a_gap_without_width_is_closed) {
    const Surface f("sin(x) / x + 0 y");
    const Tessellation surface = tessellate(f.graph(), {-3, 4}, {-2, 2}, box({-3, -2, -1}, {4, 2, 1}), 2);
    for (const Vec3& middle : rim(surface)) {
        const bool on_border = middle.x() == -3 || middle.x() == 4 || std::abs(middle.y()) == 2;
        BOOST_REQUIRE(on_border);
    }
}

BOOST_AUTO_TEST_CASE(any_number_of_threads_gives_the_same_triangles) {
    const Surface f("sqrt(x y) / (x - 1)");
    const SurfaceAccuracy accuracy = box({-2, -2, -5}, {2, 2, 5});
    const Tessellation one = tessellate(f.graph(), {-2, 2}, {-2, 2}, accuracy, 1);
    const Tessellation four = tessellate(f.graph(), {-2, 2}, {-2, 2}, accuracy, 4);
    BOOST_TEST((one.points == four.points));
    BOOST_TEST((one.triangles == four.triangles));
}

BOOST_AUTO_TEST_CASE(a_limit_ends_refinement_and_is_told) {
    const Surface f("sin(60 x) sin(60 y)");
    SurfaceAccuracy accuracy = box({-2, -2, -1}, {2, 2, 1}, 1e-5);
    accuracy.triangle_limit = 20'000;
    const Tessellation surface = tessellate(f.graph(), {-2, 2}, {-2, 2}, accuracy, 2);
    BOOST_TEST(!surface.within_tolerance);
    BOOST_TEST(surface.triangles.size() < 40'000U);
}

BOOST_AUTO_TEST_CASE(an_even_grid_has_its_cells_and_the_true_edge) {
    const Surface paraboloid("x^2 + y^2");
    const SurfaceAccuracy accuracy = box({-2, -2, 0}, {2, 2, 8});
    BOOST_TEST(tessellate_evenly(paraboloid.graph(), {-2, 2}, {-2, 2}, 10, accuracy, 2).triangles.size() == 200U);
    const Surface disc("x", "x^2 + y^2 < 1");
    const Tessellation cut = tessellate_evenly(disc.graph(), {-2, 2}, {-2, 2}, 64, accuracy, 2);
    BOOST_TEST(area(cut, true) == pi, boost::test_tools::tolerance(2e-3));
}

BOOST_DATA_TEST_CASE(a_fine_even_grid_has_fewer_triangles_and_all_of_its_shape, data::make(smooth), function) {
    const Surface f(function.body);
    const SurfaceAccuracy accuracy = box({-2, -2, function.low}, {2, 2, function.high}, 2e-3);
    for (const int cells : {320, 199}) {
        const Tessellation surface = tessellate_evenly(f.graph(), {-2, 2}, {-2, 2}, cells, accuracy, 1);
        const auto side = static_cast<std::size_t>(cells);
        BOOST_TEST(surface.triangles.size() < 2 * side * side);
        BOOST_TEST(area(surface, true) == 16, boost::test_tools::tolerance(1e-9));
        const EvenFit found = fit(surface, f.field, function.high - function.low, cells);
        BOOST_TEST(found.worst < 0.5 * accuracy.tolerance);  // A quarter for each point, and those that it led to.
        BOOST_TEST(found.below == (side + 1) * (side + 1));
        for (const auto& [edge, uses] : edge_uses(surface)) {
            const Vec3 middle = (surface.points[edge.first] + surface.points[edge.second]) / 2;
            const bool on_rim = std::abs(middle.x()) == 2 || std::abs(middle.y()) == 2;
            BOOST_REQUIRE_EQUAL(uses, on_rim ? 1 : 2);
        }
        const Tessellation again = tessellate_evenly(f.graph(), {-2, 2}, {-2, 2}, cells, accuracy, 4);
        BOOST_TEST((again.points == surface.points && again.triangles == surface.triangles));
    }
}

BOOST_AUTO_TEST_CASE(a_plane_on_a_fine_grid_is_as_few_triangles_as_may_be) {
    const Surface plane("x + 2y");
    const SurfaceAccuracy accuracy = box({-2, -2, -6}, {2, 2, 6});
    BOOST_TEST(tessellate_evenly(plane.graph(), {-2, 2}, {-2, 2}, 64, accuracy, 2).triangles.size() == 32U);
    // A round hole leaves the cells that it cuts as they are, and their patches.
    const Surface cut("x + 2y", "x^2 + y^2 > 1");
    const Tessellation ring = tessellate_evenly(cut.graph(), {-2, 2}, {-2, 2}, 256, accuracy, 2);
    BOOST_TEST(ring.triangles.size() < 60'000U);
    BOOST_TEST(area(ring, true) == 16 - pi, boost::test_tools::tolerance(1e-3));
    for (const Vec3& middle : rim(ring))
        BOOST_TEST((std::max(std::abs(middle.x()), std::abs(middle.y())) == 2 ||
                    std::abs(std::hypot(middle.x(), middle.y()) - 1) < 1e-3));
}

BOOST_AUTO_TEST_CASE(a_sphere_in_two_parameters_is_round_and_closed) {
    Language language;
    const std::array<Expr, 3> coordinates{language.parse("cos(x) sin(y)"), language.parse("sin(x) sin(y)"),
                                          language.parse("cos(y)")};
    const ParametricSurface sphere(coordinates, {language.x, language.y});
    const Tessellation surface = tessellate(sphere, {0, 2 * pi}, {0, pi}, box({-1, -1, -1}, {1, 1, 1}), 2);
    for (const Vec3& point : surface.points) BOOST_REQUIRE_SMALL(point.norm() - 1, 1e-12);
    BOOST_TEST(area(surface, false) == 4 * pi, boost::test_tools::tolerance(1e-3));
}

BOOST_AUTO_TEST_CASE(outlines_of_a_still_are_far_truer) {
    const Surface f("x^2 - y^2");
    SurfaceAccuracy accuracy = box({-2, -2, -4}, {2, 2, 4});
    const auto seen = [&] { return tessellate(f.graph(), {-2, 2}, {-2, 2}, accuracy, 1); };
    const std::size_t plain = seen().triangles.size();
    accuracy.outlines_from = SurfaceEye{{2, -2, 1}, Vec3(1.5, -2.5, 0.5).normalized(), 1, false};
    const Tessellation fine = seen();
    BOOST_TEST(fine.triangles.size() > plain);
    BOOST_TEST(fine.triangles.size() < 8 * plain);
    const Vec3 sides(4, 4, 8);
    double worst = 0;
    int outlined = 0;
    for (const auto& [a, b, c] : fine.triangles) {
        int fronts = 0;
        for (const std::uint32_t corner : {a, b, c}) {
            const Vec3 scene = (fine.points[corner] + sides / 2).cwiseQuotient(sides);
            const Vec3 normal = fine.normals[corner].cwiseProduct(sides);
            fronts += normal.dot(accuracy.outlines_from->at - scene) > 0 ? 1 : 0;
        }
        if (fronts == 0 || fronts == 3) continue;
        ++outlined;
        worst = std::max(worst, off_graph(f.field, (fine.points[a] + fine.points[b] + fine.points[c]) / 3, 8));
    }
    BOOST_TEST(outlined > 50);
    BOOST_TEST(worst < accuracy.tolerance / 16);
}

BOOST_AUTO_TEST_CASE(what_is_farther_from_every_eye_has_fewer_triangles) {
    const Surface f("sin(3x) cos(3y)");
    SurfaceAccuracy accuracy = box({-2, -2, -1}, {2, 2, 1});
    const auto count = [&] { return tessellate(f.graph(), {-2, 2}, {-2, 2}, accuracy, 1).triangles.size(); };
    const std::size_t plain = count();
    // As large as anywhere where x is 2, half as large where it is -2; and the other way round.
    const SurfaceEye right{{2, 0.5, 0.5}, {1, 0, 0}, 1, false}, left{{-1, 0.5, 0.5}, {-1, 0, 0}, 1, false};
    accuracy.eyes = {right};
    const std::size_t from_right = count();
    BOOST_TEST(from_right < 0.9 * static_cast<double>(plain));
    accuracy.eyes = {right, left};
    const std::size_t from_both = count();
    BOOST_TEST(from_both > from_right);
    BOOST_TEST(from_both < plain);
    accuracy.eyes = {SurfaceEye{{2, 0.5, 0.5}, {1, 0, 0}, 1, true}};
    BOOST_TEST(count() == plain);
}
