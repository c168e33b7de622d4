#include "raster/visible_pieces.h"

#include "raster/small_plots.h"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <numeric>
#include <optional>
#include <random>

using namespace lectern;

namespace {

constexpr int side = 128;  // pixels; the box fills them

struct Seen {
    Surfaces surfaces;
    std::vector<VisiblePiece> pieces;

    explicit Seen(const Plot3d& plot, std::vector<bool> see_through = {}, int jobs = 1)
        : surfaces(project_surfaces(plot, View(plot.axes, plot.camera, {0, 0, side, side}), 1, 1)) {
        see_through.resize(surfaces.styles.size(), false);
        const TileGrid grid = sort_into_tiles(surfaces.shapes, side, side, 1);
        pieces = find_visible_pieces(surfaces, grid, see_through, 1, jobs);
    }

    /// Square pixels of a surface that are seen under so many veils.
    [[nodiscard]] double area(std::uint32_t surface, int veils = 0) const {
        double sum = 0;
        for (const VisiblePiece& piece : pieces)
            if (surfaces.kinship[piece.triangle].surface == surface && piece.veils == veils)
                sum += area_of(piece.outline);
        return sum / (subpixels * subpixels);
    }
};

Mesh flat(double height, double low, double high) {
    return graph_mesh([=](double, double) { return height; }, low, high, 7, red);
}

double edge_value(const TriangleShape& shape, std::size_t k, double x, double y) {
    const HalfPlane edge = inside_of_edge(shape, k);
    return edge.at(x, y) / std::sqrt(edge.a * edge.a + edge.b * edge.b);
}

double depth_of(const TriangleShape& shape, double x, double y) {
    return static_cast<double>(shape.depth) + static_cast<double>(shape.depth_dx) * (x - shape.x[0]) / subpixels +
           static_cast<double>(shape.depth_dy) * (y - shape.y[0]) / subpixels;
}

bool holds(const ScreenPolygon& outline, double x, double y) {
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const ScreenCorner &a = outline[i], &b = outline[(i + 1) % outline.size()];
        if ((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) < 0) return false;
    }
    return true;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(visible_pieces)

BOOST_AUTO_TEST_CASE(what_lies_wholly_behind_gives_no_piece) {
    Plot3d plot = plot_from_above();
    add(plot, flat(0.2, 0.25, 0.75));
    add(plot, flat(0.8, 0.125, 0.875));
    const Seen seen(plot);
    BOOST_CHECK_EQUAL(seen.area(0), 0);
    BOOST_CHECK_CLOSE(seen.area(1), 0.75 * 0.75 * side * side, 0.01);
}

BOOST_AUTO_TEST_CASE(a_hole_is_cut_where_something_lies_in_front) {
    Plot3d plot = plot_from_above();
    add(plot, flat(0.2, 0, 1));
    add(plot, flat(0.8, 0.25, 0.75));
    const Seen seen(plot);
    BOOST_CHECK_CLOSE(seen.area(0), 0.75 * side * side, 0.01);
    BOOST_CHECK_CLOSE(seen.area(1), 0.25 * side * side, 0.01);
}

BOOST_AUTO_TEST_CASE(planes_that_cross_part_on_their_line) {
    Plot3d plot = plot_from_above();
    // They meet at x = 0.3.
    add(plot, graph_mesh([](double x, double) { return 0.2 + x; }, 0, 0.8, 5, red));
    add(plot, graph_mesh([](double x, double) { return 0.8 - x; }, 0, 0.8, 3, green));
    const Seen seen(plot);
    for (const VisiblePiece& piece : seen.pieces) {
        const bool first = seen.surfaces.kinship[piece.triangle].surface == 0;
        for (const ScreenCorner& corner : piece.outline) {
            const double x = corner.x / (subpixels * side);
            BOOST_TEST((first ? x > 0.3 - 1e-4 : x < 0.3 + 1e-4));
        }
    }
    BOOST_CHECK_CLOSE(seen.area(0), 0.5 * 0.8 * side * side, 0.05);
    BOOST_CHECK_CLOSE(seen.area(1), 0.3 * 0.8 * side * side, 0.05);
}

BOOST_AUTO_TEST_CASE(of_two_that_coincide_the_earlier_is_seen) {
    Plot3d plot = plot_from_above();
    const auto bowl = [](double x, double y) { return 0.2 + (x - 0.5) * (x - 0.5) + (y - 0.5) * (y - 0.5); };
    add(plot, graph_mesh(bowl, 0, 1, 60, red));
    add(plot, graph_mesh(bowl, 0.25, 0.75, 41, red));
    const Seen seen(plot);
    BOOST_CHECK_CLOSE(seen.area(0), side * side, 0.01);
    BOOST_CHECK_SMALL(seen.area(1), 0.01);
}

BOOST_AUTO_TEST_CASE(a_see_through_surface_hides_nothing_and_is_counted) {
    Plot3d plot = plot_from_above();
    add(plot, flat(0.2, 0, 1));
    add(plot, flat(0.5, 0.25, 0.75));
    add(plot, flat(0.8, 0.375, 0.625));
    const Seen seen(plot, {false, true, true});
    const double whole = side * side;
    BOOST_CHECK_CLOSE(seen.area(0, 0), 0.75 * whole, 0.01);
    BOOST_CHECK_CLOSE(seen.area(0, 1), (0.25 - 0.0625) * whole, 0.01);
    BOOST_CHECK_CLOSE(seen.area(0, 2), 0.0625 * whole, 0.05);
    BOOST_CHECK_CLOSE(seen.area(1, 1), 0.0625 * whole, 0.01);
    BOOST_CHECK_CLOSE(seen.area(2, 0), 0.0625 * whole, 0.01);
}

BOOST_AUTO_TEST_CASE(of_random_triangles_each_place_shows_the_nearest) {
    std::mt19937 random(7);  // its sequence is the standard's
    const auto unit = [&] { return static_cast<double>(random()) / 4294967296.0; };
    for (int round = 0; round < 12; ++round) {
        Plot3d plot = plot_from_above();
        if (round % 2 == 1) plot.camera = {{2, 1.3, 1.1}, {0, 0, 0}, {0, 0, 1}, Projection::perspective};
        for (int k = 0; k < 30; ++k) {
            Mesh mesh;
            mesh.color = {unit(), unit(), unit(), 1};
            for (int corner = 0; corner < 3; ++corner) mesh.points.emplace_back(unit(), unit(), unit());
            mesh.triangles = {{0, 1, 2}};
            add(plot, mesh);
        }
        const Seen seen(plot);
        double seen_area = 0;
        for (const VisiblePiece& piece : seen.pieces) seen_area += area_of(piece.outline) / (subpixels * subpixels);
        int checked = 0, missing = 0;
        double covered = 0;
        constexpr int samples = 200;
        for (int i = 0; i < samples * samples; ++i) {
            const double x = (i % samples + 0.5) / samples * side * subpixels;
            const double y = (i / samples + 0.5) / samples * side * subpixels;
            std::optional<std::uint32_t> nearest;
            double least = 9, next = 9, from_edge = 1e9;
            for (std::uint32_t t = 0; t < seen.surfaces.shapes.size(); ++t) {
                const TriangleShape& shape = seen.surfaces.shapes[t];
                double inside = 1e9;
                for (std::size_t k = 0; k < 3; ++k) inside = std::min(inside, edge_value(shape, k, x, y));
                from_edge = std::min(from_edge, std::abs(inside));
                if (inside < 0) continue;
                const double depth = depth_of(shape, x, y);
                if (depth < least) {
                    next = least;
                    least = depth;
                    nearest = t;
                } else {
                    next = std::min(next, depth);
                }
            }
            if (nearest) covered += 1;
            if (from_edge < 3 || (nearest && next - least < 1e-5)) continue;  // on an edge, or where two cross
            std::vector<std::uint32_t> found;
            for (const VisiblePiece& piece : seen.pieces)
                if (holds(piece.outline, x, y)) found.push_back(piece.triangle);
            // A line between two pieces of one triangle may hand a place to neither.
            if (!nearest)
                BOOST_TEST_REQUIRE(found.empty());
            else if (!found.empty())
                BOOST_TEST_REQUIRE((found[0] == *nearest));
            if (nearest && found.empty()) ++missing;
            ++checked;
        }
        BOOST_TEST(checked > 0.9 * samples * samples);
        BOOST_TEST(missing < 1e-3 * samples * samples);
        BOOST_CHECK_CLOSE(seen_area, covered * side * side / (samples * samples), 1);
    }
}

BOOST_AUTO_TEST_CASE(pieces_are_the_same_for_any_number_of_threads) {
    Plot3d plot = plot_from_above();
    plot.camera = {{2, 1.3, 1.1}, {0, 0, 0}, {0, 0, 1}, Projection::perspective};
    add(plot, graph_mesh([](double x, double y) { return x * y; }, 0, 1, 20, red));
    add(plot, graph_mesh([](double x, double y) { return 1 - x - y; }, 0, 1, 20, green));
    const Seen one(plot, {}, 1), three(plot, {}, 3);
    BOOST_TEST_REQUIRE(one.pieces.size() == three.pieces.size());
    for (std::size_t i = 0; i < one.pieces.size(); ++i) {
        BOOST_TEST((one.pieces[i].triangle == three.pieces[i].triangle));
        BOOST_TEST(area_of(one.pieces[i].outline) == area_of(three.pieces[i].outline));
    }
}

BOOST_AUTO_TEST_SUITE_END()
