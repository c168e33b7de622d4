#include "raster/fragment_shader.h"
#include "raster/small_plots.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>

using namespace lectern;

namespace {

constexpr int side = 600;
constexpr std::uint32_t cells = 40;

/// A sheet of hills in perspective, lit, of which neither colour nor light is linear, with level lines of all axes.
Plot3d hills(double width_of_lines) {
    Plot3d plot;
    for (Axis& axis : plot.axes.axes) axis.range = {-1, 1};
    const auto height = [](double x, double y) { return 0.4 * std::sin(3 * x) * std::cos(2 * y) + 0.2 * x; };
    Mesh mesh = graph_mesh(height, -1, 1, cells, red);
    mesh.colormap = ColorMap::named("viridis");
    mesh.range = {-0.6, 0.6};
    mesh.lighting = {};
    if (width_of_lines > 0)
        for (LevelLines& lines : mesh.level_lines)
            lines = {{-0.5, -0.3, -0.1, 0.02, 0.1, 0.3, 0.5}, {black, width_of_lines, {}}};
    add(plot, mesh);
    return plot;
}

struct Difference {
    double most = 0, mean = 0;
    double told = 0;  ///< The share of the triangles' area on the picture that has a plane.
};

/// Between the colours by planes and those shaded point by point, at three places of each triangle, in steps of 255.
Difference between_planes_and_points(const Plot3d& plot) {
    const View view(plot.axes, plot.camera, {0, 0, side, side});
    const Surfaces surfaces = project_surfaces(plot, view, 1, 1);
    ColorPlanes planes(surfaces, static_cast<std::size_t>(side) * side);
    for (int run = 0; run < planes.run_count(); ++run) planes.set_up(run);
    const ColorPlanes none(surfaces, 0);
    BOOST_REQUIRE(none.empty() && !planes.empty());
    Fragments by_planes;
    Difference found;
    double area = 0;
    for (std::uint32_t i = 0; i < surfaces.shapes.size(); ++i) {
        const TriangleShape& shape = surfaces.shapes[i];
        const double own = std::abs(static_cast<double>(shape.x[1] - shape.x[0]) * (shape.y[2] - shape.y[0]) -
                                    static_cast<double>(shape.x[2] - shape.x[0]) * (shape.y[1] - shape.y[0]));
        area += own;
        if (!planes.of(i).holds()) continue;
        found.told += own;
        for (std::size_t k = 0; k < 3; ++k) {
            const auto at = [&](const std::array<std::int32_t, 3>& place) {
                return static_cast<float>(2 * place[k] + place[(k + 1) % 3] + place[(k + 2) % 3]) / 4 / subpixels;
            };
            by_planes.add(i, all_samples, at(shape.x) - 0.5f, at(shape.y) - 0.5f);
        }
    }
    found.told /= area;
    Fragments point_by_point = by_planes;
    FragmentShader(surfaces, planes).shade(by_planes);
    FragmentShader(surfaces, none).shade(point_by_point);
    for (std::size_t i = 0; i < by_planes.count; ++i) {
        const ShaderColor &a = by_planes.color[i], &b = point_by_point.color[i];
        const double off = 255 * static_cast<double>(std::max({std::abs(a.red - b.red), std::abs(a.green - b.green),
                                                               std::abs(a.blue - b.blue)}));
        found.most = std::max(found.most, off);
        found.mean += off / static_cast<double>(by_planes.count);
    }
    return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(color_planes)

BOOST_AUTO_TEST_CASE(planes_tell_the_colours_of_most_triangles_to_within_a_step) {
    const Difference found = between_planes_and_points(hills(0));
    BOOST_CHECK_GT(found.told, 0.9);
    BOOST_CHECK_LT(found.most, 1);
    BOOST_CHECK_LT(found.mean, 0.25);
}

BOOST_AUTO_TEST_CASE(level_lines_run_where_they_run_point_by_point) {
    const Difference found = between_planes_and_points(hills(1.5));
    BOOST_CHECK_GT(found.told, 0.9);
    // Of a line's edge: a hundredth of a pixel makes two steps.
    BOOST_CHECK_LT(found.most, 12);
    BOOST_CHECK_LT(found.mean, 0.3);
}

BOOST_AUTO_TEST_CASE(triangles_smaller_than_some_pixels_have_no_planes) {
    const Plot3d plot = hills(0);
    const View view(plot.axes, plot.camera, {0, 0, 60, 60});
    BOOST_CHECK(ColorPlanes(project_surfaces(plot, view, 1, 1), std::size_t{60} * 60).empty());
}

BOOST_AUTO_TEST_SUITE_END()
