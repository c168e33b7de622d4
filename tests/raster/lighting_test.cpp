#include "raster/small_plots.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <numbers>

using namespace lectern;

namespace {

constexpr Lighting unlit{1, 0, 0, 0.5, 0};

Mesh colored(Mesh mesh, const std::string& map, const Lighting& lighting) {
    mesh.colormap = ColorMap::named(map);
    mesh.range = {0, 1};
    mesh.lighting = lighting;
    return mesh;
}

std::array<double, 3> channels(std::uint32_t pixel) {
    return {(pixel >> 16 & 255) / 255.0, (pixel >> 8 & 255) / 255.0, (pixel & 255) / 255.0};
}

/// The share of the colour map whose colour, made lighter or darker as a whole, comes nearest to `pixel`.
double found_on_the_bar(const ColorMap& map, std::uint32_t pixel) {
    const auto seen = channels(pixel);
    double best = 1e9, share = 0;
    for (int i = 0; i <= 1000; ++i) {
        const Color color = map.smooth(i / 1000.0);
        const std::array<double, 3> bar = {color.red, color.green, color.blue};
        double along = 0, length = 0, off = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            along += seen[k] * bar[k];
            length += bar[k] * bar[k];
        }
        for (std::size_t k = 0; k < 3; ++k) off += std::pow(seen[k] - along / length * bar[k], 2);
        if (off < best) {
            best = off;
            share = i / 1000.0;
        }
    }
    return share;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(lighting)

BOOST_DATA_TEST_CASE(without_light_colours_are_those_of_the_map,
                     boost::unit_test::data::make({"viridis", "RdBu_r", "Blues", "plasma"}), map) {
    Plot3d plot = plot_from_above();
    const auto height = [](double x, double y) { return 0.1 + 0.5 * x + 0.3 * y; };
    add(plot, colored(graph_mesh(height, 0, 1, 17, red), map, unlit));
    const Image image = picture(plot, 200);
    const ColorMap colors = *ColorMap::named(map);
    for (int y = 1; y < 199; ++y)
        for (int x = 1; x < 199; ++x) {
            const Color wanted = colors.smooth(height((x + 0.5) / 200, 1 - (y + 0.5) / 200));
            const auto seen = channels(image.row(y)[x]);
            BOOST_REQUIRE_LE(std::abs(seen[0] - wanted.red), 1.0 / 255);
            BOOST_REQUIRE_LE(std::abs(seen[1] - wanted.green), 1.0 / 255);
            BOOST_REQUIRE_LE(std::abs(seen[2] - wanted.blue), 1.0 / 255);
        }
}

BOOST_AUTO_TEST_CASE(light_leaves_a_colour_in_its_place_of_the_bar) {
    Plot3d plot = plot_from_above();
    const auto height = [](double x, double y) {
        constexpr double tau = 2 * std::numbers::pi;
        return 0.5 + 0.2 * std::sin(tau * x) * std::cos(tau * y) + 0.2 * (x - 0.5);
    };
    Lighting matt;  // Plotly's own, without gloss, which adds white
    matt.specular = matt.fresnel = 0;
    add(plot, colored(graph_mesh(height, 0, 1, 60, red), "viridis", matt));
    const Image image = picture(plot, 160);
    const ColorMap colors = *ColorMap::named("viridis");
    for (int y = 2; y < 158; y += 3)
        for (int x = 2; x < 158; x += 3)
            BOOST_REQUIRE_SMALL(
                found_on_the_bar(colors, image.row(y)[x]) - height((x + 0.5) / 160, 1 - (y + 0.5) / 160), 0.02);
}

BOOST_AUTO_TEST_CASE(a_slope_has_no_bands) {
    Plot3d plot = plot_from_above();
    for (const Lighting& lighting : {unlit, Lighting{}}) {
        plot.groups.clear();
        add(plot, colored(graph_mesh([](double x, double) { return x; }, 0, 1, 9, red), "Greys", lighting));
        const Image image = picture(plot, 600);
        int steps = 0;
        for (int x = 1; x < 600; ++x) {
            const int step = std::abs(green_at(image, x, 300) - green_at(image, x - 1, 300));
            BOOST_REQUIRE_LE(step, 1);
            steps += step;
        }
        BOOST_CHECK_GT(steps, 200);
    }
}

BOOST_AUTO_TEST_CASE(a_slope_turned_to_the_light_is_brighter) {
    // The light stands above the viewer's left shoulder.
    std::array<int, 2> seen{};
    for (const double slope : {0.8, -0.8}) {
        Plot3d plot = plot_from_above();
        Mesh mesh =
            graph_mesh([=](double x, double) { return 0.5 + slope * (x - 0.5); }, 0, 1, 1, Color{0.5, 0.5, 0.5, 1});
        mesh.lighting = {};
        add(plot, mesh);
        seen[slope > 0 ? 0 : 1] = green_at(picture(plot, 32), 16, 16);
    }
    BOOST_CHECK_GT(seen[0], seen[1] + 8);
}

BOOST_AUTO_TEST_SUITE_END()
