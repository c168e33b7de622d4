#include "lectern/batch/render_outputs.h"

#include "golden/picture_comparison.h"

#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <string>

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

BOOST_AUTO_TEST_CASE(an_interrupted_run_leaves_no_file) {
    const Folder folder;
    BOOST_CHECK_THROW(render_all("multiple_minima.yaml", folder.path, 2, true), Interrupted);
    BOOST_CHECK(fs::is_empty(folder.path));
}

BOOST_AUTO_TEST_SUITE_END()
