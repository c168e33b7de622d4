#include "lectern/calculus/tessellate_level.h"
#include "calculus/surfaces.h"
#include "lectern/calculus/space_curve.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

using namespace lectern;
namespace data = boost::unit_test::data;

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
