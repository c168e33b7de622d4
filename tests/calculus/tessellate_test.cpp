#include "lectern/calculus/tessellate.h"
#include "calculus/language.h"
#include "lectern/base/cross_product.h"
#include "lectern/calculus/space_curve.h"
#include "lectern/calculus/surface_extent.h"
#include "lectern/calculus/tessellate_level.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <random>
#include <vector>

using namespace lectern;
namespace data = boost::unit_test::data;

namespace {

constexpr double pi = std::numbers::pi;

SurfaceAccuracy box(const Vec3& low, const Vec3& high, double tolerance = 2e-4) {
    return {low, high, {1, 1, 1}, tolerance, 400'000};
}

/// A function of x and y with the language that it lives in.
struct Surface {
    Language language;
    ScalarField field;
    std::optional<Expr> margin;

    explicit Surface(const std::string& body, const std::string& where = {})
        : field("f", {language.x, language.y}, language.parse(body)) {
        if (!where.empty()) margin = parse_condition(where, language.names, language.pool);
    }
    [[nodiscard]] GraphSurface graph() const { return GraphSurface(field, margin); }
};

using Edge = std::pair<std::uint32_t, std::uint32_t>;

std::map<Edge, int> edge_uses(const Tessellation& surface) {
    std::map<Edge, int> uses;
    for (const auto& t : surface.triangles)
        for (std::size_t k = 0; k < 3; ++k) ++uses[std::minmax(t[k], t[(k + 1) % 3])];
    return uses;
}

/// The middles of the edges that only one triangle has.
std::vector<Vec3> rim(const Tessellation& surface) {
    std::vector<Vec3> middles;
    for (const auto& [edge, uses] : edge_uses(surface))
        if (uses == 1) middles.push_back((surface.points[edge.first] + surface.points[edge.second]) / 2);
    return middles;
}

double area(const Tessellation& surface, bool from_above) {
    double sum = 0;
    for (const auto& [a, b, c] : surface.triangles) {
        Vec3 p = surface.points[b] - surface.points[a], q = surface.points[c] - surface.points[a];
        if (from_above) p.z() = q.z() = 0;
        sum += cross_product(p, q).norm() / 2;
    }
    return sum;
}

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

BOOST_AUTO_TEST_CASE(an_extent_holds_the_peaks_between_samples) {
    struct Known {
        const char* body;
        Range heights;
    };
    const std::vector<Known> known{
        {"exp(-20 ((x - 0.1)^2 + (y - 0.09)^2))", {0, 1}},
        {"sin(3.3 x) cos(2.7 y)", {-1, 1}},
        {"-(x - 0.3333)^2 - 3 (y + 0.123)^2 + x y / 8", {}},
        {"(x - 1/7)^2 (y + 1/7)", {}},
        {"x + 2y", {-6, 6}},
        {"7 + 0 x + 0 y", {7, 7}},
        {"sin(60 x) sin(60 y)", {-1, 1}},
    };
    for (const Known& function : known) {
        const Surface f(function.body);
        const Range found = surface_extent(f.graph(), {-2, 2}, {-2, 2}, 96)[2];
        Range fine;
        for (int j = 0; j <= 2000; ++j)
            for (int i = 0; i <= 2000; ++i) fine.include(f.field.value_at(std::array{-2 + i / 500.0, -2 + j / 500.0}));
        BOOST_TEST_CONTEXT(function.body) {
            BOOST_TEST(found.low <= fine.low);
            BOOST_TEST(found.high >= fine.high);
            BOOST_TEST(found.high - fine.high <= 1e-2 * fine.length());
            BOOST_TEST(fine.low - found.low <= 1e-2 * fine.length());
            if (function.heights.empty()) continue;
            BOOST_CHECK_SMALL(found.high - function.heights.high, 1e-12);
            BOOST_CHECK_SMALL(found.low - function.heights.low, 1e-12);
        }
    }
}

BOOST_AUTO_TEST_CASE(an_extent_of_a_strip_holds_its_bulge) {
    Language language;
    const std::array<Expr, 3> coordinates{language.parse("(1 + y cos(x/2)) cos(x)"),
                                          language.parse("(1 + y cos(x/2)) sin(x)"), language.parse("y sin(x/2)")};
    const ParametricSurface strip(coordinates, {language.x, language.y});
    const auto box = surface_extent(strip, {0, 2 * pi}, {-0.2, 0.2}, 24);
    Range x, y;
    for (int k = 0; k <= 100'000; ++k)
        for (const double side : {-0.2, 0.2}) {
            const double u = 2 * pi * k / 100'000, out = 1 + side * std::cos(u / 2);
            x.include(out * std::cos(u));
            y.include(out * std::sin(u));
        }
    BOOST_CHECK_SMALL(box[0].low - x.low, 1e-8);
    BOOST_CHECK_SMALL(box[0].high - x.high, 1e-8);
    BOOST_CHECK_SMALL(box[1].low - y.low, 1e-8);
    BOOST_CHECK_SMALL(box[1].high - y.high, 1e-8);
}

BOOST_AUTO_TEST_CASE(an_extent_does_not_climb_a_pole) {
    const Surface f("1 / (x^2 + y^2 - 1.01)");
    const auto box = surface_extent(f.graph(), {-2, 2}, {-2, 2}, 96);
    double most = 0;
    for (int j = 0; j <= 96; ++j)
        for (int i = 0; i <= 96; ++i) most = std::max(most, f.field.value_at(std::array{-2 + i / 24.0, -2 + j / 24.0}));
    BOOST_TEST(box[2].high == most);
}

namespace {

struct Space {
    Language language;
    ScalarField field;

    explicit Space(const std::string& body)
        : field("F", {language.x, language.y, language.pool.variable("z")}, language.parse(body)) {}
};

constexpr std::array<Range, 3> cube{Range{-2, 2}, Range{-2, 2}, Range{-2, 2}};

}  // namespace

BOOST_AUTO_TEST_CASE(a_curve_in_space_is_followed_and_broken_at_its_pole) {
    Language language;
    const SpaceCurve helix({language.parse("cos(t)"), language.parse("sin(t)"), language.parse("t")},
                           language.pool.variable("t"), {0, 4 * pi});
    const std::vector<Vec3> points = helix.traced({1, 1, 1}, 1e-4);
    BOOST_TEST(points.size() > 100U);
    BOOST_TEST(points.size() < 4000U);
    for (std::size_t k = 1; k < points.size(); ++k) {
        const Vec3 middle = (points[k - 1] + points[k]) / 2;
        BOOST_REQUIRE_SMALL(middle.head<2>().norm() - 1, 1.5e-4);
    }
    const SpaceCurve pole({language.parse("t"), language.parse("1/t"), language.parse("floor(t)")},
                          language.pool.variable("t"), {-1.5, 1.5});
    const std::vector<Vec3> pieces = pole.traced({1, 0.01, 1}, 1e-3);
    BOOST_TEST(std::ranges::count_if(pieces, [](const Vec3& p) { return std::isnan(p.x()); }) == 3);
}

BOOST_AUTO_TEST_CASE(a_level_surface_is_on_its_level_and_closed) {
    const Space F("x^2 + y^2/4 + z^2");
    const Tessellation surface = tessellate_level(F.field, 0.9, cube, std::nullopt, box({-2, -2, -2}, {2, 2, 2}), 2);
    BOOST_TEST(surface.within_tolerance);
    BOOST_TEST(surface.triangles.size() > 1000U);
    for (const Vec3& p : surface.points)
        BOOST_REQUIRE_SMALL(F.field.value_at(std::array{p.x(), p.y(), p.z()}) - 0.9, 1e-9);
    for (const auto& [edge, uses] : edge_uses(surface)) BOOST_REQUIRE(uses == 2);
}

BOOST_AUTO_TEST_CASE(a_level_that_is_jumped_over_has_no_surface) {
    const Space F("1 / (x + y / 3 + z / 5 - 0.1)");
    const SurfaceAccuracy accuracy = box({-2, -2, -2}, {2, 2, 2});
    BOOST_TEST(tessellate_level(F.field, 0, cube, std::nullopt, accuracy, 2).triangles.empty());
    BOOST_TEST(!tessellate_level(F.field, 1, cube, std::nullopt, accuracy, 2).triangles.empty());
}

BOOST_AUTO_TEST_CASE(a_condition_cuts_a_level_surface) {
    Space F("x^2 + y^2 + z^2");
    const Expr margin = parse_condition("z > 0", F.language.names, F.language.pool);
    const Tessellation surface = tessellate_level(F.field, 1, cube, margin, box({-2, -2, -2}, {2, 2, 2}), 2);
    BOOST_TEST(area(surface, false) == 2 * pi, boost::test_tools::tolerance(3e-3));
    for (const auto& t : surface.triangles)
        for (const std::uint32_t k : t) BOOST_REQUIRE(surface.points[k].z() >= 0);
}

BOOST_DATA_TEST_CASE(a_rim_that_bends_within_a_level_surface_is_followed,
                     data::make({"x^2 + y^2 < 1.7", "x^2 + y^2 > 0.04"}), where) {
    Space F("z + x/2");
    const Expr margin = parse_condition(where, F.language.names, F.language.pool);
    const SurfaceAccuracy accuracy = box({-2, -2, -2}, {2, 2, 2});
    const Tessellation surface = tessellate_level(F.field, 0, cube, margin, accuracy, 2);
    double worst = 0;
    for (const Vec3& middle : rim(surface)) {
        if (std::max(std::abs(middle.x()), std::abs(middle.y())) > 2 - 1e-9) continue;
        const double radius = std::hypot(middle.x(), middle.y());
        worst = std::max(worst, std::min(std::abs(radius - 0.2), std::abs(radius - std::sqrt(1.7))) / 4);
    }
    BOOST_TEST(worst < 0.3 * accuracy.tolerance);
    for (const auto& [edge, uses] : edge_uses(surface)) BOOST_REQUIRE(uses <= 2);
}
