#include "lectern/layers/compose.h"
#include "lectern/layers/layer_table.h"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <set>
#include <variant>

using namespace lectern;

namespace {

/// The lines on walls of one figure in space with contours of x² − y² over [−1, 1] × [0, 2].
std::vector<Line3d> lines_of(const std::string& options) {
    const std::string text =
        "functions: {'f(x, y)': x^2 - y^2}\ndomain: {x: [-1, 1], y: [0, 2]}\n"
        "figures: {a: {view: 3d, layers: [{contours: f, " +
        options + "}]}}\n";
    Diagnostics diagnostics;
    const auto scene = read_scene(text, layer_kind_names(), diagnostics);
    const auto figures = compose(*scene, diagnostics);
    for (const Diagnostic& mistake : diagnostics.sorted()) BOOST_ERROR(mistake.message);
    const Figure figure = figures.at(0).at(1, 1);
    std::vector<Line3d> lines;
    for (const auto& group : std::get<Plot3d>(figure.plot).groups) {
        for (const Mark3d& mark : *group) lines.push_back(std::get<Line3d>(mark));
    }
    return lines;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(wall_outlines)

BOOST_AUTO_TEST_CASE(each_outline_is_the_graph_over_one_place_and_goes_to_the_wall_across_it) {
    const auto lines = lines_of("on: walls, levels: [-0.5, 0.25, 1.5]");
    std::array<std::set<double>, 2> places;
    BOOST_REQUIRE(lines.size() == 4U);
    for (const Line3d& line : lines) {
        const int axis = line.far_wall.value();
        const double place = line.points.front()[axis];
        places[static_cast<std::size_t>(axis)].insert(place);
        const double low = axis == 0 ? 0 : -1;
        BOOST_TEST(line.points.front()[1 - axis] == low);
        BOOST_TEST(line.points.back()[1 - axis] == low + 2);
        for (const Vec3& point : line.points) {
            BOOST_TEST(point[axis] == place);
            BOOST_TEST(std::abs(point.z() - (point.x() * point.x() - point.y() * point.y())) < 1e-12);
        }
    }
    // Levels are places of their own variable: 1.5 is none of x, −0.5 none of y.
    BOOST_TEST((places[0] == std::set<double>{-0.5, 0.25}));
    BOOST_TEST((places[1] == std::set<double>{0.25, 1.5}));
}

BOOST_AUTO_TEST_CASE(one_wall_is_drawn_where_one_is_asked_for) {
    for (const Line3d& line : lines_of("on: x_wall, levels: {count: 4}")) BOOST_TEST(line.far_wall.value() == 0);
    const auto on_y = lines_of("on: y_wall, levels: {count: 4}");
    BOOST_TEST(on_y.size() == 5U);
    for (const Line3d& line : on_y) BOOST_TEST(line.far_wall.value() == 1);
    BOOST_TEST((on_y.front().stroke.color != on_y.back().stroke.color));
}

BOOST_AUTO_TEST_SUITE_END()
