#include "lectern/batch/loaded_scene.h"
#include "lectern/paint/paint.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <string>

using namespace lectern;

namespace {

const std::string scenes = LECTERN_TEST_DATA "/../scenes/";

/// The figures of a scene at two pixels for three CSS pixels, with their grounds and without.
struct BothWays {
    Image opaque, transparent;
    Theme theme;

    BothWays(const ComposedFigure& figure, double t) {
        Figure drawn = figure.at(t, 2);
        drawn.scale = 2.0 / 3;
        theme = drawn.theme;
        Painter painter;  // One for both, so that nothing of the one may stay in the other.
        opaque = painter.paint(drawn);
        drawn.transparent = true;
        transparent = painter.paint(drawn);
    }
};

/// A premultiplied pixel's part laid over a ground.
int laid_over(std::uint32_t pixel, std::uint32_t ground, int shift) {
    const std::uint32_t behind = (ground >> shift & 0xff) * (255 - (pixel >> 24));
    return static_cast<int>((pixel >> shift & 0xff) + (behind + 127) / 255);
}

/// The greatest difference of a part of a pixel.
int difference(const Image& image, const Image& transparent, std::uint32_t ground) {
    int most = 0;
    for (std::size_t i = 0; i < image.pixels.size(); ++i)
        for (const int shift : {16, 8, 0})
            most = std::max(most, std::abs(static_cast<int>(image.pixels[i] >> shift & 0xff) -
                                           laid_over(transparent.pixels[i], ground, shift)));
    return most;
}

bool is_premultiplied(const Image& image) {
    return std::ranges::all_of(image.pixels, [](std::uint32_t pixel) {
        const std::uint32_t alpha = pixel >> 24;
        return (pixel >> 16 & 0xff) <= alpha && (pixel >> 8 & 0xff) <= alpha && (pixel & 0xff) <= alpha;
    });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(transparency)

BOOST_DATA_TEST_CASE(a_transparent_figure_laid_over_its_ground_is_the_opaque_one,
                     boost::unit_test::data::make({"tangent_line", "tangent_plane", "lesson", "formulas",
                                                   "gallery/axes_cross_plane", "gallery/contour_labels",
                                                   "gallery/quiver_key", "gallery/panels_shared",
                                                   "gallery/translucent_tangent_plane", "gallery/hidden_dashed",
                                                   "gallery/several_color_bars"}),
                     name) {
    const LoadedScene scene = load_scene(scenes + name + ".yaml");
    for (const ComposedFigure& figure : scene.figures) {
        const BothWays both(figure, 1);
        BOOST_TEST_CONTEXT(figure.name()) {
            BOOST_TEST(both.transparent.pixels.front() == 0U);
            BOOST_TEST(is_premultiplied(both.transparent));
            // Each thing that is laid over others is rounded anew.
            BOOST_TEST(difference(both.opaque, both.transparent, opaque_pixel(figure.ground())) <= 3);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_figure_that_fades_over_another_is_transparent_as_well) {
    const LoadedScene scene = load_scene(scenes + "lesson.yaml");
    const auto lesson =
        std::ranges::find_if(scene.figures, [](const auto& figure) { return figure.name() == "lesson"; });
    BOOST_REQUIRE((lesson != scene.figures.end()));
    int fading = 0;
    for (int frame = 0; frame < lesson->timeline().frames; frame += 5) {
        const double t = lesson->timeline().time_of(frame);
        if (!lesson->at(t, 2).fading_from) continue;
        ++fading;
        const BothWays both(*lesson, t);
        BOOST_TEST(both.transparent.pixels.front() == 0U);
        BOOST_TEST(is_premultiplied(both.transparent));
        BOOST_TEST(difference(both.opaque, both.transparent, opaque_pixel(lesson->ground())) <= 3);
    }
    BOOST_TEST(fading > 2);
}

BOOST_AUTO_TEST_CASE(what_hides_something_keeps_its_ground) {
    const LoadedScene scene = load_scene(scenes + "tangent_line.yaml");
    const BothWays both(scene.figures.front(), 1);
    // Most of the page is empty, and the box of the legend is nearly opaque.
    const auto share = [&](const auto& wanted) {
        const auto count =
            std::ranges::count_if(both.transparent.pixels, [&](std::uint32_t pixel) { return wanted(pixel >> 24); });
        return static_cast<double>(count) / static_cast<double>(both.transparent.pixels.size());
    };
    BOOST_TEST(share([](std::uint32_t alpha) { return alpha == 0; }) > 0.7);
    BOOST_TEST(share([](std::uint32_t alpha) { return alpha > 200; }) > 0.05);
}

BOOST_AUTO_TEST_SUITE_END()
