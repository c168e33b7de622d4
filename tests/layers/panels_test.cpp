#include "layers/told_range.h"
#include "lectern/base/number_format.h"
#include "lectern/layers/compose.h"
#include "lectern/layers/layer_table.h"

#include <boost/test/unit_test.hpp>

using namespace lectern;

namespace {

/// The figures of a scene without mistakes.
struct Composed {
    explicit Composed(const std::string& figures)
        : scene(read_scene("functions:\n  f(x): x^2\n  g(x): x^2 - 4\n  T(x, y): x^2 + y^2\n"
                           "domain: {x: [-2, 2], y: [-2, 2]}\ndescents:\n"
                           "  run: {function: T, from: [1, 1], rate: 0.1, steps: 5}\n"
                           "  long: {function: T, from: [1, 1], rate: 0.01, steps: 9}\nfigures:\n" +
                               figures,
                           layer_kind_names(), diagnostics)) {
        diagnostics.throw_if_any();
        all = compose(*scene, diagnostics);
        diagnostics.throw_if_any();
    }
    [[nodiscard]] Figure figure(double t = 1) const { return all.back().at(t, 1); }
    [[nodiscard]] Figure panel(std::size_t row, std::size_t column, double t = 1) const {
        const Figure drawn = figure(t);
        return *std::get<Panels>(drawn.plot).rows.at(row).at(column);
    }
    [[nodiscard]] Axes2d axes(std::size_t row, std::size_t column) const {
        return std::get<Plot2d>(panel(row, column).plot).axes;
    }

    Diagnostics diagnostics;
    std::unique_ptr<Scene> scene;
    std::vector<ComposedFigure> all;
};

const std::string f = "{view: 2d, layers: [{curve: f, name: f}]}", g = "{view: 2d, layers: [{curve: g, name: f}]}";

}  // namespace

BOOST_AUTO_TEST_SUITE(panels)

BOOST_AUTO_TEST_CASE(axes_that_agree_are_labelled_once) {
    Composed made("  all: {panels: [[" + f + "," + f + "], [" + g + "," + f + "]]}\n");
    BOOST_CHECK(!made.axes(0, 0).x.labelled);
    BOOST_CHECK(made.axes(1, 0).x.labelled);
    BOOST_CHECK(!made.axes(0, 1).y.labelled);
    BOOST_CHECK(made.axes(1, 1).y.labelled);  // another range than on its left
}

BOOST_AUTO_TEST_CASE(shared_axes_show_what_any_of_them_needs) {
    Composed made("  all: {share: y, panels: [[" + f + "," + g + "]]}\n");
    BOOST_CHECK(made.axes(0, 0).y.range == made.axes(0, 1).y.range);
    BOOST_CHECK_LT(made.axes(0, 0).y.range.low, -4);
    BOOST_CHECK_GT(made.axes(0, 0).y.range.high, 4);
    BOOST_CHECK(!made.axes(0, 1).y.labelled);
}

BOOST_AUTO_TEST_CASE(nothing_is_shared_where_its_author_says_so) {
    Composed made("  all: {share: none, panels: [[" + f + "], [" + f + "]]}\n");
    BOOST_CHECK(made.axes(0, 0).x.labelled);
}

BOOST_AUTO_TEST_CASE(a_legend_that_is_the_same_stands_once) {
    Composed same("  all: {panels: [[" + f + "," + g + "]]}\n");
    BOOST_CHECK_EQUAL(same.figure().legend.entries.size(), 1);
    BOOST_CHECK(same.panel(0, 0).legend.entries.empty());
    Composed other("  all: {panels: [[" + f + ", {view: 2d, layers: [{curve: g, name: other}]}]]}\n");
    BOOST_CHECK(other.figure().legend.entries.empty());
    BOOST_CHECK_EQUAL(other.panel(0, 1).legend.entries.size(), 1);
}

BOOST_AUTO_TEST_CASE(panels_are_lettered_row_by_row) {
    Composed made("  one: {view: 2d, title: named, layers: [{curve: f}]}\n  all: {letters: true, panels: [[one, " + f +
                  "], [" + g + "]]}\n");
    BOOST_CHECK_EQUAL(made.panel(0, 0).title, "(a) named");
    BOOST_CHECK_EQUAL(made.panel(1, 0).title, "(c)");
}

BOOST_AUTO_TEST_CASE(panels_move_by_the_clock_of_the_longest_run) {
    const auto run = [](const std::string& name) { return "{view: 2d, layers: [{descent: " + name + "}]}"; };
    Composed made("  all: {animate: {by: step, fps: 5}, panels: [" + run("run") + ", " + run("long") + "]}\n");
    BOOST_CHECK_EQUAL(made.all.back().timeline().frames, 10);
    const auto first = std::get<Plot2d>(made.panel(0, 0, 0).plot).groups;
    const auto last = std::get<Plot2d>(made.panel(0, 0, 1).plot).groups;
    BOOST_CHECK(first.front() != last.front());
    BOOST_CHECK(!std::get<Plot2d>(made.panel(0, 0).plot).settled.empty());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(alt_texts)

BOOST_AUTO_TEST_CASE(a_figure_is_told_by_its_facts) {
    Composed made("  one: {view: 2d, title: The parabola $x^2$, layers: [{curve: f}, {point: [1, 1], label: here}]}\n");
    BOOST_CHECK_EQUAL(made.figure().alt,
                      "The parabola x². A plot in the plane, x from −2 to 2, y from −0.2 to 4.2. It shows the curve of "
                      "f(x), with values from 0 to 4; and the point (1, 1), labelled “here”.");
}

BOOST_AUTO_TEST_CASE(an_end_that_is_nothing_beside_the_other_is_told_as_0) {
    const NumberStyle numbers;
    BOOST_TEST(told_range({3.934e-167, 1}, numbers) == "from 0 to 1");
    BOOST_TEST(told_range({-1, -2e-17}, numbers) == "from −1 to 0");
    BOOST_TEST(told_range({1e-8, 2e-8}, numbers) == "from " + format_number(1e-8) + " to " + format_number(2e-8));
    BOOST_TEST(told_range({0.5, 0.5}, numbers) == "from 0.5 to 0.5");
}

BOOST_AUTO_TEST_CASE(panels_are_told_one_after_the_other) {
    Composed made("  all: {title: Two, panels: [" + f + ", " + g + "]}\n");
    const std::string alt = made.figure().alt;
    BOOST_CHECK_EQUAL(alt.substr(0, 36), "Two. 2 panels side by side. (a) A pl");
    BOOST_CHECK(alt.find("(b) A plot in the plane") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(its_author_s_words_win) {
    Composed made("  one: {view: 2d, alt: 'A parabola, $5 each.', layers: [{curve: f}]}\n");
    BOOST_CHECK_EQUAL(made.figure().alt, "A parabola, $5 each.");
}

BOOST_AUTO_TEST_SUITE_END()
