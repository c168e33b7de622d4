#include "layers/themes.h"
#include "lectern/layers/compose.h"
#include "lectern/layers/layer_table.h"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <limits>
#include <string>
#include <variant>
#include <vector>

using namespace lectern;

namespace {

/// The marks of a plane figure with these layers, a YAML list in one line, over functions of x and of x and y.
struct PlaneMarks {
    Diagnostics diagnostics;
    std::unique_ptr<Scene> scene;
    std::vector<ComposedFigure> figures;
    Figure figure;
    Group2d marks;

    explicit PlaneMarks(const std::string& layers) {
        const std::string text =
            "functions: {'T(x, y)': x^2 + 2 y^2, 'f(x)': x^2, 'p(x)': 1/x}\n"
            "domain: {x: [-1, 1], y: [-1, 1]}\n"
            "descents: {run: {function: T, from: [1, 1], rate: 0.1}}\n"
            "figures: {a: {view: 2d, layers: " +
            layers + "}}\n";
        scene = read_scene(text, layer_kind_names(), diagnostics);
        figures = compose(*scene, diagnostics);
        for (const Diagnostic& mistake : diagnostics.sorted()) BOOST_ERROR(mistake.message);
        figure = figures.at(0).at(1, 1);
        for (const auto& group : std::get<Plot2d>(figure.plot).groups)
            marks.insert(marks.end(), group->begin(), group->end());
    }

    template <class Mark>
    [[nodiscard]] std::vector<Mark> all() const {
        std::vector<Mark> found;
        for (const Mark2d& mark : marks) {
            if (const auto* one = std::get_if<Mark>(&mark)) found.push_back(*one);
        }
        return found;
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(plane_layers)

BOOST_AUTO_TEST_CASE(a_quivers_arrow_is_the_field_by_the_scale) {
    const auto arrows = PlaneMarks("[{quiver: T, samples: 5, scale: 8}]").all<Arrow2d>();
    BOOST_REQUIRE(arrows.size() == 24U);  // None in the middle, where the gradient is 0.
    for (const Arrow2d& arrow : arrows) {
        const Vec2 gradient(2 * arrow.from.x(), 4 * arrow.from.y());
        BOOST_TEST(((arrow.to - arrow.from) - gradient / 8).norm() < 1e-12);
    }
}

BOOST_AUTO_TEST_CASE(the_legend_tells_both_signs_of_an_area_apart) {
    const PlaneMarks both("[{region: {between: [f, 1/4]}, signed: true, name: area}]");
    BOOST_REQUIRE_EQUAL(both.figure.legend.entries.size(), 2U);
    BOOST_TEST(both.figure.legend.entries[1].text == "area < 0");
    BOOST_TEST((both.figure.legend.entries[0].patch != both.figure.legend.entries[1].patch));
    BOOST_TEST(PlaneMarks("[{region: {between: [f, 0]}, signed: true, name: area}]").figure.legend.entries.size() ==
               1U);
    BOOST_TEST(PlaneMarks("[{region: {between: [f, 1/4]}, name: area}]").figure.legend.entries.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_regions_edge_is_dashed_where_it_is_left_out) {
    // A half disc: its arc belongs to it, its diameter doesn't.
    const auto edges = PlaneMarks("[{region: x^2 + y^2 <= 1/4 and y > x / 2}]").all<Line2d>();
    double dashed = 0, whole = 0;
    for (const Line2d& edge : edges) {
        for (std::size_t k = 0; k + 1 < edge.points.size(); ++k) {
            const Vec2 middle = (edge.points[k] + edge.points[k + 1]) / 2;
            const double length = (edge.points[k + 1] - edge.points[k]).norm();
            const bool on_line = std::abs(middle.y() - middle.x() / 2) < 1e-3;
            if (length > 1e-3) BOOST_TEST(edge.stroke.dash.empty() != on_line);
            (edge.stroke.dash.empty() ? whole : dashed) += length;
        }
    }
    BOOST_TEST(std::abs(dashed - 1) < 0.01);
    BOOST_TEST(std::abs(whole - M_PI / 2) < 0.01);
}

BOOST_AUTO_TEST_CASE(a_field_of_two_expressions_has_arrows_of_its_own) {
    for (const Arrow2d& arrow : PlaneMarks("[{quiver: [-y, x], samples: 4, scale: 10}]").all<Arrow2d>()) {
        BOOST_TEST(((arrow.to - arrow.from) - Vec2(-arrow.from.y(), arrow.from.x()) / 10).norm() < 1e-12);
    }
}

BOOST_AUTO_TEST_CASE(arrows_without_a_scale_stay_in_their_cells) {
    for (const char* layer : {"[{quiver: T, samples: 8}]", "[{quiver: [x, 3 y], samples: 8, normalize: true}]"}) {
        double longest = 0;
        for (const Arrow2d& arrow : PlaneMarks(layer).all<Arrow2d>())
            longest = std::max(longest, (arrow.to - arrow.from).cwiseAbs().maxCoeff());
        BOOST_TEST(longest <= 0.25);
        BOOST_TEST(longest > 0.2);
    }
}

BOOST_AUTO_TEST_CASE(normalized_arrows_are_equally_long) {
    for (const Arrow2d& arrow : PlaneMarks("[{quiver: T, samples: 6, scale: 10, normalize: true}]").all<Arrow2d>())
        BOOST_TEST((arrow.to - arrow.from).norm() == 0.1, boost::test_tools::tolerance(1e-12));
}

BOOST_AUTO_TEST_CASE(a_key_arrow_has_the_fields_scale) {
    const auto keys = PlaneMarks("[{quiver: T, scale: 8, key: {length: 2, place: bottom_left}}]").all<KeyArrow>();
    BOOST_REQUIRE(keys.size() == 1U);
    BOOST_TEST(keys[0].length == 0.25);
    BOOST_TEST(keys[0].label == "2");
    BOOST_TEST((keys[0].place == PlotPlace::bottom_left));
}

BOOST_AUTO_TEST_CASE(contours_with_labels_have_lines_that_bear_them) {
    const auto lines = PlaneMarks("[{contours: T, labels: true, levels: [0.5, 1]}]").all<Line2d>();
    BOOST_REQUIRE(!lines.empty());
    for (const Line2d& line : lines) BOOST_REQUIRE(line.label.has_value());
    BOOST_TEST(lines.front().label->text == "0.5");
}

BOOST_AUTO_TEST_CASE(points_are_labelled_alike_each_or_by_themselves) {
    const auto texts = [](const std::string& label) {
        std::vector<std::string> found;
        for (const Label2d& words : PlaneMarks("[{point: [[0.5, 0], [0.25, 1]], label: " + label + "}]").all<Label2d>())
            found.push_back(words.text);
        return found;
    };
    const std::vector<std::string> alike{"P", "P"}, each{"A", "B"}, own{"(0.5, 0)", "(0.25, 1)"},
        quoted{"true", "true"};
    BOOST_TEST(texts("P") == alike);
    BOOST_TEST(texts("[A, B]") == each);
    BOOST_TEST(texts("true") == own);
    BOOST_TEST(texts("'true'") == quoted);
    BOOST_TEST(texts("false").empty());
}

BOOST_AUTO_TEST_CASE(one_level_is_a_line) {
    const PlaneMarks marks("[{contours: T, levels: [0.5]}]");
    BOOST_TEST(marks.all<FilledBands>().empty());
    BOOST_TEST(!marks.all<Line2d>().empty());
}

BOOST_AUTO_TEST_CASE(see_through_contours_leave_what_is_above_them_empty) {
    const PlaneMarks marks("[{contours: T, filled: true, levels: [0, 1, 2], opacity: 0.5}]");
    const auto bands = marks.all<FilledBands>().at(0);
    BOOST_TEST(bands.regions.front().color.alpha == 0.5);
    BOOST_TEST(bands.regions.back().color.alpha == 0);
}

BOOST_AUTO_TEST_CASE(stream_lines_bear_arrow_heads_along_the_field) {
    const PlaneMarks marks("[{streamlines: [1, 0]}]");
    BOOST_TEST(marks.all<Line2d>().size() > 5U);
    BOOST_TEST(!marks.all<Arrow2d>().empty());
    for (const Arrow2d& head : marks.all<Arrow2d>()) BOOST_TEST(head.to.x() > head.from.x());
    const PlaneMarks against("[{streamlines: [1, 0], direction: descent}]");
    for (const Arrow2d& head : against.all<Arrow2d>()) BOOST_TEST(head.to.x() < head.from.x());
    BOOST_TEST(PlaneMarks("[{streamlines: [1, 0], arrows: false}]").all<Arrow2d>().empty());
}

BOOST_AUTO_TEST_CASE(a_heat_map_is_made_of_nested_regions) {
    const PlaneMarks marks("[{heatmap: T, range: [0, 1], colorbar: true}]");
    const auto bands = marks.all<FilledBands>().at(0);
    BOOST_TEST(bands.regions.size() == 128U);
    BOOST_TEST(marks.figure.color_bars.size() == 1U);
    BOOST_TEST((marks.figure.color_bars[0].range == Range{0, 1}));
}

BOOST_AUTO_TEST_CASE(axes_of_a_curve_with_a_pole_are_sensible) {
    const PlaneMarks marks("[{curve: p}]");
    BOOST_TEST(std::get<Plot2d>(marks.figure.plot).axes.y.range.length() < 30);
}

BOOST_AUTO_TEST_CASE(a_curve_in_a_parameter_keeps_its_shape) {
    const PlaneMarks marks("[{curve: {x: 3 cos(s), y: sin(s)}, domain: {s: [0, 2 pi]}}]");
    const Axes2d& axes = std::get<Plot2d>(marks.figure.plot).axes;
    BOOST_TEST((axes.aspect == Aspect2d::equal));
    BOOST_TEST(axes.x.range.high > 3);
    const PlaneMarks polar("[{curve: {r: 2}, domain: {theta: [0, pi]}}]");
    const Line2d circle = polar.all<Line2d>().at(0);
    for (const Vec2& point : circle.points) BOOST_TEST(std::abs(point.norm() - 2) < 1e-12);
}

BOOST_AUTO_TEST_CASE(a_tangents_triangle_shows_its_slope) {
    const PlaneMarks marks("[{tangent_line: f, at: 0.25, slope_triangle: true}]");
    const auto labels = marks.all<Label2d>();
    BOOST_REQUIRE(labels.size() == 2U);
    BOOST_TEST(labels[0].text == "$1$");
    BOOST_TEST(labels[1].text == "$0.5$");
    const Line2d legs = marks.all<Line2d>().at(0);
    BOOST_TEST((legs.points == std::vector<Vec2>{{0.25, 0.0625}, {1.25, 0.0625}, {1.25, 0.5625}}));
}

BOOST_AUTO_TEST_CASE(a_secant_goes_through_both_points) {
    const PlaneMarks marks("[{secant: f, at: [-0.5, 1], span: 0.5, slope_triangle: true}]");
    const auto lines = marks.all<Line2d>();
    BOOST_TEST((lines.at(1).points == std::vector<Vec2>{{-1, 0}, {1.5, 1.25}}));
    BOOST_TEST(marks.all<Label2d>().at(0).text == "$1.5$");
    BOOST_TEST(marks.all<Label2d>().at(1).text == "$0.75$");
    BOOST_TEST(marks.all<Marker2d>().size() == 2U);
}

BOOST_AUTO_TEST_CASE(basins_have_an_entry_for_each_minimum) {
    const PlaneMarks marks("[{basins: run, samples: 8}]");
    const auto bands = marks.all<FilledBands>().at(0);
    BOOST_TEST(bands.regions.size() == 2U);
    BOOST_TEST(bands.regions[1].rings.size() == 1U);  // One rectangle: every start goes to the same minimum.
    BOOST_REQUIRE(marks.figure.legend.entries.size() == 1U);
    BOOST_TEST(marks.figure.legend.entries[0].text == "to the minimum (0, 0)");
}

BOOST_AUTO_TEST_CASE(a_regions_edge_keeps_its_corners) {
    const auto fill = PlaneMarks("[{region: 'x < 0.513 and y <= 0.291'}]").all<Fill2d>().at(0);
    BOOST_REQUIRE(fill.rings.size() == 1U);
    double nearest = 1;
    for (const Vec2& point : fill.rings[0]) nearest = std::min(nearest, (point - Vec2(0.513, 0.291)).norm());
    // Beside a corner a chord may leave out twice what its middle shows: a tenth of a pixel, 2/480 wide.
    BOOST_TEST(nearest < 0.1 * 2 / 480);
}

BOOST_AUTO_TEST_CASE(an_edge_that_does_not_belong_to_its_region_is_dashed) {
    BOOST_TEST(!PlaneMarks("[{region: x^2 + y^2 < 1/2}]").all<Line2d>().at(0).stroke.dash.empty());
    BOOST_TEST(PlaneMarks("[{region: x^2 + y^2 <= 1/2}]").all<Line2d>().at(0).stroke.dash.empty());
    BOOST_TEST(PlaneMarks("[{region: x^2 + y^2 < 1/2, edge: false}]").all<Line2d>().empty());
}

BOOST_AUTO_TEST_CASE(a_signed_area_has_two_colours) {
    const auto parts = PlaneMarks("[{region: {between: [f, 0.25]}, signed: true}]").all<Fill2d>();
    BOOST_REQUIRE(parts.size() == 3U);
    BOOST_TEST((parts[0].color == parts[2].color));
    BOOST_TEST(!(parts[0].color == parts[1].color));
    BOOST_TEST(std::abs(parts[1].rings[0].front().x() + 0.5) < 1e-12);
    BOOST_TEST(PlaneMarks("[{region: {between: [f, 0.25]}}]").all<Fill2d>().size() == 1U);
}

BOOST_AUTO_TEST_CASE(runs_that_are_compared_have_colours_of_their_own) {
    for (const std::string kind : {"descent", "descent_values"}) {
        const auto colors_of = [&](const std::string& layers) {
            std::vector<Color> colors;
            for (const LegendEntry& entry : PlaneMarks(layers).figure.legend.entries)
                colors.push_back(entry.line.value().color);
            return colors;
        };
        const std::string one = "{" + kind + ": run, name: one}", other = "{" + kind + ": run, name: other}";
        const std::vector<Color> single = colors_of("[" + one + "]"), both = colors_of("[" + one + ", " + other + "]");
        BOOST_REQUIRE_EQUAL(single.size(), 1U);
        BOOST_REQUIRE_EQUAL(both.size(), 2U);
        const Palette& palette = theme_named(ThemeName::light).palette;
        BOOST_TEST((single[0] == palette.line));
        BOOST_TEST((both[0] == palette.curves[0].color));
        BOOST_TEST((both[1] == palette.curves[1].color));
    }
}

BOOST_AUTO_TEST_SUITE_END()
