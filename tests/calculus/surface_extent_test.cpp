#include "lectern/calculus/surface_extent.h"
#include "calculus/surfaces.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

using namespace lectern;

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
