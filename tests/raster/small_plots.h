#pragma once
#include "lectern/figure/figure.h"
#include "lectern/raster/render_space.h"

#include <functional>

namespace lectern {

/// The unit cube seen from straight above without perspective: x runs right and y up, a picture of `side` pixels is
/// exactly the cube's top.
inline Plot3d plot_from_above() {
    Plot3d plot;
    for (Axis& axis : plot.axes.axes) axis.range = {0, 1};
    plot.camera = {{0, 0, 5}, {0, 0, 0}, {0, 1, 0}, Projection::orthographic};
    return plot;
}

inline void add(Plot3d& plot, Mark3d mark) {
    plot.groups.push_back(std::make_shared<const Group3d>(Group3d{std::move(mark)}));
}

/// The graph of `height` over [low, high]^2 with its normals, of one colour and without light.
inline Mesh graph_mesh(const std::function<double(double, double)>& height, double low, double high, std::uint32_t n,
                       Color color) {
    Mesh mesh;
    const double step = (high - low) / n, h = 1e-6;
    for (std::uint32_t j = 0; j <= n; ++j)
        for (std::uint32_t i = 0; i <= n; ++i) {
            const double x = low + i * step, y = low + j * step;
            mesh.points.push_back({x, y, height(x, y)});
            mesh.normals.push_back(
                {(height(x - h, y) - height(x + h, y)) / (2 * h), (height(x, y - h) - height(x, y + h)) / (2 * h), 1});
        }
    for (std::uint32_t j = 0; j < n; ++j)
        for (std::uint32_t i = 0; i < n; ++i) {
            const std::uint32_t a = j * (n + 1) + i, b = a + 1, c = a + n + 1, d = c + 1;
            mesh.triangles.push_back({a, b, d});
            mesh.triangles.push_back({a, d, c});
        }
    mesh.color = color;
    mesh.lighting = {1, 0, 0, 0.5, 0};
    return mesh;
}

/// A picture in which the box fills the square of `side` pixels, with `margin` pixels around.
inline Image picture(const Plot3d& plot, int side, int jobs = 1, int margin = 0) {
    const View view(plot.axes, plot.camera,
                    {static_cast<double>(margin), static_cast<double>(margin), static_cast<double>(side),
                     static_cast<double>(side)});
    Image image(side + 2 * margin, side + 2 * margin);
    render_space(plot, view, 1, jobs, ImagePart(image));
    return image;
}

inline int alpha_at(const Image& image, int x, int y) { return static_cast<int>(image.row(y)[x] >> 24); }
inline int red_at(const Image& image, int x, int y) { return static_cast<int>(image.row(y)[x] >> 16 & 255); }
inline int green_at(const Image& image, int x, int y) { return static_cast<int>(image.row(y)[x] >> 8 & 255); }

inline constexpr Color red{1, 0, 0, 1}, green{0, 1, 0, 1}, white{1, 1, 1, 1}, black{0, 0, 0, 1};

/// How much black lies on the white of row y between the columns: the width of a black line that crosses it.
inline double black_across_row(const Image& image, int y, int from, int to) {
    double sum = 0;
    for (int x = from; x < to; ++x) sum += alpha_at(image, x, y) - red_at(image, x, y);
    return sum / 255;
}
inline double black_across_column(const Image& image, int x, int from, int to) {
    double sum = 0;
    for (int y = from; y < to; ++y) sum += alpha_at(image, x, y) - red_at(image, x, y);
    return sum / 255;
}

}  // namespace lectern
