/// Times what a frame of a video costs before its encoder, stage by stage, on one thread: what the figure says at its t
/// and its picture.
///
///     build/bench/bench_frames scenes/orbit.yaml orbit [FRAMES]

#include "lectern/base/heap.h"
#include "lectern/paint/paint.h"
#include "load_figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <vector>

using namespace lectern;

namespace {

/// Milliseconds that one stage takes, frame by frame.
class Stage {
public:
    explicit Stage(const char* name) : name_(name) {}
    template <typename Work>
    auto time(Work&& work) {
        const auto start = std::chrono::steady_clock::now();
        auto result = work();
        times_.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
        return result;
    }
    void tell() {
        std::ranges::sort(times_);
        fmt::print("{:8} median {:6.2f} ms, least {:6.2f} ms\n", name_, times_[times_.size() / 2], times_.front());
    }

private:
    const char* name_;
    std::vector<double> times_;
};

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        fmt::print(stderr, "usage: bench_frames SCENE FIGURE [FRAMES]\n");
        return 2;
    }
    prepare_heap();
    const auto [scene, figure] = load_figure(argv[1], argv[2]);
    const Timeline& timeline = figure->timeline();
    const int frames = std::clamp(argc > 3 ? std::atoi(argv[3]) : timeline.frames, 1, timeline.frames);
    Stage says("says"), paints("paints");
    Painter painter(1);
    std::uint64_t digest = 1469598103934665603u;
    for (int i = 0; i < frames; ++i) {
        const double t = timeline.time_of(i);
        const auto at = says.time([&] { return figure->at(t, 1); });
        const Image image = paints.time([&] { return painter.paint(at); });
        for (const std::uint32_t pixel : image.pixels) digest = (digest ^ pixel) * 1099511628211u;
    }
    says.tell();
    paints.tell();
    fmt::print("digest {:x}\n", digest);
    return 0;
}
