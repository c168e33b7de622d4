#include "lectern/scene/scene.h"
#include "scene/layer_kinds.h"

#include <boost/test/unit_test.hpp>

#include <cmath>

using namespace lectern;

namespace {

/// A scene of these functions and points, without mistakes.
std::unique_ptr<Scene> scene_of(const std::string& functions, const std::string& points) {
    const std::string text = "functions:\n" + functions + "domain: {x: [0, 5], y: [0, 5]}\npoints: {" + points +
                             "}\nfigures: {a: {view: 2d, layers: [{curve: f}]}}\n";
    Diagnostics diagnostics;
    auto scene = read_scene(text, test_layer_kinds, diagnostics);
    for (const Diagnostic& mistake : diagnostics.sorted()) BOOST_ERROR(render_diagnostic(mistake, "scene", text));
    BOOST_TEST_REQUIRE(scene != nullptr);
    return scene;
}

double value_of(const Scene& scene, std::string_view function, const std::vector<double>& at) {
    const FunctionEntry* entry = scene.names.find_function(function);
    BOOST_TEST_REQUIRE(entry != nullptr);
    return entry->field.value_at(at);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(made_functions)

BOOST_AUTO_TEST_CASE(a_taylor_polynomial_is_a_function_like_any_other) {
    const auto scene = scene_of("  f(x): exp(x)\n  P(x): {taylor_of: f, at: 0, order: 2}\n  e1(x): f(x) - P(x)\n", "");
    BOOST_TEST(value_of(*scene, "P", {2}) == 5.0);
    BOOST_TEST(value_of(*scene, "e1", {0}) == 0.0);
}

BOOST_AUTO_TEST_CASE(it_may_be_developed_about_a_point_that_is_found_further_down) {
    const auto scene = scene_of(
        "  f(x): x\n  T(x, y): 50 - 1/50 x^2 (x - 6) y^2 (y - 6)\n  P(x, y): {taylor_of: T, at: low, order: 2}\n",
        "start: [1, 3], low: {minimum_of: T}");
    BOOST_TEST(value_of(*scene, "P", {4, 4}) == 29.52);
    BOOST_TEST(value_of(*scene, "P", {5, 4}) == 29.52 + 7.68 / 2, boost::test_tools::tolerance(1e-12));
    BOOST_TEST(scene->names.points[0].name == "start");
}

BOOST_AUTO_TEST_CASE(its_order_bounds_its_degree) {
    const auto scene = scene_of("  f(x): x^3\n  P(x): {taylor_of: f, at: [1], order: 1}\n", "");
    BOOST_TEST(value_of(*scene, "P", {3}) == 7.0);
}

BOOST_AUTO_TEST_SUITE_END()
