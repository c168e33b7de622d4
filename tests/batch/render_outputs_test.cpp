#include "lectern/batch/render_outputs.h"

#include "golden/picture_comparison.h"
#include "lectern/base/error.h"
#include "lectern/encode/output_file.h"

#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

using namespace lectern;
namespace fs = std::filesystem;

namespace {

const std::string scenes = LECTERN_TEST_DATA "/../scenes/";

class Counter : public ProgressListener {
public:
    void frames_drawn(int count) override { frames += count; }
    void file_written(const OutputTask& /*task*/) override { ++files; }
    int frames = 0, files = 0;
};

/// A folder of its own that is gone at the end.
struct Folder {
    fs::path path = fs::temp_directory_path() / ("lectern-batch-" + std::to_string(::getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
};

Counter render_all(const std::string& scene_name, const fs::path& output, int jobs, bool stop = false) {
    LoadedScene scene = load_scene(scenes + scene_name);
    RenderOptions options;
    options.output = output;
    options.scale = 0.5;
    const auto tasks = plan_outputs(scene, options);
    Counter counter;
    const std::atomic<bool> interrupted{stop};
    render_outputs(tasks, jobs, counter, interrupted);
    BOOST_CHECK_EQUAL(counter.frames, frame_count(tasks));
    return counter;
}

/// Renders the scene `text`, kept in `file`, as `options` say on `jobs` threads.
template <class Listener = Counter>
Listener render_text(const std::string& text, const fs::path& file, const RenderOptions& options, int jobs = 2) {
    write_file(file, std::vector<std::uint8_t>(text.begin(), text.end()));
    LoadedScene scene = load_scene(file);
    const auto tasks = plan_outputs(scene, options);
    Listener listener;
    render_outputs(tasks, jobs, listener, std::atomic<bool>{false}, options.division);
    BOOST_CHECK_EQUAL(listener.frames, frame_count(tasks, options.division));
    return listener;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(outputs)

BOOST_AUTO_TEST_CASE(files_are_the_same_for_any_number_of_threads) {
    const Folder folder;
    for (const char* scene : {"sauna.yaml", "tangent_plane.yaml"}) {
        render_all(scene, folder.path / "one", 1);
        const Counter two = render_all(scene, folder.path / "two", 2);
        render_all(scene, folder.path / "five", 5);
        BOOST_CHECK_GT(two.files, 0);
    }
    int compared = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder.path / "one")) {
        if (!entry.is_regular_file()) continue;
        const fs::path name = fs::relative(entry.path(), folder.path / "one");
        const auto bytes = read_bytes(entry.path());
        BOOST_CHECK_MESSAGE(bytes == read_bytes(folder.path / "two" / name), name);
        BOOST_CHECK_MESSAGE(bytes == read_bytes(folder.path / "five" / name), name);
        ++compared;
    }
    BOOST_CHECK_EQUAL(compared, 13);
}

/// A clip in every format.
const std::string moving_scene = R"(functions: {f(x): x^2}
domain: {x: [-1, 1]}
figures:
  a:
    view: 2d
    size: [120, 90]
    scale: 1
    layers: [{curve: f}, {point: [2 t - 1, "(2 t - 1)^2"]}]
    animate: {duration: 7 s, fps: 10}
    formats: [mp4, webm, gif, apng, html, frames]
)";

/// A transparent clip in every format that holds one.
std::string transparent_scene() {
    std::string text = moving_scene;
    text.replace(text.find("[mp4"), std::string::npos, "[webm, apng, frames]\n    transparent: true\n");
    return text;
}

/// How many files `expected` holds; each is the same in `actual`.
int count_same_files(const fs::path& expected, const fs::path& actual) {
    int compared = 0;
    for (const auto& entry : fs::recursive_directory_iterator(expected)) {
        if (!entry.is_regular_file()) continue;
        const fs::path name = fs::relative(entry.path(), expected);
        BOOST_REQUIRE_MESSAGE(fs::exists(actual / name), name);
        BOOST_CHECK_MESSAGE(read_bytes(entry.path()) == read_bytes(actual / name), name);
        ++compared;
    }
    return compared;
}

BOOST_AUTO_TEST_CASE(every_format_of_clips_is_the_same_for_any_number_of_threads) {
    const Folder folder;
    for (const auto& [name, jobs] : {std::pair{"one", 1}, {"two", 2}}) {
        RenderOptions options;
        options.output = folder.path / name;
        BOOST_CHECK_EQUAL(render_text(moving_scene, folder.path / "moving.yaml", options, jobs).files, 6);
    }
    BOOST_CHECK_EQUAL(count_same_files(folder.path / "one", folder.path / "two"), 5 + 70);
    BOOST_CHECK(fs::exists(folder.path / "one" / "moving" / "a.frames" / "0070.png"));
}

BOOST_AUTO_TEST_CASE(shards_joined_are_what_one_call_makes) {
    const Folder folder;
    const auto render = [&](const char* name, const Division& division) {
        RenderOptions options;
        options.output = folder.path / name;
        options.division = division;
        return render_text(moving_scene, folder.path / "moving.yaml", options);
    };
    render("whole", {});
    BOOST_CHECK_THROW(render("shared", {0, 1, true}), MachineError);
    int files = 0;
    for (const int shard : {2, 0, 1}) files += render("shared", {shard, 3, false}).files;
    // The GIF and the APNG, and a share of the folder of frames from two shards.
    BOOST_CHECK_EQUAL(files, 2 + 2);
    BOOST_CHECK(!fs::exists(folder.path / "shared" / "moving" / "a.mp4"));
    BOOST_CHECK(fs::exists(folder.path / "shared" / "moving" / "a.mp4.chunk-1-of-2"));
    render("shared", {0, 1, true});
    BOOST_CHECK_EQUAL(count_same_files(folder.path / "whole", folder.path / "shared"), 5 + 70);
    // And no more: the chunks are gone.
    BOOST_CHECK_EQUAL(std::distance(fs::recursive_directory_iterator(folder.path / "shared"), {}),
                      std::distance(fs::recursive_directory_iterator(folder.path / "whole"), {}));
}

BOOST_AUTO_TEST_CASE(transparent_clips_are_the_same_on_any_threads_and_from_shards) {
    const Folder folder;
    const auto render = [&](const char* name, int jobs, const Division& division) {
        RenderOptions options;
        options.output = folder.path / name;
        options.division = division;
        render_text(transparent_scene(), folder.path / "moving.yaml", options, jobs);
    };
    render("one", 1, {});
    render("two", 2, {});
    for (const int shard : {1, 2, 0}) render("shared", 2, {shard, 3, false});
    render("shared", 2, {0, 1, true});
    BOOST_CHECK_EQUAL(count_same_files(folder.path / "one", folder.path / "two"), 2 + 70);
    BOOST_CHECK_EQUAL(count_same_files(folder.path / "one", folder.path / "shared"), 2 + 70);
    const auto video = read_bytes(folder.path / "one" / "moving" / "a.webm");
    // Matroska's AlphaMode, of one byte, and a BlockAdditional of number 1.
    const std::vector<std::uint8_t> mode{0x53, 0xc0, 0x81, 1}, beside{0xee, 0x81, 1, 0xa5};
    BOOST_CHECK((std::ranges::search(video, mode).begin() != video.end()));
    BOOST_CHECK((std::ranges::search(video, beside).begin() != video.end()));
}

BOOST_AUTO_TEST_CASE(a_gif_keeps_its_size_budget_and_says_how) {
    const Folder folder;
    struct Faults : Counter {
        void fault_found(const OutputTask& /*task*/, const std::string& fault) override { told += fault; }
        std::string told;
    };
    const auto render = [&](const std::string& budget) {
        std::string text = moving_scene;
        if (!budget.empty()) text.replace(text.find("fps: 10"), 7, "fps: 20, max_size: " + budget);
        RenderOptions options;
        options.output = folder.path;
        options.formats = {"gif"};
        const std::string told = render_text<Faults>(text, folder.path / "moving.yaml", options).told;
        return std::pair{fs::file_size(folder.path / "moving" / "a.gif"), told};
    };
    const auto [whole, nothing] = render("");
    BOOST_CHECK(nothing.find("GIF") == std::string::npos);
    const auto [slower, told] = render(std::to_string(whole / 1000 + 2) + " kB");
    BOOST_CHECK_LE(slower, (whole / 1000 + 2) * 1000);
    BOOST_CHECK(told.find("10 frames a second and 1 pixels") != std::string::npos);
    const auto [smaller, told_too] = render(std::to_string(whole / 2000) + " kB");
    BOOST_CHECK_LE(smaller, whole / 2000 * 1000);
    BOOST_CHECK(told_too.find("10 frames a second and 0.") != std::string::npos);
    const auto [least, excuse] = render("1 kB");
    BOOST_CHECK_GT(least, 1000);
    BOOST_CHECK(excuse.find("can't be made as small as 1 kB") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(captions_of_a_sequence_stand_beside_its_video) {
    const Folder folder;
    const fs::path file = folder.path / "lesson.yaml";
    const std::string text = R"(functions: {f(x): x^2}
domain: {x: [-1, 1]}
figures:
  a: {view: 2d, caption: Up and down, layers: [{curve: f}]}
  lesson: {size: [160, 90], scale: 1, sequence: {figures: [a, a], hold: 1 s}, formats: [mp4, html]}
)";
    write_file(file, std::vector<std::uint8_t>(text.begin(), text.end()));
    LoadedScene scene = load_scene(file);
    RenderOptions options;
    options.output = folder.path;
    options.only = "lesson";
    const auto tasks = plan_outputs(scene, options);
    BOOST_REQUIRE_EQUAL(tasks.size(), 2);
    BOOST_CHECK_EQUAL(captions_file(tasks[0]), folder.path / "lesson" / "lesson.vtt");
    BOOST_CHECK(captions_file(tasks[1]).empty());  // The player holds them itself.
    Counter counter;
    render_outputs(tasks, 2, counter, std::atomic<bool>{false});
    const auto captions = read_bytes(folder.path / "lesson" / "lesson.vtt");
    BOOST_CHECK_EQUAL(std::string(captions.begin(), captions.end()),
                      "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nUp and down\n\n00:00:01.000 --> "
                      "00:00:02.000\nUp and down\n");
}

BOOST_AUTO_TEST_CASE(a_sequence_keeps_a_size_budget_too) {
    const Folder folder;
    RenderOptions options;
    options.output = folder.path;
    options.only = "all";
    const auto size_with = [&](const std::string& more) {
        render_text(
            "functions: {f(x): x^2}\ndomain: {x: [-1, 1]}\nfigures:\n  a: {view: 2d, layers: [{curve: f}]}\n"
            "  b: {view: 2d, layers: [{curve: f}, {point: [0, 0]}]}\n  all: {size: [320, 180], sequence: {figures: "
            "[a, b], hold: 1 s, fade: 0.5 s" +
                more + "}, formats: [gif]}\n",
            folder.path / "lesson.yaml", options);
        return fs::file_size(folder.path / "lesson" / "all.gif");
    };
    const auto whole = size_with("");
    const auto budget = whole / 2000;
    BOOST_REQUIRE_GT(budget, 1);
    BOOST_CHECK_LE(size_with(", max_size: " + std::to_string(budget) + " kB"), budget * 1000);
}

BOOST_AUTO_TEST_CASE(chunks_of_another_text_are_not_joined) {
    const Folder folder;
    const auto render = [&](const std::string& text, const Division& division) {
        RenderOptions options;
        options.output = folder.path;
        options.formats = {"mp4"};
        options.division = division;
        render_text(text, folder.path / "moving.yaml", options);
    };
    render(moving_scene, {0, 2, false});
    render(moving_scene, {1, 2, false});
    BOOST_CHECK_THROW(render(moving_scene + "# changed\n", {0, 1, true}), MachineError);
    BOOST_CHECK_NO_THROW(render(moving_scene, {0, 1, true}));
}

BOOST_AUTO_TEST_CASE(frames_of_a_longer_clip_made_before_are_gone) {
    const Folder folder;
    const auto render = [&](const std::string& text) {
        RenderOptions options;
        options.output = folder.path;
        options.formats = {"frames"};
        render_text(text, folder.path / "moving.yaml", options);
    };
    render(moving_scene);
    std::string shorter = moving_scene;
    shorter.replace(shorter.find("7 s"), 3, "1 s");
    render(shorter);
    const fs::path frames = folder.path / "moving" / "a.frames";
    BOOST_CHECK_EQUAL(std::distance(fs::directory_iterator(frames), fs::directory_iterator()), 10);
}

BOOST_AUTO_TEST_CASE(an_interrupted_run_leaves_no_file) {
    const Folder folder;
    BOOST_CHECK_THROW(render_all("multiple_minima.yaml", folder.path, 2, true), Interrupted);
    BOOST_CHECK(fs::is_empty(folder.path));
}

BOOST_AUTO_TEST_SUITE_END()
