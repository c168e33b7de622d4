/// Times a video in all, in turn, against its encoder alone on the same frames, which stand ready in memory, with the
/// preset that the figure asks for: once by that preset alone, with as many threads as the encoder likes, and once as
/// the program encodes them, with its settings, in chunks whose encoders of one thread stand side by side.
///
///     build/bench/bench_video build/render scenes/orbit.yaml orbit [RUNS]

#include "lectern/encode/video.h"
#include "encode/bt709.h"
#include "encode/x264_settings.h"
#include "lectern/base/heap.h"
#include "lectern/paint/paint.h"
#include "load_figure.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavutil/log.h>
#include <libavutil/opt.h>
}

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <thread>
#include <vector>

using namespace lectern;
namespace fs = std::filesystem;

namespace {

/// Frames as the encoder takes them, one after the other: luma, then both chromas of half its sides.
struct Frames {
    int width = 0, height = 0, fps = 0, count = 0;
    VideoPreset preset = VideoPreset::veryfast;
    std::uint8_t* bytes = nullptr;

    [[nodiscard]] std::size_t size() const {
        return static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3 / 2;
    }
    [[nodiscard]] YuvPlanes planes(int frame) const {
        const std::size_t luma = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
        std::uint8_t* start = bytes + static_cast<std::size_t>(frame) * size();
        return {start, start + luma, start + luma + luma / 4, width, width / 2, width / 2};
    }
};

Frames draw(const std::string& file, const std::string& name) {
    const auto [scene, figure] = load_figure(file, name);
    Frames frames;
    const Timeline& timeline = figure->timeline();
    Painter painter(2);
    Bt709Converter converter;
    for (int i = 0; i < timeline.frames; ++i) {
        const Image image = painter.paint(figure->at(timeline.time_of(i), 2));
        if (i == 0) {
            frames = {image.width, image.height, timeline.fps, timeline.frames, timeline.effort.preset, nullptr};
            // The children share it.
            frames.bytes =
                static_cast<std::uint8_t*>(mmap(nullptr, frames.size() * static_cast<std::size_t>(frames.count),
                                                PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
        }
        converter.convert(image, 0, image.height, frames.planes(i));
    }
    return frames;
}

/// Frames [first, last), on so many threads; 0: as many as the encoder likes. `settings`: x264's, beside the preset.
void encode(const Frames& frames, int first, int last, int threads, const char* settings) {
    av_log_set_level(AV_LOG_QUIET);
    AVCodecContext* encoder = avcodec_alloc_context3(avcodec_find_encoder_by_name("libx264"));
    encoder->width = frames.width;
    encoder->height = frames.height;
    encoder->pix_fmt = AV_PIX_FMT_YUV420P;
    encoder->time_base = {1, frames.fps};
    av_opt_set(encoder->priv_data, "preset", name_of(frames.preset), 0);
    av_opt_set(encoder->priv_data, "crf", "18", 0);
    av_opt_set(encoder->priv_data, "x264-params", settings, 0);
    encoder->thread_count = threads;
    if (avcodec_open2(encoder, encoder->codec, nullptr) < 0) _exit(1);
    AVFrame* frame = av_frame_alloc();
    AVPacket* packet = av_packet_alloc();
    for (int i = first; i <= last; ++i) {
        const bool end = i == last;
        if (!end) {
            const YuvPlanes planes = frames.planes(i);
            frame->format = encoder->pix_fmt;
            frame->width = frames.width;
            frame->height = frames.height;
            frame->pts = i;
            frame->data[0] = planes.luma;
            frame->data[1] = planes.blue;
            frame->data[2] = planes.red;
            frame->linesize[0] = frames.width;
            frame->linesize[1] = frame->linesize[2] = frames.width / 2;
        }
        if (avcodec_send_frame(encoder, end ? nullptr : frame) < 0) _exit(1);
        while (avcodec_receive_packet(encoder, packet) == 0) av_packet_unref(packet);
    }
    av_packet_free(&packet);
    av_frame_free(&frame);
    avcodec_free_context(&encoder);
}

/// Chunk after chunk, on as many threads as the program has. A forked process has none of its parent's helpers.
void encode_chunks(const Frames& frames) {
    prepare_heap();
    const std::vector<int> bounds = chunk_bounds(frames.count);
    std::atomic<std::size_t> next = 0;
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < std::thread::hardware_concurrency(); ++i)
        threads.emplace_back([&] {
            for (std::size_t chunk = next++; chunk + 1 < bounds.size(); chunk = next++)
                encode(frames, bounds[chunk], bounds[chunk + 1], 1, x264_settings(frames.preset, false));
        });
}

struct Run {
    double wall = 0, processor = 0;
    double megabytes = 0;  ///< The most memory of its own: without the frames that are shared.
};

/// Of a process, now; 0 where it has ended.
double own_megabytes(pid_t process) {
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string word; status >> word;) {
        double kilobytes = 0;
        if (word == "RssAnon:" && status >> kilobytes) return kilobytes / 1024;
    }
    return 0;
}

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
}

Run in_child(bool begins_anew, const std::function<void()>& work) {
    // What a child has of its parent's is none of its own; a new program has nothing of it.
    const double inherited = begins_anew ? 0 : own_megabytes(getpid());
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child == 0) {
        work();
        _exit(0);
    }
    int status = 0;
    rusage usage{};
    double megabytes = 0;
    while (wait4(child, &status, WNOHANG, &usage) == 0) {
        megabytes = std::max(megabytes, own_megabytes(child));
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        fmt::print(stderr, "a run failed\n");
        std::exit(1);
    }
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
    return {wall.count(), seconds(usage.ru_utime) + seconds(usage.ru_stime), std::max(0.0, megabytes - inherited)};
}

double median(std::vector<Run> runs, double Run::*figure) {
    std::ranges::sort(runs, {}, figure);
    return runs[runs.size() / 2].*figure;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        fmt::print(stderr, "usage: bench_video RENDER SCENE FIGURE [RUNS]\n");
        return 2;
    }
    const std::string render = argv[1], scene = argv[2], figure = argv[3];
    const int runs = argc > 4 ? std::max(1, std::atoi(argv[4])) : 5;
    const Frames frames = draw(scene, figure);
    const fs::path output = fs::temp_directory_path() / ("lectern-bench-" + std::to_string(getpid()));
    std::vector<Run> alone, chunks, whole;
    for (int run = 0; run < runs; ++run) {
        alone.push_back(in_child(false, [&] { encode(frames, 0, frames.count, 0, ""); }));
        chunks.push_back(in_child(false, [&] { encode_chunks(frames); }));
        whole.push_back(in_child(true, [&] {
            const int nowhere = open("/dev/null", O_WRONLY);
            dup2(nowhere, STDERR_FILENO);
            execl(render.c_str(), render.c_str(), scene.c_str(), "--only", figure.c_str(), "--format", "mp4", "-o",
                  output.c_str(), static_cast<char*>(nullptr));
            _exit(127);
        }));
    }
    fs::remove_all(output);
    fmt::print("{} frames of {} x {}, {}, medians of {} runs\n", frames.count, frames.width, frames.height,
               name_of(frames.preset), runs);
    fmt::print("{:34} {:>8} {:>8} {:>8}\n", "", "wall s", "cpu s", "peak MB");
    const auto tell = [&](const char* name, const std::vector<Run>& all) {
        fmt::print("{:34} {:8.2f} {:8.2f} {:8.0f}\n", name, median(all, &Run::wall), median(all, &Run::processor),
                   median(all, &Run::megabytes));
    };
    tell("x264 alone", alone);
    tell("x264 in the program's way", chunks);
    tell("the whole program", whole);
    std::vector<double> ratios;
    for (int run = 0; run < runs; ++run)
        ratios.push_back(whole[static_cast<std::size_t>(run)].wall / alone[static_cast<std::size_t>(run)].wall);
    std::ranges::sort(ratios);
    fmt::print("the whole against its encoder alone: {:.2f} (median of pairs)\n", ratios[ratios.size() / 2]);
    return 0;
}
