#include "paint/hand_made_figure.h"
#include "paint/pixels.h"

#include "paint/color_bar_painter.h"
#include "paint/pixel_canvas.h"

using namespace lectern;
using namespace lectern::hand_made;

namespace {

struct Painted {
    ColorBarLayout layout;
    Image image;
};

Painted paint_bar(const ColorBar& bar, double scale = 1) {
    Typesetter typesetter;
    const Theme theme;
    const ColorBarLayout layout = place_color_bar(typesetter, bar, theme, PageDetail::full, 10, {20, 320});
    PixelCanvas canvas(static_cast<int>(400 * scale), static_cast<int>(400 * scale), scale);
    canvas.clear(white);
    paint_color_bar(canvas, layout, bar, theme);
    return {layout, canvas.finish()};
}

PixelColor byte_color(Color color) {
    const auto byte = [](double part) { return static_cast<int>(std::lround(255 * part)); };
    return {255, byte(color.red), byte(color.green), byte(color.blue)};
}

int distance(const PixelColor& a, const PixelColor& b) {
    return std::max({std::abs(a.red - b.red), std::abs(a.green - b.green), std::abs(a.blue - b.blue)});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(color_bar_painter)

BOOST_AUTO_TEST_CASE(bands_stand_upwards_in_their_colours) {
    const std::vector<Color> colors{red, green, blue};
    const Painted painted = paint_bar(banded_bar(colors));
    const Rect& bar = painted.layout.bar;
    for (int band = 0; band < 3; ++band) {
        for (const double within : {0.02, 0.5, 0.98}) {
            const double y = bar.bottom() - (band + within) / 3 * bar.height;
            BOOST_TEST(pixel(painted.image, bar.x + bar.width / 2, y) ==
                       byte_color(colors[static_cast<std::size_t>(band)]));
        }
    }
}

BOOST_AUTO_TEST_CASE(bands_at_the_bottom_run_to_the_right) {
    ColorBar bar = banded_bar({red, green});
    bar.side = ColorBarSide::bottom;
    const Painted painted = paint_bar(bar);
    const Rect& place = painted.layout.bar;
    BOOST_TEST(pixel(painted.image, place.x + 0.25 * place.width, place.y + 5) == byte_color(red));
    BOOST_TEST(pixel(painted.image, place.x + 0.75 * place.width, place.y + 5) == byte_color(green));
}

BOOST_AUTO_TEST_CASE(bands_are_equally_long_however_levels_grow) {
    ColorBar bar = banded_bar({red, green, blue});
    bar.edges = {0, 1, 10, 100};
    bar.range = {0, 100};
    bar.ticks = {{0, "0"}, {1, "1"}, {10, "10"}, {100, "100"}};
    const Painted painted = paint_bar(bar);
    const Rect& place = painted.layout.bar;
    const std::vector<Color> colors{red, green, blue};
    for (std::size_t band = 0; band < 3; ++band)
        for (const double within : {0.02, 0.98}) {
            const double up = (static_cast<double>(band) + within) / 3;
            BOOST_TEST(pixel(painted.image, place.x + 5, place.bottom() - up * place.height) ==
                       byte_color(colors[band]));
        }
    BOOST_REQUIRE(painted.layout.ticks.size() == 4U);
    for (std::size_t k = 0; k < 4; ++k) {
        BOOST_TEST(painted.layout.ticks[k].value == static_cast<double>(k) / 3, boost::test_tools::tolerance(1e-12));
        BOOST_TEST(painted.layout.ticks[k].labelled);
    }
}

BOOST_AUTO_TEST_CASE(a_smooth_scale_has_the_maps_colours_without_steps) {
    ColorBar bar = banded_bar({});
    bar.edges.clear();
    bar.range = {0, 1};
    bar.colormap = ColorMap::named("viridis");
    const Painted painted = paint_bar(bar, 2);
    const int column = static_cast<int>(2 * painted.layout.bar.x + 10);
    const int top = static_cast<int>(2 * painted.layout.bar.y), bottom = top + 600;
    for (int y = top; y < bottom; ++y) {
        const double share = (bottom - y - 0.5) / 600;
        BOOST_TEST(distance(pixel(painted.image, column, y), byte_color(bar.colormap->smooth(share))) <= 1);
    }
}

BOOST_AUTO_TEST_CASE(labels_end_at_one_line) {
    ColorBar bar = banded_bar({red, green});
    bar.label.clear();
    bar.ticks = {{0, "0"}, {1, "10"}, {2, "−100"}};
    const Painted painted = paint_bar(bar);
    const auto right_end = [](const PlacedText& words) { return words.origin.x() + words.text.width; };
    BOOST_TEST(right_end(painted.layout.words[0]) == right_end(painted.layout.words[1]));
    BOOST_TEST(right_end(painted.layout.words[1]) == right_end(painted.layout.words[2]));
}

BOOST_AUTO_TEST_CASE(the_thickness_holds_all_that_is_drawn) {
    Typesetter typesetter;
    for (const ColorBarSide side : {ColorBarSide::right, ColorBarSide::bottom}) {
        ColorBar bar = banded_bar({red, green});
        bar.label = "Temperature";
        bar.side = side;
        // Words may be moved by half a pixel.
        const double end = 10.5 + color_bar_thickness(typesetter, bar, Theme{}, PageDetail::full, 300);
        const Image image = paint_bar(bar).image;
        for (int y = 0; y < image.height; ++y) {
            for (int x = 0; x < image.width; ++x) {
                const double reach = side == ColorBarSide::right ? x : y;
                if (reach >= end) BOOST_TEST(image.row(y)[x] == 0xffffffff);
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
