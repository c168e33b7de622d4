#include "layers/surface_mesh.h"

#include "layers/even_steps.h"
#include "lectern/base/parallel.h"

#include <array>
#include <cmath>
#include <limits>

namespace lectern {
namespace {

/// Two triangles a cell, split along the diagonal whose ends lie closer in height: it follows ridges and valleys
/// better.
void add_cell(Mesh& mesh, std::uint32_t corner, std::uint32_t columns) {
    const std::uint32_t a = corner, b = corner + 1, c = corner + columns, d = c + 1;
    const double rising = std::fabs(mesh.points[a].z() - mesh.points[d].z());
    const double falling = std::fabs(mesh.points[b].z() - mesh.points[c].z());
    if (rising <= falling) {
        mesh.triangles.push_back({a, b, d});
        mesh.triangles.push_back({a, d, c});
    } else {
        mesh.triangles.push_back({a, b, c});
        mesh.triangles.push_back({b, d, c});
    }
}

}  // namespace

Mesh surface_mesh(const ScalarField& f, Range x, Range y, int cells, int jobs) {
    const auto columns = static_cast<std::size_t>(cells) + 1;
    const std::vector<double> xs = even_steps(x, cells);
    const std::vector<double> ys = even_steps(y, cells);
    Mesh mesh;
    mesh.points.resize(columns * columns);
    mesh.normals.resize(columns * columns);
    parallel_for(cells + 1, jobs, [&](int row_index) {
        const auto row = static_cast<std::size_t>(row_index);
        const std::vector<double> y_row(columns, ys[row]);
        std::vector<double> z(columns), slope_x(columns), slope_y(columns);
        const std::array<const double*, 2> inputs{xs.data(), y_row.data()};
        const std::array<double*, 3> outputs{z.data(), slope_x.data(), slope_y.data()};
        f.value_and_gradient_program().run(inputs, outputs, columns);
        for (std::size_t column = 0; column < columns; ++column) {
            const bool finite = std::isfinite(z[column]);
            const double height = finite ? z[column] : std::numeric_limits<double>::quiet_NaN();
            mesh.points[row * columns + column] = {xs[column], ys[row], height};
            mesh.normals[row * columns + column] = {-slope_x[column], -slope_y[column], 1};
        }
    });
    mesh.triangles.reserve(2 * static_cast<std::size_t>(cells) * static_cast<std::size_t>(cells));
    for (std::size_t row = 0; row + 1 < columns; ++row) {
        for (std::size_t column = 0; column + 1 < columns; ++column) {
            add_cell(mesh, static_cast<std::uint32_t>(row * columns + column), static_cast<std::uint32_t>(columns));
        }
    }
    return mesh;
}

Range height_range(const Mesh& mesh) {
    Range range;
    for (const Vec3& point : mesh.points) range.include(point.z());
    return range;
}

}  // namespace lectern
