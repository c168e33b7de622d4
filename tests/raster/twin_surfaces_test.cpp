#include "raster/small_plots.h"
#include "raster/visible_pieces.h"

#include <boost/test/unit_test.hpp>
#include <cmath>

using namespace lectern;

namespace {

constexpr int side = 300;

/// Two meshes of one bowl, cut into different triangles that run through one another.
Plot3d two_bowls(const std::string& first, const std::string& later, double opacity = 1) {
    Plot3d plot;
    for (Axis& axis : plot.axes.axes) axis.range = {0, 1};
    plot.camera = {{1.1, -1.7, 0.8}, {0, 0, 0}, {0, 0, 1}, Projection::perspective};
    const auto bowl = [](double x, double y) { return 0.2 + 0.9 * ((x - 0.5) * (x - 0.5) + (y - 0.4) * (y - 0.4)); };
    for (const auto& [name, cells, color] : {std::tuple{first, 23u, red}, std::tuple{later, 31u, green}}) {
        Mesh mesh = graph_mesh(bowl, 0, 1, cells, color);
        mesh.surface = name;
        mesh.opacity = opacity;
        add(plot, mesh);
    }
    return plot;
}

/// The share of whole pixels in which the earlier mesh's red is seen.
double share_of_red(const Plot3d& plot) {
    const Image image = picture(plot, side);
    int whole = 0, seen = 0;
    for (int y = 1; y + 1 < side; ++y)
        for (int x = 1; x + 1 < side; ++x) {
            bool within = true;
            for (int k = 0; k < 9; ++k) within = within && alpha_at(image, x + k % 3 - 1, y + k / 3 - 1) == 255;
            if (!within) continue;
            ++whole;
            if (red_at(image, x, y) > 8) ++seen;
        }
    BOOST_TEST_REQUIRE(whole > 10000);
    return static_cast<double>(seen) / whole;
}

double red_area(const Plot3d& plot) {
    const Surfaces surfaces = project_surfaces(plot, View(plot.axes, plot.camera, {0, 0, side, side}), 1, 1);
    double red_sum = 0, sum = 0;
    for (const VisiblePiece& piece :
         find_visible_pieces(surfaces, sort_into_tiles(surfaces.shapes, side, side, 1), {false, false}, 1, 1)) {
        sum += area_of(piece.outline);
        if (surfaces.kinship[piece.triangle].surface == 0) red_sum += area_of(piece.outline);
    }
    return red_sum / sum;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(twin_surfaces)

BOOST_AUTO_TEST_CASE(of_two_meshes_of_one_surface_the_later_is_seen) {
    // Along the fold the outline of the one reaches a little beyond that of the other.
    BOOST_TEST(share_of_red(two_bowls("bowl", "bowl")) < 0.003);
    BOOST_TEST(red_area(two_bowls("bowl", "bowl")) < 0.002);
}

BOOST_AUTO_TEST_CASE(of_two_surfaces_each_is_seen_where_it_is_nearer) {
    for (const std::string other : {"", "dish"}) {
        BOOST_TEST(share_of_red(two_bowls("bowl", other)) > 0.1);
        BOOST_TEST(red_area(two_bowls("bowl", other)) > 0.1);
    }
    BOOST_TEST(share_of_red(two_bowls("", "")) > 0.1);
}

BOOST_AUTO_TEST_CASE(of_glass_the_later_lies_above_everywhere) {
    const Image image = picture(two_bowls("bowl", "bowl", 0.5), side);
    int whole = 0;
    for (int y = 1; y + 1 < side; ++y)
        for (int x = 1; x + 1 < side; ++x) {
            // Of two sheets of half opacity; where the bowl is folded there are four.
            bool two = true;
            for (int k = 0; k < 9; ++k) two = two && std::abs(alpha_at(image, x + k % 3 - 1, y + k / 3 - 1) - 191) <= 1;
            if (!two) continue;
            ++whole;
            BOOST_TEST_REQUIRE(std::abs(green_at(image, x, y) - 128) <= 2);
            BOOST_TEST_REQUIRE(std::abs(red_at(image, x, y) - 64) <= 2);
        }
    BOOST_TEST(whole > 10000);
}

BOOST_AUTO_TEST_SUITE_END()
