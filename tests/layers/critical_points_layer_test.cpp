#include "layers/critical_curve.h"
#include "lectern/calculus/parse.h"
#include "lectern/layers/compose.h"
#include "lectern/layers/layer_table.h"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <variant>

using namespace lectern;

namespace {

struct Lines {
    ExprPool pool;
    std::vector<std::vector<Vec2>> lines;

    Lines(const std::string& equation, std::array<Range, 2> domain) {
        const Expr x = pool.variable("x"), y = pool.variable("y");
        const Expr zero = parse_expression(equation, {{{"x", x}, {"y", y}}, {}}, pool);
        lines = zero_lines(zero, ScalarField("f", {x, y}, zero), domain);
    }
};

/// The one figure of a scene with a function f, and its layers in one line.
Figure figure_of(const std::string& function, const std::string& layers) {
    const std::string text = "functions: {\"f(x, y)\": \"" + function +
                             "\"}\ndomain: {x: [-1, 1], y: [-1, 1]}\nfigures: {a: {view: 2d, layers: [" + layers +
                             "]}}\n";
    Diagnostics diagnostics;
    const auto scene = read_scene(text, layer_kind_names(), diagnostics);
    const auto figures = compose(*scene, diagnostics);
    BOOST_REQUIRE(diagnostics.empty());
    return figures.at(0).at(1, 1);
}

std::size_t count_of_markers(const Figure& figure) {
    std::size_t count = 0;
    for (const auto& group : std::get<Plot2d>(figure.plot).groups) {
        for (const Mark2d& mark : *group) count += std::holds_alternative<Marker2d>(mark) ? 1 : 0;
    }
    return count;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(critical_points_layer)

BOOST_AUTO_TEST_CASE(a_line_along_the_edge_of_the_domain_is_drawn_from_corner_to_corner) {
    const Lines edge("x", {Range{0, 5}, Range{0, 4}});
    BOOST_REQUIRE_EQUAL(edge.lines.size(), 1U);
    Range y;
    for (const Vec2& point : edge.lines[0]) {
        BOOST_CHECK_SMALL(point.x(), 1e-9);
        y.include(point.y());
    }
    BOOST_CHECK(y == (Range{0, 4}));
}

BOOST_AUTO_TEST_CASE(a_circle_that_leaves_the_domain_ends_on_its_edge) {
    const Lines arc("x^2 + y^2 - 1", {Range{0, 2}, Range{-2, 2}});
    BOOST_REQUIRE_EQUAL(arc.lines.size(), 1U);
    for (const Vec2& point : arc.lines[0]) BOOST_CHECK_SMALL(point.norm() - 1, 1e-6);
    for (const Vec2& end : {arc.lines[0].front(), arc.lines[0].back()}) {
        BOOST_CHECK_SMALL(end.x(), 1e-9);
        BOOST_CHECK_SMALL(std::abs(end.y()) - 1, 1e-6);
    }
}

BOOST_AUTO_TEST_CASE(only_the_kinds_that_are_asked_for_are_marked) {
    const std::string hills = "cos(3x) cos(3y)";
    const std::size_t all = count_of_markers(figure_of(hills, "{critical_points: f}"));
    const std::size_t maxima = count_of_markers(figure_of(hills, "{critical_points: f, kinds: [maximum]}"));
    BOOST_CHECK_EQUAL(all, 5U);
    BOOST_CHECK_EQUAL(maxima, 1U);
}

BOOST_AUTO_TEST_CASE(each_kind_and_each_curve_has_its_line_in_the_legend) {
    const Figure figure = figure_of("(x^2 + y^2 - 1/4)^2", "{critical_points: f}");
    BOOST_REQUIRE_EQUAL(figure.legend.entries.size(), 2U);
    BOOST_CHECK_EQUAL(figure.legend.entries[0].text, "maximum");
    BOOST_CHECK_EQUAL(figure.legend.entries[1].text, "minima on 4x² + 4y² = 1");
    BOOST_CHECK(figure_of("(x^2 + y^2 - 1/4)^2", "{critical_points: f, legend: false}").legend.entries.empty());
}

BOOST_AUTO_TEST_CASE(on_paper_kinds_differ_by_form_and_lightness) {
    Diagnostics diagnostics;
    const auto scene = read_scene(
        "functions: {'f(x, y)': sin(x) cos(y)}\ndomain: {x: [-3, 3], y: [-3, 3]}\n"
        "figures: {a: {view: 2d, style: {theme: print}, layers: [{critical_points: f}]}}\n",
        layer_kind_names(), diagnostics);
    const Figure figure = compose(*scene, diagnostics).at(0).at(1, 1);
    BOOST_REQUIRE_EQUAL(figure.legend.entries.size(), 3U);
    for (std::size_t a = 0; a < 3; ++a) {
        const MarkerStyle& marker = *figure.legend.entries[a].marker;
        BOOST_TEST((marker.fill.red == marker.fill.green && marker.fill.green == marker.fill.blue));
        // On white, a light one needs a dark rim.
        BOOST_TEST((marker.fill.red < 0.5 || marker.edge.red == 0));
        for (std::size_t b = 0; b < a; ++b) {
            const MarkerStyle& other = *figure.legend.entries[b].marker;
            BOOST_TEST((marker.shape != other.shape));
            BOOST_TEST(std::abs(marker.fill.red - other.fill.red) > 0.3);
        }
    }
}

BOOST_AUTO_TEST_CASE(those_who_cannot_see_it_are_told_values_and_places) {
    BOOST_CHECK(figure_of("x^2 + (y - 1/2)^2 + 3", "{critical_points: f}").alt.find("a minimum of 3 at (0, 0.5)") !=
                std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_figure_says_so_where_points_may_be_missing) {
    BOOST_CHECK(figure_of("x^2 + y^2", "{critical_points: f}").caption.empty());
    BOOST_CHECK(figure_of("floor(3x) + y^2", "{critical_points: f}")
                    .caption.starts_with("There may be more critical points: "));
}

BOOST_AUTO_TEST_SUITE_END()
