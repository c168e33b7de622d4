#include "calculus/language.h"
#include "calculus/random_expressions.h"
#include "lectern/calculus/critical_points.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cmath>

using namespace lectern;

namespace {

constexpr Range side{-2, 2};

bool is_listed(const CriticalPoints& found, const std::vector<double>& p, const ScalarField& f) {
    const bool isolated = std::any_of(found.isolated.begin(), found.isolated.end(), [&](const CriticalPoint& point) {
        return std::hypot(point.at[0].value - p[0], point.at[1].value - p[1]) < 1e-6;
    });
    return isolated || std::any_of(found.curves.begin(), found.curves.end(), [&](const CriticalCurve& curve) {
               return std::abs(ScalarField("g", f.variables(), curve.equation).value_at(p)) < 1e-6;
           });
}

/// Where Newton's method ends that begins at `p`; empty where that is no well-conditioned critical point inside.
std::vector<double> newton_end(const ScalarField& f, std::vector<double> p) {
    std::vector<double> g, h;
    for (int step = 0; step < 60; ++step) {
        g = f.gradient_at(p);
        h = f.hessian_at(p);
        const double determinant = h[0] * h[3] - h[1] * h[2];
        if (!std::isfinite(determinant) || determinant == 0) return {};
        p = {p[0] - (h[3] * g[0] - h[1] * g[1]) / determinant, p[1] - (h[0] * g[1] - h[2] * g[0]) / determinant};
    }
    h = f.hessian_at(p);
    const double determinant = std::abs(h[0] * h[3] - h[1] * h[2]);
    const bool inside = std::abs(p[0]) < 1.9999 && std::abs(p[1]) < 1.9999;
    g = f.gradient_at(p);
    return inside && std::hypot(g[0], g[1]) < 1e-10 && determinant > 1e-3 && determinant < 1e6 ? p
                                                                                               : std::vector<double>();
}

/// Points around an extremum that lie beyond it.
int contradictions(const ScalarField& f, const CriticalPoint& extremum) {
    constexpr double radius = 1e-3, rounding = 1e-11;
    const double uphill = extremum.kind == CriticalKind::minimum ? 1 : -1;
    const double value = extremum.value.value;
    int count = 0;
    for (int k = 0; k < 24; ++k) {
        const double angle = k * 0.2618;
        const double beside = f.value_at(std::array{extremum.at[0].value + radius * std::cos(angle),
                                                    extremum.at[1].value + radius * std::sin(angle)});
        if (uphill * (beside - value) < -rounding * std::max(1.0, std::abs(value))) ++count;
    }
    return count;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(random_critical_points)

/// Of any expressions, with all functions of the language: no search crashes, what is said to be complete lacks no
/// point that Newton's method finds, and no extremum has a point beyond it.
BOOST_AUTO_TEST_CASE(complete_sets_of_random_functions_lack_no_point_and_extrema_are_extrema) {
    int complete = 0, compared = 0;
    for (unsigned seed = 0; seed < 80; ++seed) {
        Language language;
        RandomExpressions random(language.pool, {language.x, language.y}, 90'000 + seed);
        try {
            const Expr body = random.make(2 + static_cast<int>(seed % 3));
            if (is_undefined(body)) continue;
            const ScalarField f("f", {language.x, language.y}, body);
            CriticalPointOptions short_search;
            short_search.boxes = 20'000;
            const CriticalPoints found = find_critical_points(f, std::array{side, side}, short_search);
            for (const CriticalPoint& point : found.isolated) {
                const bool extremum = point.kind == CriticalKind::minimum || point.kind == CriticalKind::maximum;
                if (extremum && point.certified) BOOST_CHECK_MESSAGE(contradictions(f, point) == 0, to_text(body));
            }
            if (!found.complete) continue;
            ++complete;
            for (int start = 0; start < 100; ++start) {
                const auto end = newton_end(f, {-1.9 + 0.42 * (start % 10), -1.9 + 0.42 * (start / 10)});
                if (end.empty()) continue;
                ++compared;
                BOOST_CHECK_MESSAGE(is_listed(found, end, f), to_text(body) << " at " << end[0] << ", " << end[1]);
            }
        } catch (const ExpressionLimit&) {
            continue;
        }
    }
    BOOST_TEST(complete > 20);
    BOOST_TEST(compared > 50);
}

BOOST_AUTO_TEST_SUITE_END()
