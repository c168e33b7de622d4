/// Times frames of a figure in space as its camera turns: one process, the figure's meshes kept from frame to frame.
///
/// Of a clip: the triangles of a still are made for its one eye.
///
///     build/bench/bench_space scenes/orbit.yaml orbit [FRAMES] [JOBS]

#include "lectern/base/heap.h"
#include "lectern/raster/render_space.h"
#include "load_figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <vector>

using namespace lectern;

int main(int argc, char** argv) {
    if (argc < 3) {
        fmt::print(stderr, "usage: bench_space SCENE FIGURE [FRAMES] [JOBS]\n");
        return 2;
    }
    const int frames = argc > 3 ? std::max(1, std::atoi(argv[3])) : 100;
    const int jobs = argc > 4 ? std::max(1, std::atoi(argv[4])) : 2;
    prepare_heap();
    auto plot = std::get<Plot3d>(load_figure(argv[1], argv[2]).figure->at(1, 1).plot);
    constexpr int width = 1920, height = 1080;
    std::vector<double> milliseconds;
    std::uint64_t digest = 1469598103934665603u;
    double covered = 0;
    Image image(width, height);  // As in a video, whose frames are painted in the memory of earlier ones.
    std::vector<Columns> drawn;
    for (int frame = 0; frame < frames; ++frame) {
        const double turn = 2 * std::numbers::pi * frame / frames;
        plot.camera.eye = {2.1 * std::cos(turn), 2.1 * std::sin(turn), 0.7};
        const auto start = std::chrono::steady_clock::now();
        const View view(plot.axes, plot.camera, {0, 0, width, height});
        for (std::size_t row = 0; row < drawn.size(); ++row)
            std::fill(image.row(static_cast<int>(row)) + drawn[row].first,
                      image.row(static_cast<int>(row)) + drawn[row].last, 0u);
        drawn = render_space(plot, view, 1, jobs, ImagePart(image));
        const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - start;
        milliseconds.push_back(time.count());
        for (const std::uint32_t pixel : image.pixels) {
            digest = (digest ^ pixel) * 1099511628211u;
            covered += pixel >> 24 != 0 ? 1 : 0;
        }
    }
    std::ranges::sort(milliseconds);
    fmt::print(
        "{} frames of {} x {}, {:.2f} M pixels covered, {} jobs: median {:.2f} ms, least {:.2f} ms, digest {:x}\n",
        frames, width, height, covered / frames / 1e6, jobs, milliseconds[milliseconds.size() / 2],
        milliseconds.front(), digest);
    return 0;
}
