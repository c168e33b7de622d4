#include "golden/picture_comparison.h"

#include "lectern/base/error.h"
#include "lectern/batch/loaded_scene.h"
#include "lectern/encode/output_file.h"
#include "lectern/encode/png.h"
#include "lectern/paint/paint.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

using namespace lectern;
namespace fs = std::filesystem;

namespace {

const fs::path golden_folder = LECTERN_TEST_DATA "/golden";

/// Every scene below tests/golden, by its path from there.
std::vector<std::string> golden_scenes() {
    std::vector<std::string> scenes;
    for (const auto& entry : fs::recursive_directory_iterator(golden_folder)) {
        if (entry.path().extension() == ".yaml") scenes.push_back(fs::relative(entry.path(), golden_folder).string());
    }
    std::ranges::sort(scenes);
    return scenes;
}

/// `scene.png` for a scene's only figure, `scene.figure.png` where it has several.
fs::path picture_of(const fs::path& scene_file, const LoadedScene& scene, const ComposedFigure& figure) {
    const std::string suffix = scene.figures.size() == 1 ? "" : "." + figure.entry().name;
    return scene_file.parent_path() / (scene_file.stem().string() + suffix + ".png");
}

}  // namespace

BOOST_DATA_TEST_CASE(each_scene_gives_its_picture_to_the_byte, boost::unit_test::data::make(golden_scenes()), scene_name) {
    const fs::path file = golden_folder / scene_name;
    const LoadedScene scene = load_scene(file);
    for (const Diagnostic& mistake : scene.diagnostics) {
        BOOST_ERROR(render_diagnostic(mistake, scene.file_name, scene.source));
    }
    const bool renew = std::getenv("LECTERN_RENEW_GOLDEN") != nullptr;
    for (const ComposedFigure& figure : scene.figures) {
        const double scale = figure.entry().scale.value_or(1);
        Figure drawn = figure.at(1, 2);
        drawn.scale = scale;
        const auto actual = encode_png(Painter(2).paint(drawn), PngEffort::still, scale, "");
        const fs::path picture = picture_of(file, scene, figure);
        const auto expected = read_bytes(picture);
        if (renew && actual != expected) write_file(picture, actual);
        if (renew || actual == expected) continue;
        const fs::path report = fs::path("golden_failures") / picture.filename();
        write_comparison(report, expected, actual);
        BOOST_ERROR(picture.string() + " differs: see " + fs::absolute(report).string());
    }
}
