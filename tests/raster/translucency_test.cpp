#include "raster/small_plots.h"

#include <boost/test/unit_test.hpp>
#include <set>

using namespace lectern;

namespace {

using Height = std::function<double(double, double)>;

constexpr Color blue{0, 0, 1, 1};

Mesh sheet(const Height& height, const Color& color, double opacity, std::uint32_t n = 8) {
    Mesh mesh = graph_mesh(height, 0, 1, n, color);
    mesh.opacity = opacity;
    return mesh;
}

Height level(double z) {
    return [z](double, double) { return z; };
}

/// Where each sheet is seen through those above it, in the order of colours: the first is nearest.
std::uint32_t laid_over(const std::vector<std::pair<Color, double>>& layers) {
    double through = 1, red_sum = 0, green_sum = 0, blue_sum = 0, alpha = 0;
    for (const auto& [color, opacity] : layers) {
        const double share = through * opacity;
        red_sum += share * color.red;
        green_sum += share * color.green;
        blue_sum += share * color.blue;
        alpha += share;
        through -= share;
    }
    const auto byte = [](double value) { return static_cast<std::uint32_t>(255 * value + 0.5); };
    return byte(alpha) << 24 | byte(red_sum) << 16 | byte(green_sum) << 8 | byte(blue_sum);
}

/// The largest difference of two pixels' channels.
int difference(std::uint32_t a, std::uint32_t b) {
    int most = 0;
    for (int shift = 0; shift < 32; shift += 8)
        most = std::max(most, std::abs(static_cast<int>(a >> shift & 255) - static_cast<int>(b >> shift & 255)));
    return most;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(translucency)

BOOST_AUTO_TEST_CASE(a_translucent_sheet_shows_what_lies_below_without_a_seam) {
    Plot3d plot = plot_from_above();
    add(plot, sheet(level(0.7), red, 0.6, 23));
    add(plot, sheet(level(0.3), green, 1));
    const Image image = picture(plot, 64);
    const std::uint32_t wanted = laid_over({{red, 0.6}, {green, 1}});
    for (const std::uint32_t pixel : image.pixels) BOOST_REQUIRE_LE(difference(pixel, wanted), 1);
}

BOOST_AUTO_TEST_CASE(order_is_of_depth_and_not_of_the_plot) {
    const std::array<Mesh, 3> meshes = {sheet(level(0.8), red, 0.5), sheet(level(0.5), green, 0.4),
                                        sheet(level(0.2), blue, 0.9)};
    const std::uint32_t wanted = laid_over({{red, 0.5}, {green, 0.4}, {blue, 0.9}});
    std::array<std::size_t, 3> order = {0, 1, 2};
    do {
        Plot3d plot = plot_from_above();
        for (const std::size_t k : order) add(plot, meshes[k]);
        for (const std::uint32_t pixel : picture(plot, 40).pixels) BOOST_REQUIRE_LE(difference(pixel, wanted), 1);
    } while (std::ranges::next_permutation(order).found);
}

BOOST_AUTO_TEST_CASE(sheets_that_cut_each_other_change_places_at_the_cut) {
    for (const double slope : {1.0, 0.2}) {
        Plot3d plot = plot_from_above();
        add(plot, sheet(level(0.5), red, 0.5));
        add(plot, sheet([=](double x, double) { return 0.5 + slope * (x - 0.5); }, green, 0.5));
        const Image image = picture(plot, 64);
        const std::uint32_t left = laid_over({{red, 0.5}, {green, 0.5}});
        const std::uint32_t right = laid_over({{green, 0.5}, {red, 0.5}});
        for (int y = 0; y < 64; ++y)
            for (int x = 0; x < 64; ++x) BOOST_REQUIRE_LE(difference(image.row(y)[x], x < 32 ? left : right), 1);
    }
}

BOOST_AUTO_TEST_CASE(the_edge_of_a_cut_is_shared_by_the_samples) {
    // The diagonal halves each of its pixels, among opaque sheets as among translucent ones.
    for (const double opacity : {1.0, 0.5}) {
        Plot3d plot = plot_from_above();
        add(plot, sheet(level(0.5), red, opacity));
        add(plot, sheet([](double x, double y) { return 0.5 + (x + y - 1) / 2; }, green, opacity));
        const Image image = picture(plot, 64);
        const std::uint32_t low = laid_over({{red, opacity}, {green, opacity}});
        const std::uint32_t high = laid_over({{green, opacity}, {red, opacity}});
        for (int k = 0; k < 64; ++k) {
            const int between = (static_cast<int>(low >> 16 & 255) + static_cast<int>(high >> 16 & 255)) / 2;
            BOOST_CHECK_LE(std::abs(red_at(image, k, k) - between), 17);
            if (k > 0) BOOST_CHECK_LE(difference(image.row(k)[k - 1], low), 1);
            if (k < 63) BOOST_CHECK_LE(difference(image.row(k)[k + 1], high), 1);
        }
    }
}

BOOST_AUTO_TEST_CASE(of_sheets_in_one_plane_the_later_lies_above_in_every_pixel) {
    const auto slope = [](double x, double y) { return 0.3 + 0.31 * x - 0.17 * y; };
    for (const double opacity : {1.0, 0.5})
        for (const Projection projection : {Projection::perspective, Projection::orthographic}) {
            Plot3d plot;
            for (Axis& axis : plot.axes.axes) axis.range = {0, 1};
            plot.camera = {{1.1, -1.7, 0.8}, {0, 0, 0}, {0, 0, 1}, projection};
            add(plot, sheet(slope, red, opacity, 13));
            Mesh later = sheet(slope, green, opacity, 7);
            // Cut into other triangles, and turned: its corners fall between those of the first.
            for (auto& [a, b, c] : later.triangles) std::swap(a, c);
            add(plot, later);
            const Image image = picture(plot, 300);
            const std::uint32_t wanted = laid_over({{green, opacity}, {red, opacity}});
            // On the rim itself the sheets, cut differently, differ by what corners are rounded to.
            const auto within = [&](int x, int y) {
                for (int dy = -1; dy <= 1; ++dy)
                    for (int dx = -1; dx <= 1; ++dx)
                        if (image.row(y + dy)[x + dx] >> 24 < wanted >> 24) return false;
                return true;
            };
            int inside = 0;
            for (int y = 1; y < 299; ++y)
                for (int x = 1; x < 299; ++x) {
                    if (!within(x, y)) continue;
                    ++inside;
                    BOOST_REQUIRE_LE(difference(image.row(y)[x], wanted), 1);
                }
            BOOST_CHECK_GT(inside, 2300);
        }
}

BOOST_AUTO_TEST_CASE(a_line_between_two_sheets_is_seen_through_the_upper_alone) {
    Plot3d plot = plot_from_above();
    add(plot, sheet(level(0.8), red, 0.5));
    add(plot, sheet(level(0.2), green, 0.5));
    add(plot, Line3d{{{0.5, 0, 0.5}, {0.5, 1, 0.5}}, {blue, 6, {}}});
    add(plot, Marker3d{{0.2, 0.5, 0.5}, {MarkerShape::circle, 12, blue, blue, 0}});
    const Image image = picture(plot, 64);
    const std::uint32_t wanted = laid_over({{red, 0.5}, {blue, 1}});
    BOOST_CHECK_LE(difference(image.row(32)[32], wanted), 1);
    BOOST_CHECK_LE(difference(image.row(32)[13], wanted), 1);
}

BOOST_AUTO_TEST_CASE(a_line_on_a_translucent_sheet_is_whole_and_untinted) {
    for (const double slope : {0.0, 1.0, -1.0}) {
        Plot3d plot = plot_from_above();
        add(plot, sheet([=](double x, double) { return 0.5 + slope * (x - 0.5); }, white, 0.5));
        add(plot, sheet(level(0), white, 1));
        add(plot, Line3d{{{0.5, 0, 0.5}, {0.5, 1, 0.5}}, {black, 5, {}}});
        const Image image = picture(plot, 100);
        for (const int y : {10, 50, 90}) BOOST_CHECK_CLOSE(black_across_row(image, y, 0, 100), 5.0, 2);
    }
}

BOOST_AUTO_TEST_CASE(a_marker_on_a_translucent_sheet_is_untinted) {
    Plot3d plot;
    for (Axis& axis : plot.axes.axes) axis.range = {-1, 1};
    plot.camera.eye = {0.3, -2, 2.2};
    const auto bowl = [](double x, double y) { return (x * x + y * y) / 2; };
    Mesh mesh = graph_mesh(bowl, -1, 1, 40, red);
    mesh.opacity = 0.5;
    add(plot, mesh);
    Mesh plane = graph_mesh([&](double x, double) { return 0.5 * (x - 0.5) + bowl(0.5, 0); }, -1, 1, 1, green);
    plane.opacity = 0.5;
    add(plot, plane);
    const Vec3 place(0.5, 0, bowl(0.5, 0));
    add(plot, Marker3d{place, {MarkerShape::circle, 14, blue, blue, 0}});
    const View view(plot.axes, plot.camera, {0, 0, 300, 300});
    const Projected at = view.project(place);
    const Image image = picture(plot, 300);
    std::set<std::uint32_t> colors;
    for (int dy = -4; dy <= 4; ++dy)
        for (int dx = -4; dx <= 4; ++dx)
            colors.insert(image.row(static_cast<int>(at.y) + dy)[static_cast<int>(at.x) + dx]);
    BOOST_CHECK_EQUAL(colors.size(), 1);
}

BOOST_AUTO_TEST_CASE(level_lines_are_as_translucent_as_their_surface) {
    Plot3d plot = plot_from_above();
    Mesh mesh = sheet([](double x, double) { return x; }, white, 0.5);
    mesh.level_lines[0] = {{0.5}, {black, 4, {}}};
    add(plot, mesh);
    const Image image = picture(plot, 64);
    BOOST_CHECK_LE(difference(image.row(32)[32], laid_over({{black, 0.5}})), 1);
    BOOST_CHECK_LE(difference(image.row(32)[10], laid_over({{white, 0.5}})), 1);
}

BOOST_AUTO_TEST_CASE(an_unseen_surface_is_not_drawn) {
    Plot3d plot = plot_from_above();
    add(plot, sheet(level(0.5), red, 0));
    BOOST_CHECK(picture(plot, 32) == Image(32, 32));
}

BOOST_AUTO_TEST_CASE(same_bits_for_any_number_of_threads) {
    Plot3d plot;
    for (Axis& axis : plot.axes.axes) axis.range = {-1, 1};
    plot.camera.eye = {1, -2, 0.7};
    for (const double k : {0.2, 0.5, 0.8}) {
        Mesh mesh = graph_mesh([=](double x, double y) { return k * x * x - y * y * (1 - k); }, -1, 1, 30, red);
        mesh.color = {k, 1 - k, 0.5, 1};
        mesh.opacity = k;
        mesh.lighting = {};
        add(plot, mesh);
    }
    add(plot, Line3d{{{-1, -1, 0.2}, {1, 1, -0.3}, {0.2, -0.4, 1}}, {black, 3, {6, 4}}});
    const Image one = picture(plot, 200, 1);
    BOOST_CHECK(one == picture(plot, 200, 2));
    BOOST_CHECK(one == picture(plot, 200, 3));
}

BOOST_AUTO_TEST_SUITE_END()
