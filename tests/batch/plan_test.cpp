#include "lectern/batch/plan.h"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>

using namespace lectern;

namespace {

const std::string scenes = LECTERN_TEST_DATA "/../scenes/";

std::vector<std::string> files_of(const RenderOptions& options) {
    LoadedScene scene = load_scene(scenes + "sauna.yaml");
    std::vector<std::string> files;
    for (const OutputTask& task : plan_outputs(scene, options)) files.push_back(task.file.generic_string());
    return files;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(plan)

BOOST_AUTO_TEST_CASE(each_figure_has_a_file_a_format) {
    const auto files = files_of({});
    BOOST_CHECK_EQUAL(files.size(), 10U);
    BOOST_CHECK_EQUAL(files.front(), "output/sauna/temperature.png");
    BOOST_CHECK_EQUAL(files.back(), "output/sauna/descent_fast.gif");
}

BOOST_AUTO_TEST_CASE(only_takes_a_glob_over_figures_or_scenes_and_figures) {
    RenderOptions options;
    options.only = "descent_*";
    BOOST_CHECK_EQUAL(files_of(options).size(), 6U);
    options.only = "sauna/temp?rature";
    BOOST_CHECK_EQUAL(files_of(options).size(), 1U);
    options.only = "temp";
    BOOST_CHECK(files_of(options).empty());
}

BOOST_AUTO_TEST_CASE(files_of_shapes_have_no_scale) {
    LoadedScene scene = load_scene(scenes + "tangent_line.yaml");
    RenderOptions options;
    options.formats = {"png", "svg", "pdf"};
    options.scale = 3;
    const auto tasks = plan_outputs(scene, options);
    BOOST_REQUIRE_EQUAL(tasks.size(), 3U);
    BOOST_CHECK_EQUAL(tasks[0].scale, 3);
    BOOST_CHECK_EQUAL(tasks[1].scale, 1);
    BOOST_CHECK_EQUAL(tasks[2].scale, 1);
}

BOOST_AUTO_TEST_CASE(figures_in_space_have_shapes_too) {
    LoadedScene scene = load_scene(scenes + "tangent_plane.yaml");
    RenderOptions options;
    options.formats = {"svg", "pdf"};
    BOOST_CHECK_EQUAL(plan_outputs(scene, options).size(), 6U);
    BOOST_CHECK(scene.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(formats_of_the_command_line_leave_out_clips_of_stills) {
    RenderOptions options;
    options.formats = {"gif"};
    BOOST_CHECK_EQUAL(files_of(options).size(), 2U);
    options.formats = {"png", "png"};
    BOOST_CHECK_EQUAL(files_of(options).size(), 6U);
}

BOOST_AUTO_TEST_CASE(a_gif_has_half_the_pixels_of_a_still_unless_a_scale_is_given) {
    LoadedScene scene = load_scene(scenes + "sauna.yaml");
    for (const OutputTask& task : plan_outputs(scene, {})) BOOST_CHECK_EQUAL(task.scale, task.format == "gif" ? 1 : 2);
    RenderOptions options;
    options.scale = 0.5;
    for (const OutputTask& task : plan_outputs(scene, options)) BOOST_CHECK_EQUAL(task.scale, 0.5);
}

BOOST_AUTO_TEST_CASE(a_clip_that_its_codec_cannot_hold_is_told_before_the_first_frame) {
    LoadedScene scene = load_scene(scenes + "sauna.yaml");
    RenderOptions options;
    options.scale = 1.0 / 3;
    options.only = "descent_slow";
    options.formats = {"mp4"};
    BOOST_CHECK(plan_outputs(scene, options).empty());
    BOOST_REQUIRE_EQUAL(scene.diagnostics.size(), 1U);
    BOOST_CHECK_NE(scene.diagnostics[0].message.find("mp4"), std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_gif_plays_as_long_at_a_rate_that_it_can_hold) {
    LoadedScene scene = load_scene(LECTERN_TEST_DATA "/batch/thirty_a_second.yaml");
    const auto tasks = plan_outputs(scene, {});
    BOOST_REQUIRE_EQUAL(tasks.size(), 2U);
    BOOST_CHECK_EQUAL(tasks[0].format, "mp4");
    BOOST_CHECK_EQUAL(tasks[0].timeline.frames, 60);
    BOOST_CHECK_EQUAL(tasks[1].timeline.fps, 25);
    BOOST_CHECK_EQUAL(tasks[1].timeline.frames, 50);
}

BOOST_AUTO_TEST_CASE(globs_match_whole_names) {
    BOOST_CHECK(matches_glob("descent_slow", "d*t_*w"));
    BOOST_CHECK(matches_glob("", "*"));
    BOOST_CHECK(matches_glob("aab", "*ab"));
    BOOST_CHECK(!matches_glob("descent", "desc"));
    BOOST_CHECK(!matches_glob("a", "??"));
}

BOOST_AUTO_TEST_CASE(a_transparent_figure_is_refused_to_a_format_that_cannot_hold_it) {
    const auto told_of = [](const std::string& format) {
        LoadedScene scene = load_scene(scenes + "over_a_slide.yaml");
        RenderOptions options;
        options.formats = {format};
        const auto tasks = plan_outputs(scene, options);
        if (scene.diagnostics.empty()) BOOST_CHECK(tasks.at(0).transparent);
        return scene.diagnostics.empty() ? std::string() : scene.diagnostics.front().message;
    };
    BOOST_CHECK_EQUAL(told_of("html"),
                      "'over_a_slide' can't become html: html holds no transparency: use webm, apng or frames");
    for (const char* format : {"png", "svg", "pdf", "webm", "apng", "frames"}) BOOST_CHECK_EQUAL(told_of(format), "");
}

BOOST_AUTO_TEST_SUITE_END()
