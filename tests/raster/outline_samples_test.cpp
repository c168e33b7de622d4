#include "raster/outline_samples.h"

#include "lectern/raster/render_space.h"
#include "raster/coverage.h"
#include "raster/plot_of_scene.h"
#include "raster/surfaces.h"
#include "raster/tile.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <span>
#include <string>

using namespace lectern;

namespace {

constexpr int side = 300;

/// A saddle, all of its outlines hollow but where its domain ends.
Plot3d saddle_seen_from(double angle) {
    return plot_of_scene(
        "functions: {\"f(x, y)\": \"x^2 - y^2\"}\ndomain: {x: [-1, 1], y: [-1, 1]}\n"
        "figures: {a: {view: 3d, size: [300, 300], scale: 1, axes: {z: {range: [-1, 1]}}, camera: "
        "{eye: [" +
        std::to_string(2.2 * std::cos(angle)) + ", " + std::to_string(2.2 * std::sin(angle)) +
        ", 0.6]}, layers: [surface: f]}}\n");
}

/// The same plot, whose surfaces nobody knows but by their triangles.
Plot3d by_triangles(Plot3d plot) {
    for (auto& group : plot.groups) {
        Group3d marks = *group;
        for (Mark3d& mark : marks)
            if (auto* mesh = std::get_if<Mesh>(&mark)) mesh->truth = nullptr;
        group = std::make_shared<const Group3d>(std::move(marks));
    }
    return plot;
}

/// Whether the line of sight through a place of the picture meets the saddle: the roots of a quadratic.
bool meets_saddle(const Plot3d& plot, const View& view, double x, double y) {
    const auto& [right, up, back] = view.basis();
    const Vec3 ray = (x - view.principal_point().x()) / view.focal_length() * right -
                     (y - view.principal_point().y()) / view.focal_length() * up - back;
    const Vec3 to_data = Vec3(2, 2, 2).cwiseQuotient(plot.axes.sides);  // The axes' ranges are all from -1 to 1.
    const Vec3 from = plot.camera.eye.cwiseProduct(to_data), way = ray.cwiseProduct(to_data);
    const double a = way.x() * way.x() - way.y() * way.y();
    const double b = from.x() * way.x() - from.y() * way.y() - way.z() / 2;
    const double c = from.x() * from.x() - from.y() * from.y() - from.z();
    const double under_root = b * b - a * c;
    if (under_root < 0) return false;
    for (const double sign : {-1.0, 1.0}) {
        const Vec3 at = from + (-b + sign * std::sqrt(under_root)) / a * way;
        if (at.cwiseAbs().maxCoeff() <= 1) return true;
    }
    return false;
}

/// One tile of a picture, of which a test draws what it likes.
struct DrawnTile {
    const Surfaces& surfaces;
    std::span<const std::uint32_t> triangles;
    OutlinePixels outline;
    int left, top;

    void draw(const OutlineSamples* known, VisibilityBuffer& buffer) const {
        OutlinePixels pixels = outline;
        pixels.known = known;
        buffer.begin(surfaces.shapes, surfaces.outline_sides, left, top);
        for (const std::uint32_t triangle : triangles) cover_triangle(triangle, pixels, buffer);
    }
};

/// Calls draw(tile) for the tiles of a plot's picture, and then look(pixel, sample, there) for each sample of theirs
/// that an outline may be near: whether the saddle is there.
template <typename Draw, typename Look>
void look_at_saddle(const Plot3d& plot, const Draw& draw, const Look& look) {
    const View view(plot.axes, plot.camera, {0, 0, side, side});
    const Surfaces surfaces = project_surfaces(plot, view, 1, 1);
    const OutlineMap map(surfaces.shapes, surfaces.outline_sides, side, side, 1);
    const TileGrid grid = sort_into_tiles(surfaces.shapes, side, side, 1);
    for (int tile = 0; tile < grid.count(); ++tile) {
        const int left = tile % grid.columns() * tile_side, top = tile / grid.columns() * tile_side;
        const DrawnTile drawn{surfaces, grid.primitives(tile), map.of_tile(left, top), left, top};
        draw(drawn);
        for (int row = 0; row < std::min(tile_side, side - top); ++row)
            for (int column = 0; column < std::min(tile_side, side - left); ++column)
                for (std::size_t s = 0; s < samples_per_pixel && drawn.outline.has(column, row); ++s) {
                    const double x = left + column + static_cast<double>(sample_x[s]) / sample_grid;
                    const double y = top + row + static_cast<double>(sample_y[s]) / sample_grid;
                    look(VisibilityBuffer::pixel_at(column, row), s, meets_saddle(plot, view, x, y));
                }
    }
}

constexpr int turns = 16;
double angle_of(int turn) { return 0.05 + 2 * std::numbers::pi * turn / turns; }

}  // namespace

BOOST_AUTO_TEST_SUITE(outline_samples)

BOOST_AUTO_TEST_CASE(what_straight_edges_cover_beyond_a_saddle_is_left_out) {
    auto with = std::make_unique<VisibilityBuffer>(), without = std::make_unique<VisibilityBuffer>();
    auto known = std::make_unique<OutlineSamples>();
    int beyond = 0, left_out = 0, wrongly = 0;
    for (int turn = 0; turn < turns; ++turn)
        look_at_saddle(
            by_triangles(saddle_seen_from(angle_of(turn))),
            [&](const DrawnTile& tile) {
                known->begin(tile.triangles, tile.surfaces, tile.left, tile.top);
                tile.draw(nullptr, *without);
                tile.draw(known.get(), *with);
            },
            [&](std::size_t pixel, std::size_t sample, bool there) {
                const bool seen = with->seen_at(pixel, sample).has_value();
                if (!without->seen_at(pixel, sample)) {
                    BOOST_REQUIRE(!seen);
                    return;
                }
                if (!there) ++beyond;
                if (seen) return;
                ++left_out;
                if (there) ++wrongly;
            });
    BOOST_TEST_MESSAGE("beyond " << beyond << ", left out " << left_out << ", wrongly " << wrongly);
    BOOST_TEST(left_out > beyond / 2);
    BOOST_TEST(left_out > 50);
    // The curves are as exact as their normals: some 1e-5 pixels.
    BOOST_TEST(wrongly < left_out / 50);
}

BOOST_AUTO_TEST_CASE(a_surface_that_is_known_is_asked) {
    auto buffer = std::make_unique<VisibilityBuffer>();
    auto known = std::make_unique<OutlineSamples>();
    int looked_at = 0, missing = 0, beyond = 0;
    for (int turn = 0; turn < turns; ++turn)
        look_at_saddle(
            saddle_seen_from(angle_of(turn)),
            [&](const DrawnTile& tile) {
                known->begin(tile.triangles, tile.surfaces, tile.left, tile.top);
                tile.draw(known.get(), *buffer);
                cover_seen(*known, tile.surfaces, *buffer);
            },
            [&](std::size_t pixel, std::size_t sample, bool there) {
                const bool seen = buffer->seen_at(pixel, sample).has_value();
                ++looked_at;
                missing += there && !seen ? 1 : 0;
                beyond += seen && !there ? 1 : 0;
            });
    BOOST_TEST_MESSAGE("of " << looked_at << " samples " << missing << " are missing, " << beyond << " beyond");
    BOOST_TEST(looked_at > 100'000);
    BOOST_TEST(missing == 0);
    BOOST_TEST(beyond == 0);
}

// A ball of a level surface, and one that light comes through: each line of sight that meets it meets it twice.
BOOST_AUTO_TEST_CASE(so_is_a_level_surface_and_a_translucent_one) {
    for (const double opacity : {1.0, 0.5}) {
        const Plot3d plot = plot_of_scene(
            "functions: {\"F(x, y, z)\": \"x^2 + y^2 + z^2\"}\n"
            "domain: {x: [-1.1, 1.1], y: [-1.1, 1.1], z: [-1.1, 1.1]}\n"
            "figures: {a: {view: 3d, size: [200, 200], scale: 1, aspect: data, camera: {eye: [1.9, 0.8, 0.9]}, "
            "layers: [{surface: {of: F, equals: 1}, opacity: " +
            std::to_string(opacity) + "}]}}\n");
        constexpr int whole = 200;
        const View view(plot.axes, plot.camera, {0, 0, whole, whole});
        Image image(whole, whole);
        render_space(plot, view, 1, 1, ImagePart(image));
        const auto meets = [&](double x, double y) {
            const View::Ray ray = view.ray_through(x, y);
            const Vec3 from = view.to_data(ray.from), way = view.to_data(ray.from + ray.way) - from;
            const double along = from.dot(way) / way.squaredNorm();
            return (from - along * way).squaredNorm() < 1;
        };
        int band = 0;
        double most = 0;
        for (int y = 0; y < whole; ++y)
            for (int x = 0; x < whole; ++x) {
                int seen = 0;
                for (std::size_t s = 0; s < samples_per_pixel; ++s)
                    seen += meets(x + static_cast<double>(sample_x[s]) / sample_grid,
                                  y + static_cast<double>(sample_y[s]) / sample_grid)
                                ? 1
                                : 0;
                if (seen == 0 || seen == samples_per_pixel) continue;
                ++band;
                const double alpha = static_cast<double>(image.row(y)[x] >> 24) / 255;
                const double each = 1 - (1 - opacity) * (1 - opacity);
                most = std::max(most, std::abs(alpha - each * seen / samples_per_pixel));
            }
        BOOST_TEST_MESSAGE("opacity " << opacity << ": at most " << most << " off in " << band << " pixels");
        BOOST_TEST(band > 200);
        BOOST_TEST(most < 0.01);  // Of the opaque one a sample is more.
    }
}

BOOST_AUTO_TEST_SUITE_END()
