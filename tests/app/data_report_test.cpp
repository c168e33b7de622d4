#include "app/data_report.h"

#include "lectern/batch/loaded_scene.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <fmt/format.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>

using namespace lectern;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

Json seed() {
    std::ifstream file(LECTERN_TEST_DATA "/reference/seed.json");
    return Json::parse(file)["functions"];
}

/// A function of the reference as a scene: each sample and each tangent's place is a point, each descent a run.
std::string scene_of(const Json& function) {
    std::string text = fmt::format("functions: {{\"f(x, y)\": \"{}\"}}\n", function["text"].get<std::string>());
    text +=
        fmt::format("domain: {{x: {}, y: {}}}\npoints:\n", function["domain"][0].dump(), function["domain"][1].dump());
    int index = 0;
    for (const char* kind : {"samples", "tangents"}) {
        for (const Json& place : function[kind]) {
            text += fmt::format("  p{}: [{}, {}]\n", index++, place["x"].dump(), place["y"].dump());
        }
    }
    index = 0;
    if (!function["descents"].empty()) text += "descents:\n";
    for (const Json& run : function["descents"]) {
        text += fmt::format("  d{}: {{function: f, from: {}, rate: {}, steps: {}, tolerance: {}}}\n", index++,
                            run["start"].dump(), run["rate"].dump(), run["steps"].dump(), run["epsilon"].dump());
    }
    return text + "figures: {a: {view: 2d, layers: [{contours: f}]}}\n";
}

/// What `--data` says of a scene's text.
Json data_of(const std::string& text) {
    const fs::path file = fs::temp_directory_path() / fmt::format("lectern-data-{}.yaml", ::getpid());
    std::ofstream(file) << text;
    std::vector<LoadedScene> scenes;
    scenes.push_back(load_scene(file));
    fs::remove(file);
    for (const Diagnostic& mistake : scenes[0].diagnostics) BOOST_ERROR(render_diagnostic(mistake, "scene", text));
    return Json::parse(data_report(scenes, {}, 2));
}

/// Equal to nine significant digits, and to 1e-12 about zero.
void check_digits(const Json& measured, const Json& expected) {
    const auto a = measured.get<double>(), b = expected.get<double>();
    BOOST_CHECK_MESSAGE(std::fabs(a - b) <= 5e-10 * std::fabs(b) + 1e-12, fmt::format("{} is not {}", a, b));
}

void check_samples(const Json& data, const Json& function) {
    int index = 0;
    for (const Json& sample : function["samples"]) {
        const Json& point = data["points"][fmt::format("p{}", index++)]["values"]["f"];
        check_digits(point["value"], sample["f"]);
        check_digits(point["gradient"][0], sample["fx"]);
        check_digits(point["gradient"][1], sample["fy"]);
        check_digits(point["hessian"][0][0], sample["fxx"]);
        check_digits(point["hessian"][0][1], sample["fxy"]);
        check_digits(point["hessian"][1][1], sample["fyy"]);
    }
    for (const Json& tangent : function["tangents"]) {
        const Json& point = data["points"][fmt::format("p{}", index++)]["values"]["f"];
        check_digits(point["value"], tangent["z"]);
        check_digits(point["gradient"][0], tangent["slope_x"]);
        check_digits(point["gradient"][1], tangent["slope_y"]);
    }
}

void check_descents(const Json& data, const Json& function) {
    int index = 0;
    for (const Json& expected : function["descents"]) {
        const Json& run = data["descents"][fmt::format("d{}", index++)];
        BOOST_CHECK_EQUAL(run["status"], expected["stop"]);
        BOOST_REQUIRE_EQUAL(run["path"].size(), expected["path"].size());
        for (std::size_t k = 0; k < expected["path"].size(); ++k) {
            check_digits(run["path"][k][0], expected["path"][k][0]);
            check_digits(run["path"][k][1], expected["path"][k][1]);
        }
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(data_report_tests)

BOOST_DATA_TEST_CASE(every_number_of_the_reference_comes_out_to_nine_digits, boost::unit_test::data::xrange(3), index) {
    const Json function = seed()[static_cast<std::size_t>(index)];
    const Json data = data_of(scene_of(function));
    check_samples(data, function);
    check_descents(data, function);
}

BOOST_AUTO_TEST_CASE(a_tangent_is_told_as_text_and_as_tex) {
    const Json data = data_of(
        "functions: {\"f(x, y)\": x^2 + y^2}\ndomain: {x: [0, 1], y: [0, 1]}\npoints: {p: [2, 4]}\n"
        "figures: {a: {view: 2d, layers: [{contours: f}]}}\n");
    const Json tangent = data["points"]["p"]["values"]["f"]["tangent"];
    BOOST_CHECK_EQUAL(tangent["text"], "z = 4*(x - 2) + 8*(y - 4) + 20");
    BOOST_CHECK_EQUAL(tangent["latex"], "z = 4 (x - 2) + 8 (y - 4) + 20");
}

BOOST_AUTO_TEST_CASE(slopes_are_told_factored_for_any_number_of_variables) {
    const Json data = data_of(
        "functions: {\"f(x, y, z)\": x^2 y + sin(y z), \"T(x, y)\": 50 - 1/50 x^2 (x - 6) y^2 (y - 6), g(x): x^3 - x}\n"
        "domain: {x: [0, 1], y: [0, 1]}\nfigures: {a: {view: 2d, layers: [{contours: T}]}}\n");
    const auto slope = [&](const char* function, std::size_t variable) {
        return data["functions"][function]["gradient_factored"][variable]["latex"];
    };
    BOOST_CHECK_EQUAL(slope("f", 0), "2 x y");
    BOOST_CHECK_EQUAL(slope("f", 1), "x^{2} + z \\cos(y z)");
    BOOST_CHECK_EQUAL(slope("f", 2), "y \\cos(y z)");
    BOOST_CHECK_EQUAL(slope("T", 0), "-\\frac{3}{50} x y^{2} (x - 4) (y - 6)");
    BOOST_CHECK_EQUAL(data["functions"]["g"]["gradient_factored"][0]["text"], "3*x^2 - 1");
}

BOOST_AUTO_TEST_CASE(what_is_not_finite_is_null) {
    const Json data = data_of(
        "functions: {f(x): 1/x}\ndomain: {x: [1, 2]}\npoints: {p: 0}\n"
        "figures: {a: {view: 2d, layers: [{curve: f}]}}\n");
    BOOST_CHECK(data["points"]["p"]["values"]["f"]["value"].is_null());
    BOOST_CHECK(data["points"]["p"]["values"]["f"]["tangent"].is_null());
}

BOOST_AUTO_TEST_CASE(a_run_says_how_it_went) {
    const Json runs = data_of(
        "functions: {\"f(x, y)\": x^2 + y^2/2}\ndomain: {x: [0, 1], y: [0, 1]}\ndescents:\n"
        "  round: {function: f, from: [1, 0], rate: 1, steps: 20}\n"
        "  away: {function: f, from: [1, 0], rate: 3, method: momentum, beta: 0.5}\n"
        "  short: {function: f, from: [1, 0], rate: {search: armijo, shrink: 0.25}, method: newton}\n"
        "figures: {a: {view: 2d, layers: [{contours: f}]}}\n")["descents"];
    BOOST_CHECK_EQUAL(runs["round"]["cycle"].dump(), R"({"period":2,"since":0})");
    BOOST_CHECK_EQUAL(runs["round"]["threshold"].dump(), R"({"curvature":2.0,"minimum":[0.0,0.0],"rate":1.0})");
    BOOST_CHECK_EQUAL(runs["round"]["rate"].dump(), "1.0");
    BOOST_CHECK_EQUAL(runs["away"]["constants"].dump(), R"({"beta":0.5})");
    BOOST_CHECK_EQUAL(runs["away"]["status"], "diverged");
    BOOST_CHECK_EQUAL(runs["away"]["diverged_at"], runs["away"]["steps"].get<int>() + 1);
    BOOST_CHECK_EQUAL(runs["away"]["threshold"]["rate"].dump(), "1.5");
    BOOST_CHECK_EQUAL(runs["short"]["method"], "newton");
    BOOST_CHECK_EQUAL(runs["short"]["rate"]["shrink"].dump(), "0.25");
    BOOST_CHECK_EQUAL(runs["short"]["at"].dump(), "[0.0,0.0]");
    BOOST_CHECK(runs["short"]["threshold"].is_null());
}

const std::string sauna =
    "functions: {\"T(x, y)\": \"50 - 1/50 x^2 (x - 6) y^2 (y - 6)\", \"P(x, y)\": {taylor_of: T, at: low, order: 2},"
    " \"g(u, v)\": u v}\ndomain: {x: [0, 5], y: [0, 5]}\npoints: {low: {minimum_of: T}, p: [1/3, 0.1]}\n"
    "figures: {a: {view: 2d, layers: [{contours: T}]}}\n";

BOOST_AUTO_TEST_CASE(critical_points_are_told_with_their_exact_numbers) {
    const Json data = data_of(sauna);
    const Json found = data["critical_points"]["T"];
    BOOST_CHECK(found["complete"] == true);
    BOOST_CHECK(found["domain"] == Json::parse("[[0, 5], [0, 5]]"));
    BOOST_REQUIRE_EQUAL(found["isolated"].size(), 1U);
    const Json lowest = found["isolated"][0];
    BOOST_CHECK(lowest["at"] == Json::parse("[4, 4]"));
    BOOST_CHECK_EQUAL(lowest["value"], 29.52);
    BOOST_CHECK_EQUAL(lowest["kind"], "minimum");
    BOOST_CHECK_EQUAL(lowest["exact"]["value"], "738/25");
    BOOST_REQUIRE_EQUAL(found["curves"].size(), 2U);
    BOOST_CHECK_EQUAL(found["curves"][0]["equation"], "x = 0");
    BOOST_CHECK_EQUAL(found["curves"][0]["kind"], "maximum");
    BOOST_CHECK_EQUAL(found["curves"][0]["value"], 50);
    BOOST_CHECK(found["undecided"].empty());
}

BOOST_AUTO_TEST_CASE(functions_without_a_whole_domain_have_no_critical_points_told) {
    const Json data = data_of(sauna);
    BOOST_CHECK(!data["critical_points"].contains("g"));
    BOOST_CHECK(data["critical_points"].contains("P"));
}

BOOST_AUTO_TEST_CASE(a_point_is_told_as_exactly_as_it_is_known) {
    const Json points = data_of(sauna)["points"];
    BOOST_CHECK(points["p"]["exact"] == Json::parse("[\"1/3\", \"1/10\"]"));
    BOOST_CHECK_EQUAL(points["low"]["found"]["function"], "T");
    BOOST_CHECK_EQUAL(points["low"]["found"]["kind"], "minimum");
}

BOOST_AUTO_TEST_CASE(the_same_scene_gives_the_same_words) {
    const std::string text = scene_of(seed()[2]);
    BOOST_CHECK(data_of(text) == data_of(text));
}

BOOST_AUTO_TEST_SUITE_END()
