#include "lectern/raster/space_shapes.h"

#include "raster/small_plots.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

using namespace lectern;

namespace {

std::vector<SpaceShapes> shapes_of(const Plot3d& plot, int jobs = 1) {
    return find_space_shapes(plot, {0, 0, 100, 100}, {100, 100}, jobs);
}

template <typename Kind>
std::vector<Kind> all(const std::vector<SpaceShapes>& found) {
    std::vector<Kind> kinds;
    for (const SpaceShapes& shapes : found)
        for (const SpaceShape& shape : shapes.shapes)
            if (const auto* kind = std::get_if<Kind>(&shape)) kinds.push_back(*kind);
    return kinds;
}

/// Lengths of x that lines of this colour cover.
Range reach_in_x(const std::vector<ShapeLine>& lines, const Color& color) {
    Range reach;
    for (const ShapeLine& line : lines)
        if (line.stroke.color == color)
            for (const auto& points : line.lines)
                for (const Vec2& point : points) reach.include(point.x());
    return reach;
}

Mesh flat(double height, double low, double high, Color color = red) {
    return graph_mesh([=](double, double) { return height; }, low, high, 4, color);
}

/// At z = 1/2, by its corners' x and y.
Mesh triangle_at_half(const Vec2& a, const Vec2& b, const Vec2& c) {
    Mesh triangle = flat(0.5, 0.25, 0.75);
    triangle.points = {{a.x(), a.y(), 0.5}, {b.x(), b.y(), 0.5}, {c.x(), c.y(), 0.5}};
    triangle.normals.clear();
    triangle.triangles = {{0, 1, 2}};
    return triangle;
}

Plot3d curved_plot() {
    Plot3d plot = plot_from_above();
    plot.camera = {{2, 1.3, 1.1}, {0, 0, 0}, {0, 0, 1}, Projection::perspective};
    Mesh mesh = graph_mesh([](double x, double y) { return 0.5 + 2 * (x - 0.5) * (y - 0.5); }, 0, 1, 24, red);
    mesh.colormap = ColorMap::named("viridis");
    mesh.range = {0, 1};
    mesh.lighting = {};
    for (LevelLines& lines : mesh.level_lines) lines = {{0.25, 0.5, 0.75}, {black, 1, {}}};
    add(plot, mesh);
    add(plot, Line3d{{{0, 0, 0}, {1, 1, 1}}, {green, 2, {}}, Stroke{green, 1, {3, 2}}});
    return plot;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(space_shapes)

BOOST_AUTO_TEST_CASE(a_line_ends_where_a_surface_hides_it) {
    Plot3d plot = plot_from_above();
    add(plot, flat(0.5, 0.25, 0.75));
    add(plot, Line3d{{{0, 0.5, 0.2}, {0.6, 0.5, 0.2}}, {green, 1, {}}});
    const Range reach = reach_in_x(all<ShapeLine>(shapes_of(plot)), green);
    BOOST_CHECK_SMALL(reach.low, 0.02);
    BOOST_CHECK_CLOSE(reach.high, 25, 0.1);
}

BOOST_AUTO_TEST_CASE(a_row_of_tiny_triangles_hides_a_line_too) {
    Plot3d plot = plot_from_above();
    add(plot, graph_mesh([](double, double) { return 0.5; }, 0.25, 0.75, 400, red));
    add(plot, Line3d{{{0, 0.513, 0.2}, {0.6, 0.513, 0.2}}, {green, 1, {}}});
    BOOST_CHECK_CLOSE(reach_in_x(all<ShapeLine>(shapes_of(plot)), green).high, 25, 1);
}

BOOST_AUTO_TEST_CASE(what_is_hidden_is_drawn_in_its_own_stroke_and_in_step) {
    Plot3d plot = plot_from_above();
    add(plot, flat(0.5, 0.25, 0.75));
    add(plot, Line3d{{{0, 0.5, 0.2}, {1, 0.5, 0.2}}, {green, 1, {}}, Stroke{black, 1, {4, 4}}});
    const std::vector<ShapeLine> lines = all<ShapeLine>(shapes_of(plot));
    const Range hidden = reach_in_x(lines, black);
    BOOST_CHECK_CLOSE(hidden.low, 25.5, 0.5);  // the rest of the dash from 24 to 28, its round end within it
    BOOST_CHECK_CLOSE(hidden.high, 74.5, 0.5);
    BOOST_CHECK_CLOSE(reach_in_x(lines, green).high, 100, 0.1);
}

BOOST_AUTO_TEST_CASE(a_line_on_a_surface_is_whole) {
    Plot3d plot = plot_from_above();
    plot.camera = {{2, 1.3, 1.1}, {0, 0, 0}, {0, 0, 1}, Projection::perspective};
    const auto height = [](double x, double y) { return 0.3 + 0.1 * x * x + 0.2 * y; };
    add(plot, graph_mesh(height, 0, 1, 40, red));
    Line3d line{{}, {green, 2, {}}};
    for (int i = 0; i <= 100; ++i) line.points.emplace_back(i / 100.0, 0.37, height(i / 100.0, 0.37));
    add(plot, line);
    const std::vector<ShapeLine> lines = all<ShapeLine>(shapes_of(plot));
    BOOST_TEST(std::ranges::count(lines, green, [](const ShapeLine& shape) { return shape.stroke.color; }) == 1);
}

BOOST_AUTO_TEST_CASE(a_line_that_a_surface_cuts_aslant_ends_along_its_edge) {
    // The edge runs at 45 degrees: one side of the line ends at 48 CSS pixels, the other at 52.
    Plot3d plot = plot_from_above();
    add(plot, triangle_at_half({0, 0}, {1, 0}, {1, 1}));
    for (const bool has_hidden : {false, true}) {
        for (const double height : {0.05, 0.45}) {
            Plot3d both = plot;
            const std::optional<Stroke> hidden = has_hidden ? std::optional(Stroke{black, 2, {}}) : std::nullopt;
            add(both, Line3d{{{0, 0.5, height}, {1, 0.5, height}}, {green, 4, {}}, hidden});
            const std::vector<SpaceShapes> shapes = shapes_of(both);
            for (const ShapeLine& line : all<ShapeLine>(shapes)) BOOST_TEST(line.stroke.width >= 2);  // no strand
            const auto ends_of = [&](const Color& color, double half) {
                std::vector<Vec2> corners;
                for (const ShapeFill& fill : all<ShapeFill>(shapes))
                    if (fill.color == color)
                        corners.insert(corners.end(), fill.outlines[0].begin(), fill.outlines[0].end());
                std::vector<double> ends;  // from one side of the line to the other
                for (const double y : {50 - half, 50 + half})
                    for (const Vec2& corner : corners)
                        if (std::abs(corner.y() - y) < 0.011 && corner.x() > 47 && corner.x() < 53)
                            ends.push_back(corner.x());
                std::ranges::sort(ends);
                return ends;
            };
            const std::vector<double> seen = ends_of(green, 2);
            BOOST_TEST_REQUIRE(seen.size() >= 2U);
            BOOST_CHECK_CLOSE(seen.back(), 52, 0.1);
            // Beside a surface just behind which it runs it is as visible as its middle, until that is behind it.
            BOOST_CHECK_CLOSE(reach_in_x(all<ShapeLine>(shapes), green).high, height < 0.1 ? 48 : 50, 0.1);
            if (!has_hidden) continue;
            // Half as wide, along the same edge.
            const std::vector<double> narrow = ends_of(black, 1);
            BOOST_TEST_REQUIRE(narrow.size() >= 2U);
            if (height < 0.1) BOOST_CHECK_CLOSE(narrow.front(), 49, 0.1);
            BOOST_TEST(std::ranges::count_if(narrow, [](double x) { return std::abs(x - 51) < 0.05; }) >= 1);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_line_that_a_corner_hides_a_part_of_falls_into_strands) {
    Plot3d plot = plot_from_above();
    add(plot, triangle_at_half({0.5, 0.51}, {0.4, 0.3}, {0.6, 0.3}));
    add(plot, Line3d{{{0, 0.5, 0.05}, {1, 0.5, 0.05}}, {green, 4, {}}, Stroke{black, 2, {}}});
    const std::vector<ShapeLine> lines = all<ShapeLine>(shapes_of(plot));
    for (const ShapeLine& line : lines)  // The hidden strands are narrower, and as much nearer to the middle.
        if (line.stroke.color == black)
            for (const auto& points : line.lines)
                for (const Vec2& point : points) BOOST_TEST(std::abs(point.y() - 50) + line.stroke.width / 2 <= 1.02);
    std::vector<double> ends;
    for (const ShapeLine& line : lines)
        if (line.stroke.color == green && line.stroke.width < 2)
            for (const auto& points : line.lines)
                if (points.back().x() < 50.1) ends.push_back(points.back().x());
    // Four of six strands pass under the corner. The line is whole up to where the lowest does, 2.67 below the tip.
    std::ranges::sort(ends);
    BOOST_TEST_REQUIRE(ends.size() == 3U);
    for (std::size_t k = 0; k < 3; ++k)
        BOOST_CHECK_CLOSE(ends[k], 50 - (2 - static_cast<double>(k) * 2 / 3) / 2.1, 0.1);
}

BOOST_AUTO_TEST_CASE(a_marker_behind_a_surface_is_left_out) {
    Plot3d plot = plot_from_above();
    add(plot, flat(0.5, 0.25, 0.75));
    add(plot, Marker3d{{0.5, 0.5, 0.2}, {MarkerShape::circle, 8, green}});
    BOOST_TEST(all<ShapeMarker>(shapes_of(plot)).empty());
    add(plot, Marker3d{{0.5, 0.5, 0.8}, {MarkerShape::circle, 8, green}});
    BOOST_TEST(all<ShapeMarker>(shapes_of(plot)).size() == 1);
}

BOOST_AUTO_TEST_CASE(level_lines_stand_at_their_levels) {
    Plot3d plot = plot_from_above();
    Mesh mesh = flat(0.5, 0, 1);
    mesh.level_lines[0] = {{0.25, 0.6}, {black, 1, {}}};  // the first along sides of triangles
    add(plot, mesh);
    std::vector<double> places;
    for (const ShapeLine& line : all<ShapeLine>(shapes_of(plot)))
        for (const auto& points : line.lines) {
            BOOST_TEST(points.size() == 2);
            BOOST_CHECK_CLOSE(std::abs(points[0].y() - points[1].y()), 100, 0.1);
            places.push_back(points[0].x());
        }
    std::ranges::sort(places);
    BOOST_TEST(places == (std::vector<double>{25, 60}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(level_lines_end_along_what_ends_them) {
    // The surface's own edge runs at 45 degrees on the one side, that of what lies before it on the other.
    Plot3d plot = plot_from_above();
    Mesh mesh = triangle_at_half({0.2, 0.2}, {1, 0.2}, {1, 1});
    mesh.level_lines[1] = {{0.5}, {black, 2, {}}};
    add(plot, mesh);
    Mesh before = triangle_at_half({0.6, 0.4}, {0.9, 0.4}, {0.9, 0.7});
    for (Vec3& point : before.points) point.z() = 0.75;
    add(plot, before);
    std::vector<Vec2> corners;
    for (const ShapeFill& fill : all<ShapeFill>(shapes_of(plot))) {
        if (fill.color != black) continue;
        for (const auto& outline : fill.outlines) corners.insert(corners.end(), outline.begin(), outline.end());
    }
    // From x = 0.5 to 0.7, at heights of 49 and 51; and beyond 0.9, where both ends are straight.
    BOOST_TEST_REQUIRE(corners.size() == 4U);
    std::ranges::sort(corners, {}, [](const Vec2& corner) { return std::pair(std::lround(corner.x()), corner.y()); });
    const std::array<Vec2, 4> expected = {Vec2(49, 51), Vec2(51, 49), Vec2(69, 51), Vec2(71, 49)};
    for (std::size_t i = 0; i < 4; ++i) BOOST_CHECK_SMALL((corners[i] - expected[i]).norm(), 0.02);
    const std::vector<ShapeLine> lines = all<ShapeLine>(shapes_of(plot));
    BOOST_CHECK_CLOSE(reach_in_x(lines, black).low, 90, 0.1);
    BOOST_CHECK_CLOSE(reach_in_x(lines, black).high, 100, 0.1);
}

BOOST_AUTO_TEST_CASE(a_see_through_surface_is_painted_as_one_over_what_is_behind) {
    Plot3d plot = plot_from_above();
    Mesh front = flat(0.8, 0.25, 0.75, green);
    front.opacity = 0.4;
    add(plot, front);
    add(plot, flat(0.2, 0, 1));
    const std::vector<SpaceShapes> found = shapes_of(plot);
    BOOST_TEST_REQUIRE(!found.empty());
    const auto is_front = [](const SpaceShapes& shapes) { return shapes.group == std::size_t{0}; };
    const auto front_shapes = std::ranges::find_if(found, is_front);
    BOOST_TEST_REQUIRE((front_shapes != found.end()));
    BOOST_TEST(front_shapes->opacity == 0.4);
    // Behind it lies a piece of the other surface, which comes first.
    BOOST_TEST(std::any_of(found.begin(), front_shapes,
                           [](const SpaceShapes& shapes) { return shapes.group == std::size_t{1}; }));
}

BOOST_AUTO_TEST_CASE(shapes_are_the_same_for_any_number_of_threads) {
    const Plot3d plot = curved_plot();
    const auto places = [](const std::vector<SpaceShapes>& found) {
        std::vector<double> numbers;
        for (const ShapeFill& fill : all<ShapeFill>(found))
            for (const auto& outline : fill.outlines)
                for (const Vec2& point : outline) numbers.insert(numbers.end(), {point.x(), point.y(), fill.color.red});
        for (const ShapeLine& line : all<ShapeLine>(found))
            for (const auto& points : line.lines)
                for (const Vec2& point : points) numbers.insert(numbers.end(), {point.x(), point.y()});
        return numbers;
    };
    const std::vector<double> one = places(shapes_of(plot, 1));
    BOOST_TEST(one.size() > 1000);
    BOOST_TEST((one == places(shapes_of(plot, 3))));
}

BOOST_AUTO_TEST_CASE(an_empty_plot_has_no_shapes) { BOOST_TEST(shapes_of(plot_from_above()).empty()); }

BOOST_AUTO_TEST_SUITE_END()
