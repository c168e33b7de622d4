#include "lectern/scene/scene.h"

#include "scene/layer_kinds.h"

#include <boost/test/unit_test.hpp>

#include <cmath>

using namespace lectern;

namespace {

const std::string functions = "functions: {f(x): x^2, 'T(x, y)': x y}\n";

/// A scene without mistakes.
std::unique_ptr<Scene> scene_of(const std::string& text) {
    Diagnostics diagnostics;
    auto scene = read_scene(text, test_layer_kinds, diagnostics);
    for (const Diagnostic& mistake : diagnostics.sorted()) BOOST_ERROR(render_diagnostic(mistake, "scene", text));
    BOOST_TEST_REQUIRE(scene != nullptr);
    return scene;
}

/// The one figure of a scene, its keys in flow style.
FigureEntry figure_of(const std::string& keys, const std::string& top = "") {
    return scene_of(top + functions + "figures: {a: {layers: [{curve: f}], " + keys + "}}\n")->figures.at(0);
}

std::vector<std::string> kinds_of(const FigureEntry& figure) {
    std::vector<std::string> kinds;
    for (const LayerEntry& layer : figure.layers) kinds.push_back(layer.kind);
    return kinds;
}

using Words = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(scene)

BOOST_AUTO_TEST_CASE(a_function_may_call_those_above_it) {
    const auto scene =
        scene_of("functions: {f(x): x^2, g(x): f(x + 1)}\nfigures: {a: {view: 2d, layers: [{curve: g}]}}");
    const double at = 2;
    BOOST_TEST(scene->names.find_function("g")->field.value_at(std::span(&at, 1)) == 9.0);
}

BOOST_AUTO_TEST_CASE(a_parameter_is_exact_in_a_function) {
    const auto scene =
        scene_of("parameters: {a: 1/3}\nfunctions: {f(x): 3 a x}\nfigures: {a: {view: 2d, layers: [{curve: f}]}}");
    BOOST_TEST(scene->names.parameters[0].value == 1.0 / 3);
    BOOST_CHECK(scene->names.functions[0].field.body() == scene->names.pool().variable("x"));
}

BOOST_AUTO_TEST_CASE(a_point_may_lie_on_a_graph) {
    const auto scene = scene_of(functions +
                                "parameters: {b: 3}\npoints: {touch: [b, f(b)]}\n"
                                "figures: {a: {view: 2d, layers: [{curve: f}]}}");
    BOOST_CHECK((scene->names.find_point("touch")->at == std::vector<double>{3, 9}));
}

BOOST_AUTO_TEST_CASE(a_descent_knows_its_function_and_start) {
    const auto scene = scene_of(functions +
                                "points: {p: [1, 3]}\ndescents: {d: {function: T, from: p, rate: 1/10}}\n"
                                "figures: {a: {view: 2d, layers: [{descent: d}]}}");
    const DescentEntry& descent = *scene->names.find_descent("d");
    BOOST_TEST(descent.function->name == "T");
    BOOST_CHECK((descent.start == std::vector<double>{1, 3}));
    BOOST_TEST(descent.options.rate == 0.1);
    BOOST_TEST(descent.options.steps == 100);
}

BOOST_AUTO_TEST_CASE(top_level_keys_may_stand_in_any_order) {
    const auto scene = scene_of(
        "figures: {a: {view: 2d, domain: {y: [0, c]}, layers: [{curve: f}]}}\n"
        "domain: {x: [0, c], y: [0, 1]}\n" +
        functions + "parameters: {c: 4}\n");
    BOOST_CHECK((scene->figures[0].domain.of("x") == Range{0, 4}));
    BOOST_CHECK((scene->figures[0].domain.of("y") == Range{0, 4}));
}

BOOST_AUTO_TEST_CASE(keys_of_the_author_are_left_alone) {
    BOOST_TEST(
        scene_of("x-mine: {any: [thing]}\nx-: 1\n" + functions + "figures: {a: {view: 2d, layers: [{curve: f}]}}")
            ->figures.size() == 1U);
}

BOOST_AUTO_TEST_CASE(defaults_follow_the_view) {
    BOOST_CHECK(figure_of("view: 2d").size == Vec2(640, 480));
    BOOST_CHECK(figure_of("view: 3d").size == Vec2(600, 600));
    BOOST_TEST(!figure_of("view: 2d").scale.has_value());
}

BOOST_AUTO_TEST_CASE(formats_follow_whether_it_moves) {
    BOOST_TEST(figure_of("view: 2d").formats == Words{"png"}, boost::test_tools::per_element());
    BOOST_TEST(figure_of("view: 2d, animate: {by: step}").formats == (Words{"mp4", "gif"}),
               boost::test_tools::per_element());
    BOOST_TEST(figure_of("view: 2d, animate: {by: step}, formats: [gif, png]").formats == (Words{"gif", "png"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(formats_of_the_scene_go_to_figures_that_they_fit) {
    const std::string top = "formats: [png, mp4]\n";
    BOOST_TEST(figure_of("view: 2d", top).formats == Words{"png"}, boost::test_tools::per_element());
    BOOST_TEST(figure_of("view: 2d, animate: {duration: 2 s}", top).formats == (Words{"png", "mp4"}),
               boost::test_tools::per_element());
    BOOST_TEST(figure_of("view: 2d", "formats: [gif]\n").formats == Words{"png"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_clip_is_transparent_as_its_figure_is_unless_it_says_so) {
    const auto in_still_and_clip = [](const std::string& words) {
        const FigureEntry figure = figure_of("view: 2d, formats: [webm, png], " + words);
        return std::pair(figure.transparent_in(true).value, figure.transparent_in(false).value);
    };
    BOOST_CHECK((in_still_and_clip("animate: {duration: 1 s}") == std::pair(false, false)));
    BOOST_CHECK((in_still_and_clip("transparent: true, animate: {duration: 1 s}") == std::pair(true, true)));
    BOOST_CHECK((in_still_and_clip("animate: {duration: 1 s, transparent: true}") == std::pair(false, true)));
    BOOST_CHECK((in_still_and_clip("transparent: true, animate: {duration: 1 s, transparent: false}") ==
                 std::pair(true, false)));
    const auto scene = scene_of(functions +
                                "figures: {a: {view: 2d, transparent: true, layers: [{curve: f}]}, b: {like: a},\n"
                                "          c: {sequence: {figures: [a, b], transparent: true}}}");
    BOOST_TEST(scene->figures[1].transparent.value);
    BOOST_TEST(!scene->figures[2].transparent_in(true).value);
    BOOST_TEST(scene->figures[2].transparent_in(false).value);
}

BOOST_AUTO_TEST_CASE(a_transparent_clip_is_a_webm_by_itself) {
    BOOST_TEST(figure_of("view: 2d, transparent: true").formats == Words{"png"}, boost::test_tools::per_element());
    BOOST_TEST(figure_of("view: 2d, animate: {by: step, transparent: true}").formats == Words{"webm"},
               boost::test_tools::per_element());
    BOOST_TEST(figure_of("view: 2d, transparent: true, animate: {by: step}").formats == Words{"webm"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_animation_by_step_is_slower) {
    BOOST_TEST(figure_of("view: 2d, animate: {by: step}").animate->fps == 10);
    BOOST_TEST(figure_of("view: 2d, animate: {duration: 500 ms}").animate->fps == 30);
    const auto preset_of = [](const std::string& words) {
        return figure_of("view: 2d, " + words).animate->effort.preset;
    };
    BOOST_TEST((preset_of("animate: {duration: 1 s}") == VideoPreset::veryfast));
    BOOST_TEST((preset_of("animate: {duration: 1 s, preset: veryslow}") == VideoPreset::veryslow));
    BOOST_TEST(figure_of("view: 2d, animate: {duration: 500 ms}").animate->duration == 0.5);
}

BOOST_AUTO_TEST_CASE(ticks_are_a_count_or_a_list) {
    const FigureEntry figure = figure_of("view: 2d, axes: {x: {ticks: 7}, y: {ticks: [0, 1/2, 1]}}");
    BOOST_TEST(figure.axes.x.tick_count.value() == 7);
    BOOST_TEST(!figure.axes.x.tick_values.has_value());
    BOOST_CHECK((figure.axes.y.tick_values == std::vector<double>{0, 0.5, 1}));
}

BOOST_AUTO_TEST_CASE(a_camera_may_be_given_by_angles) {
    for (const double side : {-1.0, 1.0}) {
        const std::string above = side > 0 ? "90" : "-90", almost = side > 0 ? "89.9" : "-89.9";
        const auto straight = *figure_of("view: 3d, camera: {azimuth: 20, elevation: " + above + "}").camera;
        const auto beside = *figure_of("view: 3d, camera: {azimuth: 20, elevation: " + almost + "}").camera;
        const Vec3 up = Vec3(0, 0, 1) - beside.eye.normalized().z() * beside.eye.normalized();
        BOOST_CHECK_SMALL((straight.up.normalized() - up.normalized()).norm(), 2e-3);
        BOOST_CHECK_SMALL(straight.up.dot(straight.eye), 1e-12);
    }
    const Vec3 eye = figure_of("view: 3d, camera: {azimuth: 90, elevation: 30, distance: 2}").camera->eye;
    BOOST_TEST((eye - Vec3(0, std::sqrt(3.0), 1)).norm() < 1e-15);
    const Vec3 default_eye = figure_of("view: 3d, camera: {azimuth: 45}").camera->eye;
    BOOST_TEST((default_eye - Vec3(1.25, 1.25, 1.25)).norm() < 1e-14);
}

BOOST_AUTO_TEST_CASE(a_style_overrides_the_scenes_key_by_key) {
    const FigureEntry figure =
        figure_of("view: 2d, style: {font_size: 20}", "style: {font_size: 10, line_width: 3, colors: [red]}\n");
    BOOST_TEST(figure.style.font_size.value() == 20.0);
    BOOST_TEST(figure.style.line_width.value() == 3.0);
    BOOST_TEST(figure.style.colors.size() == 1U);
}

BOOST_AUTO_TEST_CASE(contours_beside_a_surface_are_its_option) {
    const auto scene =
        scene_of(functions + "figures: {a: {view: 3d, layers: [{contours: [x], surface: T}, {contours: T}]}}");
    BOOST_TEST(kinds_of(scene->figures[0]) == (Words{"surface", "contours"}), boost::test_tools::per_element());
    BOOST_TEST(scene->figures[0].layers[0].options.size() == 1U);
    BOOST_TEST(scene->figures[0].layers[1].subject->text == "T");
}

BOOST_AUTO_TEST_CASE(an_alias_may_be_a_layer) {
    const auto scene =
        scene_of("x-l: &l {curve: f, group: g}\n" + functions + "figures: {a: {view: 2d, layers: [*l, *l]}}");
    BOOST_TEST(scene->figures[0].layers.size() == 2U);
    BOOST_TEST(scene->figures[0].layers[1].group == "g");
}

BOOST_AUTO_TEST_SUITE_END()
