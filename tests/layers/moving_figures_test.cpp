#include "lectern/layers/compose.h"
#include "lectern/layers/layer_table.h"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <stdexcept>

using namespace lectern;

namespace {

/// The one figure of a scene without mistakes.
struct Composed {
    explicit Composed(const std::string& figure)
        : scene(read_scene("parameters: {a: 2 t - 1}\nfunctions:\n  f(x): x^2\n  T(x, y): x^2 + y^2\n"
                           "domain: {x: [-2, 2], y: [-2, 2]}\n"
                           "descents:\n  run: {function: T, from: [1, 1], rate: 0.1, steps: 5}\n"
                           "  away: {function: T, from: [1, 1], rate: 1.1, steps: 30}\n"
                           "figures:\n  all: " +
                               figure + "\n",
                           layer_kind_names(), diagnostics)) {
        diagnostics.throw_if_any();
        all = compose(*scene, diagnostics);
    }
    [[nodiscard]] Figure at(double t) const { return all.back().at(t, 1); }
    [[nodiscard]] Plot2d plane(double t) const { return std::get<Plot2d>(at(t).plot); }
    [[nodiscard]] Plot3d space(double t) const { return std::get<Plot3d>(at(t).plot); }

    Diagnostics diagnostics;
    std::unique_ptr<Scene> scene;
    std::vector<ComposedFigure> all;
};

const std::string animate = ", animate: {duration: 1 s}}";

Vec2 place_of(const Group2d& group) {
    for (const Mark2d& mark : group)
        if (const auto* marker = std::get_if<Marker2d>(&mark)) return marker->at;
    throw std::runtime_error("no marker");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(moving_figures)

BOOST_AUTO_TEST_CASE(only_the_layers_that_move_are_drawn_again) {
    const Composed made("{view: 2d, layers: [{curve: f}, {point: [a, a^2]}]" + animate);
    const Plot2d first = made.plane(0), later = made.plane(0.75);
    BOOST_REQUIRE_EQUAL(first.groups.size(), 2);
    BOOST_CHECK_EQUAL(first.groups[0], later.groups[0]);
    BOOST_CHECK(place_of(*first.groups[1]).isApprox(Vec2(-1, 1)));
    BOOST_CHECK(place_of(*later.groups[1]).isApprox(Vec2(0.5, 0.25)));
}

BOOST_AUTO_TEST_CASE(axes_hold_the_whole_clip_and_stand_still) {
    const Composed made("{view: 2d, layers: [{curve: f}, {point: [5 a, 9]}]" + animate);
    const Plot2d first = made.plane(0), middle = made.plane(0.5);
    BOOST_CHECK(first.axes == middle.axes);
    BOOST_CHECK(first.axes.x.range.contains(-5) && first.axes.x.range.contains(5));
    BOOST_CHECK(first.axes.y.range.contains(9));
}

BOOST_AUTO_TEST_CASE(axes_move_where_the_author_says_so) {
    const Composed made("{view: 2d, axes: {x: {range: [0, 1 + t]}}, layers: [{curve: f}]" + animate);
    BOOST_CHECK_EQUAL(made.plane(0).axes.x.range.high, 1);
    BOOST_CHECK_EQUAL(made.plane(0.5).axes.x.range.high, 1.5);
    BOOST_CHECK_NE(made.plane(0).groups[0], made.plane(0.5).groups[0]);
}

BOOST_AUTO_TEST_CASE(a_domain_that_moves_takes_its_layers_along) {
    const Composed made("{view: 2d, domain: {x: [-1, 1 + t]}, layers: [{curve: f}]" + animate);
    const auto right_end = [&](double t) {
        const Plot2d plot = made.plane(t);
        for (const Mark2d& mark : *plot.groups[0])
            if (const auto* line = std::get_if<Line2d>(&mark)) return line->points.back().x();
        return 0.0;
    };
    for (const double t : {0.0, 0.25, 1.0}) BOOST_CHECK_CLOSE(right_end(t), 1 + t, 1e-9);
}

BOOST_AUTO_TEST_CASE(a_style_that_moves_takes_its_layers_along) {
    const Composed made("{view: 2d, style: {line_width: 1 + 2 t}, layers: [{curve: f}]" + animate);
    const auto width = [&](double t) {
        const Plot2d plot = made.plane(t);
        for (const Mark2d& mark : *plot.groups[0])
            if (const auto* line = std::get_if<Line2d>(&mark)) return line->stroke.width;
        return 0.0;
    };
    BOOST_CHECK_CLOSE(width(0.5) / width(0), 2, 1e-9);
}

BOOST_AUTO_TEST_CASE(a_turning_camera_keeps_the_surface_and_the_size_of_the_box) {
    const Composed made("{view: 3d, camera: {azimuth: 360 t, elevation: 20, distance: 2}, layers: [{surface: T}]" +
                        animate);
    const Plot3d first = made.space(0), later = made.space(0.25);
    BOOST_CHECK_EQUAL(first.groups[0], later.groups[0]);
    BOOST_CHECK(!first.camera.eye.isApprox(later.camera.eye));
    BOOST_REQUIRE(first.camera.companions != nullptr);
    BOOST_CHECK_EQUAL(first.camera.companions, later.camera.companions);
    BOOST_CHECK_GE(first.camera.companions->size(), 30);
}

BOOST_AUTO_TEST_CASE(a_camera_at_rest_has_no_companions) {
    const Composed made("{view: 3d, title: \"{{ a | .2f }}\", layers: [{surface: T}]" + animate);
    BOOST_CHECK_EQUAL(made.space(0).camera.companions, nullptr);
    BOOST_CHECK_EQUAL(made.at(0).title, "\u22121.00");
    BOOST_CHECK_EQUAL(made.at(1).title, "1.00");
}

BOOST_AUTO_TEST_CASE(a_run_glides_as_its_progress_says) {
    const Composed made("{view: 2d, layers: [{descent: run, progress: ease(t)}]" + animate);
    const auto length = [&](double t) {
        const Plot2d plot = made.plane(t);
        for (const Mark2d& mark : *plot.groups[0])
            if (const auto* line = std::get_if<Line2d>(&mark))
                return (line->points.back() - line->points.front()).norm();
        return 0.0;
    };
    BOOST_CHECK_SMALL(length(0), 1e-12);
    BOOST_CHECK_GT(length(0.9), length(0.5));
    BOOST_CHECK_GT(length(0.5), length(0.1));
}

BOOST_AUTO_TEST_CASE(values_of_a_run_grow_step_by_step) {
    const Composed made("{view: 2d, layers: [{descent_values: run}], animate: {by: step}}");
    const auto values = [&](double t) {
        const Plot2d plot = made.plane(t);
        std::vector<Vec2> points;
        for (const Mark2d& mark : *plot.groups[0])
            if (const auto* marker = std::get_if<Marker2d>(&mark)) points.push_back(marker->at);
        return points;
    };
    BOOST_CHECK_EQUAL(made.all.back().timeline().frames, 6);
    BOOST_CHECK_EQUAL(values(0).size(), 1);
    BOOST_CHECK_EQUAL(values(0.4).size(), 3);
    const auto all = values(1);
    BOOST_REQUIRE_EQUAL(all.size(), 6);
    // x² + y² from (1, 1): each step takes four fifths of both.
    for (std::size_t k = 0; k < 6; ++k)
        BOOST_CHECK(all[k].isApprox(Vec2(static_cast<double>(k), 2 * std::pow(0.64, k)), 1e-9));
    BOOST_CHECK_EQUAL(made.plane(0).axes.x.label, "step");
    BOOST_CHECK_EQUAL(made.plane(0).axes.y.label, "T");
    BOOST_CHECK(made.plane(0).axes == made.plane(1).axes);
}

BOOST_AUTO_TEST_CASE(values_of_a_run_that_diverges_leave_the_others_their_height) {
    const auto top = [](const std::string& layers, const std::string& more = "") {
        const Composed made("{view: 2d, layers: [" + layers + "]" + more + ", animate: {by: step}}");
        return made.plane(1).axes.y.range.high;
    };
    const std::string run = "{descent_values: run}", away = "{descent_values: away}";
    BOOST_CHECK_LT(top(run), 2.2);
    BOOST_CHECK_GT(top(run + ", " + away), 3);
    BOOST_CHECK_LT(top(run + ", " + away), 4.5);
    BOOST_CHECK_GT(top(away), 2 * std::pow(1.44, 30));
    BOOST_CHECK_EQUAL(top(run + ", " + away, ", axes: {y: {range: [0, 100]}}"), 100);
}

BOOST_AUTO_TEST_CASE(panels_move_each_for_itself) {
    const Composed made("{panels: [[{view: 2d, layers: [{curve: f}]}, {view: 2d, layers: [{point: [a, 0]}]}]]" +
                        animate);
    const auto panel = [&](double t, std::size_t column) {
        return std::get<Plot2d>(std::get<Panels>(made.at(t).plot).rows[0][column]->plot);
    };
    BOOST_CHECK_EQUAL(panel(0, 0).groups[0], panel(1, 0).groups[0]);
    BOOST_CHECK(place_of(*panel(0, 1).groups[0]).isApprox(Vec2(-1, 0)));
    BOOST_CHECK(place_of(*panel(1, 1).groups[0]).isApprox(Vec2(1, 0)));
}

BOOST_AUTO_TEST_CASE(without_animate_everything_is_as_at_the_end) {
    const Composed made("{view: 2d, layers: [{point: [a, 0]}]}");
    BOOST_CHECK(place_of(*made.plane(1).groups[0]).isApprox(Vec2(1, 0)));
}

BOOST_AUTO_TEST_CASE(what_is_wrong_at_some_time_alone_is_told_beforehand) {
    const Composed made("{view: 2d, layers: [{descent: run, progress: 4 t (1 - t) + t}]" + animate);
    const auto told = made.diagnostics.sorted();
    BOOST_REQUIRE_EQUAL(told.size(), 1);
    BOOST_CHECK(told.front().message.starts_with("at t = 0.3"));
    BOOST_CHECK(told.front().message.ends_with("expected a number from 0 to 1, not '4 t (1 - t) + t'"));
}

BOOST_AUTO_TEST_SUITE_END()
