#include "raster/small_plots.h"
#include "raster/stencil.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <limits>
#include <vector>

using namespace lectern;

namespace {

/// A white sheet z = 0.5 + slope (x - 0.5), seen from above.
Plot3d sheet(double slope = 0) {
    Plot3d plot = plot_from_above();
    add(plot, graph_mesh([=](double x, double) { return 0.5 + slope * (x - 0.5); }, 0, 1, 20, white));
    return plot;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ink)

BOOST_AUTO_TEST_CASE(a_line_on_a_steep_surface_keeps_its_width) {
    for (const double slope : {0.0, 1.0, -1.0}) {
        Plot3d plot = sheet(slope);
        // Across the slope, where one half of the line's breadth lies higher than its middle.
        add(plot, Line3d{{{0.5, 0, 0.5}, {0.5, 1, 0.5}}, {black, 5, {}}});
        const Image image = picture(plot, 100);
        for (const int y : {10, 50, 90}) BOOST_CHECK_CLOSE(black_across_row(image, y, 0, 100), 5.0, 2);
    }
}

BOOST_AUTO_TEST_CASE(a_curve_on_a_bent_surface_keeps_its_width) {
    Plot3d plot;
    for (Axis& axis : plot.axes.axes) axis.range = {-1, 1};
    plot.camera.eye = {0.2, -2, 1.4};
    const auto height = [](double x, double y) { return 0.6 - 0.6 * (x * x + y * y); };
    add(plot, graph_mesh(height, -1, 1, 30, white));
    Line3d curve;  // of the surface itself, not of its triangles
    for (int i = 0; i <= 300; ++i) {
        const double x = -0.5 + i / 300.0;
        curve.points.push_back({x, 0, height(x, 0)});
    }
    curve.stroke = {black, 4, {}};
    add(plot, curve);
    const Image image = picture(plot, 300);
    const View view(plot.axes, plot.camera, {0, 0, 300, 300});
    for (const double x : {-0.3, 0.0, 0.3}) {
        const double h = 1e-4;
        const Projected a = view.project({x - h, 0, height(x - h, 0)}), b = view.project({x + h, 0, height(x + h, 0)});
        const double slope = (b.y - a.y) / (b.x - a.x);
        const double across_column = 4 * std::sqrt(1 + slope * slope);
        const int column = static_cast<int>((a.x + b.x) / 2);
        BOOST_CHECK_CLOSE(black_across_column(image, column, 0, 300), across_column, 4);
    }
}

BOOST_AUTO_TEST_CASE(a_curve_beside_a_fold_keeps_its_width) {
    Plot3d plot;
    for (Axis& axis : plot.axes.axes) axis.range = {-1, 1};
    plot.camera.eye = {0, -2, 0.45};
    const auto height = [](double x, double y) { return 0.6 - 0.8 * (x * x + y * y); };
    add(plot, graph_mesh(height, -1, 1, 24, white));
    const View view(plot.axes, plot.camera, {0, 0, 300, 300});
    for (const double y : {-0.3, -0.2, -0.1, -0.05}) {
        Plot3d with_curve = plot;
        Line3d curve;
        for (int i = 0; i <= 300; ++i) {
            const double x = -0.3 + 0.6 * i / 300;
            curve.points.push_back({x, y, height(x, y)});
        }
        curve.stroke = {black, 8, {}};
        add(with_curve, curve);
        const Image image = picture(with_curve, 300);
        // Some of it lies over the empty ground behind the crest, where black is alone.
        const int column = static_cast<int>(view.project({0, y, height(0, y)}).x);
        double black_sum = 0;
        for (int row = 0; row < 300; ++row) {
            const std::uint32_t pixel = image.row(row)[column];
            black_sum += static_cast<double>((pixel >> 24) - (pixel >> 16 & 255)) / 255;
        }
        BOOST_CHECK_CLOSE(black_sum, 8.0, 4);
    }
}

BOOST_AUTO_TEST_CASE(a_line_behind_a_surface_is_hidden) {
    Plot3d plot = sheet(0.7);
    add(plot, Line3d{{{0.5, 0, 0.44}, {0.5, 1, 0.44}}, {black, 5, {}}});
    const Image image = picture(plot, 100);
    BOOST_CHECK_EQUAL(black_across_row(image, 50, 0, 100), 0);
}

BOOST_AUTO_TEST_CASE(a_line_in_front_of_a_surface_is_seen) {
    Plot3d plot = sheet();
    add(plot, Line3d{{{0.5, 0, 0.9}, {0.5, 1, 0.9}}, {black, 3, {}}});
    BOOST_CHECK_CLOSE(black_across_row(picture(plot, 100), 50, 0, 100), 3.0, 2);
}

BOOST_AUTO_TEST_CASE(a_line_through_a_surface_ends_at_it) {
    Plot3d plot = sheet();
    add(plot, Line3d{{{0, 0.5, 0}, {1, 0.5, 1}}, {black, 4, {}}});
    const Image image = picture(plot, 100);
    BOOST_CHECK_SMALL(black_across_column(image, 40, 0, 100), 0.01);
    BOOST_CHECK_CLOSE(black_across_column(image, 60, 0, 100), 4.0, 2);
}

BOOST_AUTO_TEST_CASE(a_tangent_line_below_a_bowl_touches_in_one_place) {
    Plot3d plot = plot_from_above();
    // 100 pixels to a unit: at a twentieth of a unit from the point the bowl is half a pixel above its tangent.
    add(plot, graph_mesh([](double x, double) { return 0.2 + 2 * (x - 0.5) * (x - 0.5); }, 0, 1, 100, white));
    add(plot, Line3d{{{0, 0.5, 0.2}, {1, 0.5, 0.2}}, {black, 2, {}}});
    const Image image = picture(plot, 100);
    BOOST_CHECK_SMALL(black_across_column(image, 40, 0, 100), 0.01);
    BOOST_CHECK_CLOSE(black_across_column(image, 50, 0, 100), 2.0, 2);
    BOOST_CHECK_SMALL(black_across_column(image, 60, 0, 100), 0.01);
}

BOOST_AUTO_TEST_CASE(joins_are_round_and_translucent_lines_no_darker_there) {
    Plot3d plot = sheet();
    const Color half_black{0, 0, 0, 0.5};
    add(plot, Line3d{{{0.2, 0.5, 0.6}, {0.5, 0.5, 0.6}, {0.5, 0.2, 0.6}}, {half_black, 8, {}}});
    const Image image = picture(plot, 100);
    BOOST_CHECK_SMALL(red_at(image, 49, 49) - 127.5, 1.0);
    BOOST_CHECK_SMALL(red_at(image, 30, 49) - 127.5, 1.0);
    BOOST_CHECK_EQUAL(red_at(image, 53, 46), 255);  // outside of the round corner, inside of a square one
}

BOOST_AUTO_TEST_CASE(a_missing_point_breaks_a_line) {
    Plot3d plot = plot_from_above();
    const double missing = std::numeric_limits<double>::quiet_NaN();
    add(plot,
        Line3d{{{0, 0.5, 0.5}, {0.3, 0.5, 0.5}, {missing, 0.5, 0.5}, {0.7, 0.5, 0.5}, {1, 0.5, 0.5}}, {black, 3, {}}});
    const Image image = picture(plot, 100);
    BOOST_CHECK_EQUAL(alpha_at(image, 20, 50), 255);
    BOOST_CHECK_EQUAL(alpha_at(image, 50, 50), 0);
    BOOST_CHECK_EQUAL(alpha_at(image, 80, 50), 255);
}

BOOST_AUTO_TEST_CASE(dashes_are_as_long_as_their_pattern_says) {
    Plot3d plot = plot_from_above();
    add(plot, Line3d{{{0, 0.5, 0.5}, {1, 0.5, 0.5}}, {black, 2, {12, 8}}});
    const Image image = picture(plot, 100);
    for (int dash = 0; dash < 5; ++dash) {
        BOOST_CHECK_EQUAL(alpha_at(image, 20 * dash + 6, 49), 255);
        BOOST_CHECK_EQUAL(alpha_at(image, 20 * dash + 16, 49), 0);
    }
    double sum = 0;
    for (int x = 0; x < 100; ++x) sum += alpha_at(image, x, 49) / 255.0;
    BOOST_CHECK_SMALL(sum - 60, 4.0);
}

BOOST_AUTO_TEST_CASE(the_nearer_of_two_lines_is_on_top) {
    for (const bool swapped : {false, true}) {
        Plot3d plot = plot_from_above();
        const Line3d low{{{0, 0.5, 0.2}, {1, 0.5, 0.2}}, {red, 4, {}}};
        const Line3d high{{{0.5, 0, 0.8}, {0.5, 1, 0.8}}, {green, 4, {}}};
        add(plot, swapped ? high : low);
        add(plot, swapped ? low : high);
        BOOST_CHECK_EQUAL(picture(plot, 100).row(50)[50], 0xff00ff00u);
    }
}

BOOST_AUTO_TEST_CASE(a_marker_on_a_surface_is_seen_whole_and_one_behind_it_not_at_all) {
    Plot3d plot = sheet(1);
    const MarkerStyle style{MarkerShape::circle, 20, red, red, 0};
    add(plot, Marker3d{{0.5, 0.5, 0.5}, style});
    add(plot, Marker3d{{0.2, 0.2, 0.1}, style});
    const Image image = picture(plot, 100);
    double reds = 0;
    for (const std::uint32_t pixel : image.pixels) reds += 255 - static_cast<int>(pixel & 255);
    BOOST_CHECK_CLOSE(reds / 255, 3.14159 * 100, 1);
    BOOST_CHECK_EQUAL(image.row(80)[20], 0xffffffffu);
}

BOOST_AUTO_TEST_CASE(a_marker_at_the_boxs_corner_is_not_cut) {
    Plot3d plot = plot_from_above();
    add(plot, Marker3d{{0, 0, 0}, {MarkerShape::circle, 20, red, red, 0}});
    add(plot, Marker3d{{1.01, 0.5, 0}, {MarkerShape::circle, 20, red, red, 0}});
    const Image image = picture(plot, 64, 1, 16);
    double alpha = 0;
    for (const std::uint32_t pixel : image.pixels) alpha += static_cast<int>(pixel >> 24);
    BOOST_CHECK_CLOSE(alpha / 255, 3.14159 * 100, 1);
}

BOOST_AUTO_TEST_CASE(a_marker_has_its_edge_inside_its_size) {
    Plot3d plot = plot_from_above();
    add(plot, Marker3d{{0.5, 0.5, 0.5}, {MarkerShape::square, 20, red, green, 3}});
    const Image image = picture(plot, 64);
    BOOST_CHECK_EQUAL(image.row(32)[32], 0xffff0000u);
    BOOST_CHECK_EQUAL(image.row(32)[24], 0xff00ff00u);
    BOOST_CHECK_EQUAL(image.row(32)[20], 0u);
}

BOOST_AUTO_TEST_CASE(an_arrow_ends_at_its_tip_and_has_a_head) {
    Plot3d plot = plot_from_above();
    add(plot, Arrow3d{{0.1, 0.5, 0.5}, {0.9, 0.5, 0.5}, {black, 2, {}}, 20, 14});
    const Image image = picture(plot, 100);
    const auto breadth = [&](int x) {
        double sum = 0;
        for (int y = 0; y < 100; ++y) sum += alpha_at(image, x, y) / 255.0;
        return sum;
    };
    BOOST_CHECK_SMALL(breadth(90), 0.01);
    BOOST_CHECK_SMALL(breadth(80) - 14 * 9.5 / 20, 0.7);
    BOOST_CHECK_SMALL(breadth(40) - 2, 0.1);
}

BOOST_AUTO_TEST_CASE(the_hidden_part_of_a_line_is_drawn_in_its_own_stroke) {
    for (const double opacity : {1.0, 0.5}) {
        Plot3d plot = plot_from_above();
        Mesh mesh = graph_mesh([](double, double) { return 0.5; }, 0, 1, 20, white);
        mesh.opacity = opacity;
        add(plot, mesh);
        add(plot, graph_mesh([](double, double) { return 0.0; }, 0, 1, 1, white));
        add(plot, Line3d{{{0, 0.5, 0}, {1, 0.5, 1}}, {black, 6, {}}, Stroke{black, 2, {}}});
        const Image image = picture(plot, 100);
        // Half of the white over the line is seen through.
        BOOST_CHECK_CLOSE(black_across_column(image, 25, 0, 100), 2.0 * (opacity < 1 ? opacity : 1), 2);
        BOOST_CHECK_CLOSE(black_across_column(image, 75, 0, 100), 6.0, 2);
    }
}

BOOST_AUTO_TEST_CASE(hidden_dashes_go_on_through_what_is_seen) {
    Plot3d plot = plot_from_above();
    // Two strips with a gap from 30 to 63 pixels, over a line with dashes of 10 and gaps of 10.
    for (const auto& [low, high] : {std::pair{0.0, 0.3}, {0.63, 1.0}}) {
        Mesh strip;
        strip.points = {{low, 0, 0.8}, {high, 0, 0.8}, {high, 1, 0.8}, {low, 1, 0.8}};
        strip.triangles = {{0, 1, 2}, {0, 2, 3}};
        strip.color = white;
        strip.lighting = {1, 0, 0, 0.5, 0};
        add(plot, strip);
    }
    add(plot, Line3d{{{0, 0.5, 0.2}, {1, 0.5, 0.2}}, {red, 4, {}}, Stroke{black, 2, {10, 10}}});
    const Image image = picture(plot, 100);
    for (const int x : {5, 25, 65, 85}) BOOST_CHECK_CLOSE(black_across_column(image, x, 0, 100), 2.0, 2);
    for (const int x : {15, 75, 95}) BOOST_CHECK_SMALL(black_across_column(image, x, 0, 100), 0.01);
    for (const int x : {35, 45, 55}) BOOST_CHECK_EQUAL(image.row(49)[x], 0xffff0000u);
}

BOOST_AUTO_TEST_CASE(no_hidden_dash_shows_along_a_line_on_a_surface) {
    Plot3d plot;
    for (Axis& axis : plot.axes.axes) axis.range = {-1, 1};
    const auto height = [](double x, double y) { return 0.4 * (x * x - y * y) + 0.3 * x * y; };
    add(plot, graph_mesh(height, -1, 1, 24, white));
    Line3d curve;  // of the surface itself, not of its triangles
    for (int i = 0; i <= 400; ++i) {
        const double t = -0.9 + 1.8 * i / 400;
        curve.points.push_back({t, 0.6 * t * t, height(t, 0.6 * t * t)});
    }
    curve.stroke = {black, 4, {}};
    curve.hidden = Stroke{red, 2, {}};
    add(plot, curve);
    for (const double eye_height : {0.4, 0.8, 1.6, 3.0}) {
        plot.camera.eye = {0.2, -2, eye_height};
        const Image image = picture(plot, 300);
        int reddish = 0;
        for (const std::uint32_t pixel : image.pixels) reddish += (pixel >> 16 & 255) > (pixel & 255) + 40 ? 1 : 0;
        // From low above the ground a part lies behind the saddle.
        if (eye_height > 1) BOOST_CHECK_EQUAL(reddish, 0);
    }
}

BOOST_AUTO_TEST_CASE(every_pixel_of_a_line_lies_in_the_columns_and_tiles_that_it_is_said_to_cross) {
    constexpr int picture = 200;
    TileGrid grid(picture, picture);
    const auto check = [&](float ax, float ay, float bx, float by, float half_width) {
        InkShape line;
        line.ax = ax, line.ay = ay, line.bx = bx, line.by = by, line.half_width = half_width;
        std::vector<bool> crossed(static_cast<std::size_t>(grid.count()));
        for_ink_tiles(line, grid, [&](std::size_t tile) { crossed[tile] = true; });
        const TileGrid::Box box = bounding_box(line);
        const Stencil stencil(line);
        int inked = 0, looked_at = 0;
        for (int y = std::max(0, box.top); y <= std::min(picture - 1, box.bottom); ++y) {
            const auto [first, last] = columns_between(line, y, y, box);
            looked_at += std::max(0, last - first + 1);
            for (int x = std::max(0, box.left); x <= std::min(picture - 1, box.right); ++x) {
                const auto left = static_cast<float>(x), top = static_cast<float>(y);
                if (stencil.samples(left, top, stencil.places(left, top)) == 0) continue;
                ++inked;
                BOOST_REQUIRE(first <= x);
                BOOST_REQUIRE(x <= last);
                BOOST_REQUIRE(crossed[static_cast<std::size_t>(grid.tile_at(x, y))]);
            }
        }
        BOOST_TEST(inked > 0);
        return static_cast<double>(looked_at) / inked;
    };
    for (const float slant : {-150.0f, -40.0f, -3.0f, 0.0f, 0.004f, 0.6f, 25.0f, 150.0f})
        for (const float half_width : {0.3f, 1.5f, 7.0f}) {
            check(25.3f, 100.7f, 175.1f, 100.7f + slant / 2, half_width);
            check(100.2f, 180.4f, 100.2f + slant / 2, 20.9f, half_width);
            check(60.5f, 60.5f, 60.5f + slant / 100, 60.5f, half_width);
        }
    // Of the box of a slanted line, most is never looked at.
    BOOST_TEST(check(10, 10, 190, 190, 1) < 2.5);
}

BOOST_AUTO_TEST_SUITE_END()
