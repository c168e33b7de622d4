#include "raster/small_plots.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <limits>

using namespace lectern;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

Plot3d wavy_plot() {
    Plot3d plot;
    for (Axis& axis : plot.axes.axes) axis.range = {-1, 1};
    Mesh mesh = graph_mesh([](double x, double y) { return (x * x - y * y) * (1 - x * y) / 2; }, -1, 1, 40, red);
    mesh.colormap = ColorMap::named("viridis");
    mesh.range = {-1, 1};
    mesh.lighting = {};
    for (LevelLines& lines : mesh.level_lines) lines = {{-0.5, -0.25, 0.1, 0.6}, {black, 1, {}}};
    add(plot, mesh);
    add(plot, Line3d{{{-1, -1, 0.2}, {1, 1, -0.3}, {0.2, -0.4, 1}}, {red, 3, {6, 4}}});
    add(plot, Arrow3d{{0, 0, 0}, {0.5, 0.2, 0.9}, {black, 2, {}}});
    add(plot, Marker3d{{0.5, 0.5, 0.6}, {MarkerShape::diamond, 9, red}});
    return plot;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(render_space)

BOOST_AUTO_TEST_CASE(same_bits_for_any_number_of_threads) {
    const Plot3d plot = wavy_plot();
    const Image one = picture(plot, 200, 1);
    BOOST_CHECK(one == picture(plot, 200, 2));
    BOOST_CHECK(one == picture(plot, 200, 3));
}

BOOST_AUTO_TEST_CASE(a_sheet_fills_the_box_and_ends_at_it) {
    Plot3d plot = plot_from_above();
    add(plot, graph_mesh([](double, double) { return 0.5; }, -1, 2, 3, red));
    const Image image = picture(plot, 64, 1, 16);
    for (int y = 0; y < 96; ++y)
        for (int x = 0; x < 96; ++x) {
            const bool inside = x >= 16 && x < 80 && y >= 16 && y < 80;
            BOOST_REQUIRE_EQUAL(image.row(y)[x], inside ? 0xffff0000u : 0u);
        }
}

BOOST_AUTO_TEST_CASE(the_box_cuts_a_slope_where_it_leaves_it) {
    Plot3d plot = plot_from_above();
    add(plot, graph_mesh([](double x, double) { return 2 * x; }, 0, 1, 4, red));
    const Image image = picture(plot, 64);
    BOOST_CHECK_EQUAL(alpha_at(image, 31, 20), 255);
    BOOST_CHECK_EQUAL(alpha_at(image, 32, 20), 0);
}

BOOST_AUTO_TEST_CASE(data_on_the_faces_stays) {
    for (const double height : {0.0, 1.0}) {
        Plot3d plot = plot_from_above();
        add(plot, graph_mesh([&](double, double) { return height; }, 0, 1, 2, red));
        BOOST_CHECK_EQUAL(alpha_at(picture(plot, 32), 0, 31), 255);
    }
}

BOOST_AUTO_TEST_CASE(two_sheets_meet_where_they_are_equally_high) {
    for (const bool swapped : {false, true}) {
        Plot3d plot = plot_from_above();
        const Mesh flat = graph_mesh([](double, double) { return 0.5; }, 0, 1, 1, red);
        const Mesh slope = graph_mesh([](double x, double) { return x; }, 0, 1, 1, green);
        add(plot, swapped ? slope : flat);
        add(plot, swapped ? flat : slope);
        const Image image = picture(plot, 64);
        for (int y = 0; y < 64; ++y) {
            BOOST_CHECK_EQUAL(image.row(y)[31], 0xffff0000u);
            BOOST_CHECK_EQUAL(image.row(y)[32], 0xff00ff00u);
        }
    }
}

BOOST_AUTO_TEST_CASE(an_outline_is_partly_covered) {
    Plot3d plot = plot_from_above();
    Mesh mesh;
    mesh.points = {{0, 0, 0.5}, {1, 0, 0.5}, {0, 1, 0.5}};
    mesh.triangles = {{0, 1, 2}};
    mesh.color = white;
    add(plot, mesh);
    const Image image = picture(plot, 32);
    for (int k = 0; k < 32; ++k) BOOST_CHECK_SMALL(alpha_at(image, k, k) - 127.5, 17.0);
}

BOOST_AUTO_TEST_CASE(triangles_with_a_point_that_is_not_a_number_are_left_out) {
    Plot3d plot = plot_from_above();
    Mesh mesh = graph_mesh([](double, double) { return 0.5; }, 0, 1, 2, red);
    mesh.points[0].z() = missing;
    mesh.points[8].x() = std::numeric_limits<double>::infinity();
    add(plot, mesh);
    const Image image = picture(plot, 64);
    BOOST_CHECK_EQUAL(alpha_at(image, 10, 50), 0);
    BOOST_CHECK_EQUAL(alpha_at(image, 10, 10), 255);
    BOOST_CHECK_EQUAL(alpha_at(image, 50, 10), 0);
}

BOOST_AUTO_TEST_CASE(triangles_without_area_and_wrong_indices_are_ignored) {
    Plot3d plot = plot_from_above();
    Mesh mesh;
    mesh.points = {{0.1, 0.1, 0.5}, {0.5, 0.5, 0.5}, {0.9, 0.9, 0.5}};
    mesh.triangles = {{0, 1, 2}, {1, 1, 1}, {0, 1, 7}};
    add(plot, mesh);
    BOOST_CHECK(picture(plot, 32) == Image(32, 32));
}

BOOST_AUTO_TEST_CASE(huge_coordinates_are_cut_to_the_box) {
    Plot3d plot = plot_from_above();
    Mesh mesh;
    mesh.points = {{-1e12, -1e12, 0.5}, {1e12, -1e12, 0.5}, {0, 1e12, 0.5}};
    mesh.triangles = {{0, 1, 2}};
    mesh.color = red;
    mesh.lighting = {1, 0, 0, 0.5, 0};
    add(plot, mesh);
    add(plot, Line3d{{{-1e300, 0.5, 0.6}, {1e300, 0.5, 0.6}}, {black, 2, {}}});
    const Image image = picture(plot, 64, 1, 8);
    BOOST_CHECK_EQUAL(image.row(20)[40], 0xffff0000u);
    BOOST_CHECK_EQUAL(alpha_at(image, 4, 40), 0);
}

BOOST_AUTO_TEST_CASE(a_surface_that_faces_the_eye_has_the_colour_of_the_scale) {
    Plot3d plot = plot_from_above();
    Mesh mesh = graph_mesh([](double, double) { return 0.25; }, 0, 1, 4, red);
    mesh.colormap = ColorMap::named("viridis");
    mesh.range = {0, 1};
    mesh.lighting = {};
    add(plot, mesh);
    const Color wanted = mesh.colormap->smooth(0.25);
    const Image image = picture(plot, 32);
    BOOST_CHECK_SMALL(red_at(image, 16, 16) - 255 * wanted.red, 8.0);
    BOOST_CHECK_SMALL(green_at(image, 16, 16) - 255 * wanted.green, 8.0);
}

BOOST_AUTO_TEST_CASE(both_sides_of_a_surface_are_lit_alike) {
    std::array<std::uint32_t, 2> seen{};
    for (const double side : {1.0, -1.0}) {
        Plot3d plot = plot_from_above();
        plot.camera.eye = {0, 0, 5 * side};
        Mesh mesh = graph_mesh([](double, double) { return 0.5; }, 0, 1, 1, red);
        mesh.lighting = {};
        add(plot, mesh);
        seen[side > 0 ? 0 : 1] = picture(plot, 32).row(16)[16];
    }
    BOOST_CHECK_EQUAL(seen[0], seen[1]);
}

BOOST_AUTO_TEST_CASE(level_lines_are_equally_wide_on_flat_and_steep_ground) {
    Plot3d plot;
    for (Axis& axis : plot.axes.axes) axis.range = {0, 1};
    plot.camera = {{0, -3, 3}, {0, 0, 0}, {0, 0, 1}, Projection::orthographic};
    // Seen from the front: rows of the picture are lines of constant y and z; it grows steeper with y.
    Mesh mesh = graph_mesh([](double, double y) { return y * y * y; }, 0, 1, 60, white);
    mesh.level_lines[2] = {{0.1, 0.3, 0.6}, {black, 2, {}}};
    add(plot, mesh);
    const Image image = picture(plot, 200);
    for (const int x : {50, 100, 150}) BOOST_CHECK_CLOSE(black_across_column(image, x, 0, 200), 3 * 2.0, 3);
}

BOOST_AUTO_TEST_CASE(triangles_beside_a_line_do_not_draw_it_nearer_than_it_is) {
    Plot3d plot = plot_from_above();
    // Six pixels to a cell. The planes of those beside the middle meet the level a seventh of a cell off their edges.
    Mesh mesh = graph_mesh([](double, double y) { return 0.5 + 4 * std::pow(y - 0.5, 3); }, 0, 1, 32, white);
    mesh.level_lines[2] = {{0.5}, {black, 2, {}}};
    add(plot, mesh);
    const Image image = picture(plot, 192);
    for (const int x : {50, 100, 150}) BOOST_CHECK_CLOSE(black_across_column(image, x, 0, 192), 2, 5);
}

BOOST_AUTO_TEST_CASE(levels_at_a_face_or_at_an_extremum_are_not_drawn) {
    Plot3d plot = plot_from_above();
    Mesh mesh = graph_mesh([](double x, double y) { return x * x * y * y; }, 0, 1, 20, white);
    mesh.level_lines[0] = {{0, 1}, {black, 3, {}}};
    mesh.level_lines[2] = {{0, 1}, {black, 3, {}}};
    add(plot, mesh);
    const Image image = picture(plot, 64);
    for (const std::uint32_t pixel : image.pixels) BOOST_REQUIRE_EQUAL(pixel, 0xffffffffu);
}

BOOST_AUTO_TEST_SUITE_END()
