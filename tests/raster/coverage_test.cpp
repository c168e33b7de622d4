#include "raster/coverage.h"

#include "lectern/base/geometry.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <memory>
#include <optional>
#include <random>
#include <utility>
#include <vector>

using namespace lectern;

namespace {

using Point = std::array<std::int32_t, 2>;  // subpixels

/// With its corners clockwise on the screen, as set-up makes them; `depth` everywhere.
TriangleShape triangle(Point a, Point b, Point c, float depth = 0.5f) {
    const auto area =
        static_cast<std::int64_t>(b[0] - a[0]) * (c[1] - a[1]) - static_cast<std::int64_t>(c[0] - a[0]) * (b[1] - a[1]);
    if (area < 0) std::swap(b, c);
    TriangleShape shape{};
    shape.outline_edges = 7;
    shape.x = {a[0], b[0], c[0]};
    shape.y = {a[1], b[1], c[1]};
    shape.depth = depth;
    return shape;
}

/// Triangles and the tile that they are drawn into, which refers to them.
class Drawn {
public:
    explicit Drawn(std::vector<TriangleShape> shapes, std::vector<OutlineSide> sides = {})
        : shapes_(std::move(shapes)), sides_(std::move(sides)), buffer_(std::make_unique<VisibilityBuffer>()) {
        buffer_->begin(shapes_, sides_, 0, 0);
        const OutlinePixels outline = OutlineMap(shapes_, sides_, tile_side, tile_side, 1).of_tile(0, 0);
        for (std::size_t i = 0; i < shapes_.size(); ++i)
            cover_triangle(static_cast<std::uint32_t>(i), outline, *buffer_);
    }

    const VisibilityBuffer& operator*() const { return *buffer_; }
    const VisibilityBuffer* operator->() const { return buffer_.get(); }

private:
    std::vector<TriangleShape> shapes_;
    std::vector<OutlineSide> sides_;
    std::unique_ptr<VisibilityBuffer> buffer_;
};

Drawn drawn(std::vector<TriangleShape> shapes) { return Drawn(std::move(shapes)); }

/// How many samples of the tile see a triangle, or nothing.
std::ptrdiff_t samples_of(const VisibilityBuffer& buffer, std::optional<std::uint32_t> triangle) {
    std::ptrdiff_t count = 0;
    for (std::size_t pixel = 0; pixel < pixels_per_tile; ++pixel)
        for (std::size_t s = 0; s < samples_per_pixel; ++s) {
            const auto piece = buffer.seen_at(pixel, s);
            count += (piece ? triangle == piece->triangle : !triangle) ? 1 : 0;
        }
    return count;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(coverage)

BOOST_AUTO_TEST_CASE(share_of_samples_is_the_area) {
    std::mt19937 random(7);
    for (int i = 0; i < 200; ++i) {
        const auto place = [&] { return static_cast<std::int32_t>(random() % (tile_side * subpixels)); };
        const Point a = {place(), place()}, b = {place(), place()}, c = {place(), place()};
        const TriangleShape shape = triangle(a, b, c);
        const double twice_area = static_cast<double>(shape.x[1] - shape.x[0]) * (shape.y[2] - shape.y[0]) -
                                  static_cast<double>(shape.x[2] - shape.x[0]) * (shape.y[1] - shape.y[0]);
        const double area = twice_area / 2 / subpixels / subpixels;
        const double covered = static_cast<double>(samples_of(*drawn({shape}), 0)) / samples_per_pixel;
        BOOST_CHECK_SMALL(covered - area, 2.5);  // of up to 512 pixels, 100 pixels of edges
    }
}

BOOST_AUTO_TEST_CASE(triangles_around_a_point_share_no_sample_and_leave_none_out) {
    std::mt19937 random(11);
    const std::int32_t end = tile_side * subpixels;
    const std::array<Point, 4> corners = {{{0, 0}, {end, 0}, {end, end}, {0, end}}};
    for (int i = 0; i < 100; ++i) {
        // Every other time exactly on samples' rows and columns.
        const int grid = i % 2 == 0 ? subpixels / sample_grid : 1;
        const auto place = [&] {
            return static_cast<std::int32_t>(random() % static_cast<unsigned>(end / grid)) * grid;
        };
        const Point hub = {place(), place()};
        std::ptrdiff_t sum = 0;
        std::vector<TriangleShape> fan;
        for (std::size_t k = 0; k < 4; ++k) {
            fan.push_back(triangle(hub, corners[k], corners[(k + 1) % 4]));
            sum += samples_of(*drawn({fan.back()}), 0);
        }
        BOOST_CHECK_EQUAL(samples_of(*drawn(fan), std::nullopt), 0);
        BOOST_CHECK_EQUAL(sum, static_cast<std::ptrdiff_t>(VisibilityBuffer::samples));
    }
}

BOOST_AUTO_TEST_CASE(huge_triangles_are_exact) {
    // Its long edge runs through the tile along y = x + 1/2 pixel, from 2^16 pixels off on either side.
    const std::int32_t far = 1 << 28, half = subpixels / 2;
    const auto buffer = drawn({triangle({-far, -far + half}, {far, far + half}, {far, -far})});
    for (int y = 0; y < tile_side; ++y)
        for (int x = 0; x < tile_side; ++x)
            for (std::size_t s = 0; s < samples_per_pixel; ++s) {
                const int across = x * sample_grid + sample_x[s], down = y * sample_grid + sample_y[s];
                const bool inside = down < across + sample_grid / 2;
                const bool on_edge = down == across + sample_grid / 2;
                const bool covered = buffer->seen_at(VisibilityBuffer::pixel_at(x, y), s).has_value();
                if (!on_edge) BOOST_REQUIRE_EQUAL(covered, inside);
            }
}

BOOST_AUTO_TEST_CASE(nearer_hides_farther_in_either_order) {
    const std::int32_t end = tile_side * subpixels;
    const TriangleShape near = triangle({0, 0}, {2 * end, 0}, {0, 2 * end}, 0.2f);
    const TriangleShape far = triangle({0, 0}, {2 * end, 0}, {0, 2 * end}, 0.7f);
    BOOST_CHECK_EQUAL(samples_of(*drawn({near, far}), 0), static_cast<std::ptrdiff_t>(VisibilityBuffer::samples));
    BOOST_CHECK_EQUAL(samples_of(*drawn({far, near}), 1), static_cast<std::ptrdiff_t>(VisibilityBuffer::samples));
}

BOOST_AUTO_TEST_CASE(slivers_cover_no_more_than_their_area_allows) {
    constexpr std::int32_t end = 31 * subpixels, high = subpixels / 512;
    const auto buffer = drawn({triangle({0, subpixels}, {end, subpixels + high / 2}, {end, subpixels + high})});
    BOOST_CHECK_LT(samples_of(*buffer, 0), 40);
}

BOOST_AUTO_TEST_CASE(within_a_surface_each_pixel_is_of_one_triangle_and_its_outline_is_exact) {
    std::mt19937 random(17);
    const std::int32_t end = tile_side * subpixels;
    const auto place = [&] { return static_cast<std::int32_t>(random() % static_cast<unsigned>(end)); };
    for (int i = 0; i < 200; ++i) {
        // A fan about a hub, with its rim or without.
        const Point hub = {place(), place()};
        std::vector<Point> rim;
        for (int k = 0; k < 7; ++k) {
            const double angle = (k + static_cast<double>(random() % 100) / 150) * 0.8976, reach = 500.0 + place() / 2;
            rim.push_back({hub[0] + static_cast<std::int32_t>(reach * std::cos(angle)),
                           hub[1] + static_cast<std::int32_t>(reach * std::sin(angle))});
        }
        std::vector<TriangleShape> exact, joined;
        for (std::size_t k = 0; k < rim.size(); ++k) {
            TriangleShape shape = triangle(hub, rim[k], rim[(k + 1) % rim.size()]);
            exact.push_back(shape);
            BOOST_REQUIRE((shape.x[0] == hub[0] && shape.y[0] == hub[1]));
            shape.outline_edges = 2;  // from the rim to the rim
            joined.push_back(shape);
        }
        const auto one = drawn(exact), other = drawn(joined);
        const OutlinePixels outline = OutlineMap(joined, {}, tile_side, tile_side, 2).of_tile(0, 0);
        for (int y = 0; y < tile_side; ++y)
            for (int x = 0; x < tile_side; ++x) {
                const std::size_t pixel = VisibilityBuffer::pixel_at(x, y);
                for (std::size_t s = 0; s < samples_per_pixel; ++s) {
                    const auto a = one->seen_at(pixel, s), b = other->seen_at(pixel, s);
                    BOOST_REQUIRE_EQUAL(a.has_value(), b.has_value());
                    if (a && outline.has(x, y)) BOOST_REQUIRE_EQUAL(a->triangle, b->triangle);
                }
                if (!outline.has(x, y)) BOOST_REQUIRE_LE(other->count(pixel), 1u);
            }
    }
}

BOOST_AUTO_TEST_CASE(an_exact_edge_is_its_curve_and_both_of_its_triangles_share_it) {
    std::mt19937 random(23);
    std::uniform_real_distribution<double> anywhere(3, tile_side - 3), bulge(-4 * most_bulge, 4 * most_bulge);
    const auto snapped = [](double pixels) { return static_cast<std::int32_t>(std::lrint(pixels * subpixels)); };
    for (int i = 0; i < 100; ++i) {
        const Vec2 from(anywhere(random), anywhere(random)), to(anywhere(random), anywhere(random));
        const Vec2 way = to - from, across(-way.y(), way.x());
        const double length = way.norm();
        if (length < 2) continue;
        OutlineSide side{from.x(),
                         from.y(),
                         way.x() / length,
                         way.y() / length,
                         length,
                         static_cast<float>(bulge(random)),
                         static_cast<float>(bulge(random))};
        // One corner far to the right of its way, the other far to the left.
        const auto shape_beyond = [&](double share) {
            const Vec2 corner = (from + to) / 2 + share * 200 / length * across;
            TriangleShape shape = triangle({snapped(from.x()), snapped(from.y())}, {snapped(to.x()), snapped(to.y())},
                                           {snapped(corner.x()), snapped(corner.y())});
            // Its corner from which the edge leads on depends on the way that corners run.
            shape.exact_edges = share > 0 ? 1 : 4;
            shape.outline_edges = 7;
            return shape;
        };
        OutlineSide turned = side;
        turned.reversed = true;
        std::vector<TriangleShape> shapes = {shape_beyond(1), shape_beyond(-1)};
        shapes[1].first_side = 1;
        const Drawn both(shapes, {side, turned});
        for (int y = 0; y < tile_side; ++y)
            for (int x = 0; x < tile_side; ++x)
                for (std::size_t s = 0; s < samples_per_pixel; ++s) {
                    const Vec2 place(x + static_cast<double>(sample_x[s]) / sample_grid,
                                     y + static_cast<double>(sample_y[s]) / sample_grid);
                    const double along = (place - from).dot(way) / (length * length);
                    const double away = side.away(place.x(), place.y());
                    // Near the edge, between its ends, and not on the curve to rounding.
                    if (along < 0.1 || along > 0.9 || std::abs(away) > 1 || std::abs(away) < 1e-5) continue;
                    const auto seen = both->seen_at(VisibilityBuffer::pixel_at(x, y), s);
                    BOOST_REQUIRE(seen.has_value());
                    BOOST_REQUIRE_EQUAL(seen->triangle, away > 0 ? 0u : 1u);
                }
    }
}

BOOST_AUTO_TEST_SUITE_END()
