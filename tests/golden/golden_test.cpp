#include "golden/picture_comparison.h"

#include "lectern/base/error.h"
#include "lectern/batch/loaded_scene.h"
#include "lectern/encode/output_file.h"
#include "lectern/encode/png.h"
#include "lectern/paint/paint.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

using namespace lectern;
namespace fs = std::filesystem;

namespace {

/// A scene, the folder that its pictures stand in, and their scale where the scene gives none.
struct GoldenScene {
    fs::path file, pictures;
    double scale = 1;
};

std::ostream& operator<<(std::ostream& out, const GoldenScene& scene) { return out << scene.file.string(); }

/// Every scene below tests/golden with its picture beside it, the project's own scenes with theirs in docs/pictures,
/// and those of its gallery with theirs, half as large, in tests/golden/gallery.
std::vector<GoldenScene> golden_scenes() {
    const fs::path top = fs::path(LECTERN_TEST_DATA).parent_path();
    std::vector<GoldenScene> scenes;
    const auto add = [&](const fs::path& file, const fs::path& pictures, double scale = 1) {
        if (file.extension() == ".yaml") scenes.push_back({file, pictures, scale});
    };
    const fs::path golden = top / "tests" / "golden";
    for (const auto& entry : fs::recursive_directory_iterator(golden)) {
        add(entry.path(), entry.path().parent_path());
    }
    for (const auto& entry : fs::directory_iterator(top / "scenes" / "gallery")) {
        add(entry.path(), golden / "gallery", 0.5);
    }
    for (const auto& entry : fs::directory_iterator(top / "scenes")) add(entry.path(), top / "docs" / "pictures");
    std::ranges::sort(scenes, {}, &GoldenScene::file);
    return scenes;
}

/// The project's own scenes, with the frames of their animations in tests/golden/frames.
std::vector<GoldenScene> animated_scenes() {
    const fs::path top = fs::path(LECTERN_TEST_DATA).parent_path();
    std::vector<GoldenScene> scenes;
    for (const auto& entry : fs::directory_iterator(top / "scenes"))
        if (entry.path().extension() == ".yaml")
            scenes.push_back({entry.path(), top / "tests" / "golden" / "frames", 0.5});
    std::ranges::sort(scenes, {}, &GoldenScene::file);
    return scenes;
}

/// `scene.png` for a scene's only figure, `scene.figure.png` where it has several.
fs::path picture_of(const GoldenScene& golden, const LoadedScene& scene, const ComposedFigure& figure,
                    const std::string& ending) {
    const std::string suffix = scene.figures.size() == 1 ? "" : "." + figure.name();
    return golden.pictures / (golden.file.stem().string() + suffix + ending);
}

bool renews() { return std::getenv("LECTERN_RENEW_GOLDEN") != nullptr; }

/// True where the file holds these bytes, or is made to.
bool is_as_kept(const fs::path& file, const std::vector<std::uint8_t>& actual) {
    if (fs::exists(file) && read_bytes(file) == actual) return true;
    if (renews()) write_file(file, actual);
    return renews();
}

}  // namespace

BOOST_DATA_TEST_CASE(each_scene_gives_its_picture_to_the_byte, boost::unit_test::data::make(golden_scenes()), golden) {
    const LoadedScene scene = load_scene(golden.file);
    for (const Diagnostic& mistake : scene.diagnostics) {
        BOOST_ERROR(render_diagnostic(mistake, scene.file_name, scene.source));
    }
    for (const ComposedFigure& figure : scene.figures) {
        const double scale = figure.entry().scale.value_or(golden.scale);
        Figure drawn = figure.at(1, 2);
        drawn.scale = scale;
        const auto actual = encode_png(Painter(2).paint(drawn), PngEffort::still, scale, "");
        const fs::path picture = picture_of(golden, scene, figure, ".png");
        if (is_as_kept(picture, actual)) continue;
        const fs::path report = fs::path("golden_failures") / picture.filename();
        write_comparison(report, read_bytes(picture), actual);
        BOOST_ERROR(picture.string() + " differs: see " + fs::absolute(report).string());
    }
}

/// Frames of the project's own animations, half as large, before and after the middle; the last is pinned above.
BOOST_DATA_TEST_CASE(each_animation_gives_its_frames_to_the_byte, boost::unit_test::data::make(animated_scenes()),
                     golden) {
    const LoadedScene scene = load_scene(golden.file);
    for (const ComposedFigure& figure : scene.figures) {
        if (!figure.timeline().animated) continue;
        Painter painter(2);
        // The first once more, in the memory of another.
        for (const double t : {0.0, 0.3, 0.75, 0.0}) {
            Figure drawn = figure.at(t, 2);
            drawn.scale = golden.scale;
            Image image = painter.paint(drawn);
            const auto actual = encode_png(image, PngEffort::still, golden.scale, "");
            painter.recycle(std::move(image));
            const fs::path picture =
                picture_of(golden, scene, figure, ".t" + std::to_string(std::lround(100 * t)) + ".png");
            if (is_as_kept(picture, actual)) continue;
            const fs::path report = fs::path("golden_failures") / picture.filename();
            write_comparison(report, read_bytes(picture), actual);
            BOOST_ERROR(picture.string() + " differs: see " + fs::absolute(report).string());
        }
    }
}

/// Scenes that ask for SVG have it beside their picture; those of the gallery are too large for that.
BOOST_DATA_TEST_CASE(each_scene_gives_its_shapes_to_the_byte, boost::unit_test::data::make(golden_scenes()), golden) {
    if (golden.scale != 1) return;
    const LoadedScene scene = load_scene(golden.file);
    for (const ComposedFigure& figure : scene.figures) {
        if (std::ranges::find(figure.entry().formats, "svg") == figure.entry().formats.end()) continue;
        const std::string text = Painter(2).paint_svg(figure.at(1, 2), figure.name());
        const fs::path file = picture_of(golden, scene, figure, ".svg");
        BOOST_TEST(is_as_kept(file, {text.begin(), text.end()}), file << " differs from what is drawn now");
    }
}
