#include "lectern/encode/video.h"

#include "encode/apng_clip.h"
#include "encode/gif_clip.h"
#include "encode/mp4_rate.h"
#include "encode/video_library.h"
#include "lectern/base/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace lectern {

namespace {

constexpr int largest_side = 16384;

std::string gif_obstacle(const ClipFormat& clip) {
    if (gif_delay(clip.fps) == 0) {
        int nearest = 1;
        for (int fps = 1; fps <= 50; ++fps)
            if (gif_delay(fps) != 0 && std::abs(fps - clip.fps) <= std::abs(nearest - clip.fps)) nearest = fps;
        return fmt::format(
            "a GIF counts time in hundredths of a second and can't play {} frames a second: set fps to {} (it can play "
            "50, 25, 20, 10, 5, 4, 2 or 1)",
            clip.fps, nearest);
    }
    constexpr double longest = 65535;  // Hundredths of a second that a frame can stay.
    if (gif_delay(clip.fps) + 100 * clip.hold > longest)
        return fmt::format("a GIF can't hold its last frame for {:g} seconds: set hold to at most {}", clip.hold,
                           static_cast<int>((longest - gif_delay(clip.fps)) / 100));
    return {};
}

std::string video_obstacle(const ClipFormat& clip, long frames) {
    if (clip.width % 2 != 0 || clip.height % 2 != 0)
        return fmt::format(
            "the picture has {} x {} pixels, but a video needs an even number each way: choose a size and scale "
            "that make {} x {}",
            clip.width, clip.height, clip.width + clip.width % 2, clip.height + clip.height % 2);
    constexpr int fastest = 120;
    if (clip.fps > fastest)
        return fmt::format("{} frames a second are more than a video plays: set fps to at most {}", clip.fps, fastest);
    constexpr double longest = 3600;
    const double seconds = static_cast<double>(frames) / clip.fps + clip.hold;
    if (seconds > longest)
        return fmt::format("the video would last {:.0f} seconds; at most {:.0f} are allowed", seconds, longest);
    return {};
}

}  // namespace

int playable_rate(std::string_view format, int fps) {
    if (format != "gif") return fps;
    while (fps > 1 && gif_delay(fps) == 0) --fps;
    return fps;
}

std::string clip_obstacle(std::string_view format, const ClipFormat& clip, long frames) {
    constexpr std::array<std::string_view, 5> known{"mp4", "webm", "gif", "apng", "frames"};
    if (std::ranges::find(known, format) == known.end()) return fmt::format("'{}' is no format for animations", format);
    if (frames < 1) return "the animation has no frames";
    if (clip.fps < 1) return fmt::format("{} frames a second can't be played: set fps to at least 1", clip.fps);
    if (!std::isfinite(clip.hold) || clip.hold < 0) return "hold must be a number of seconds, 0 or more";
    if (clip.width < 1 || clip.height < 1) return "the picture has no pixels";
    if (clip.width > largest_side || clip.height > largest_side)
        return fmt::format("the picture has {} x {} pixels; at most {} each way are allowed", clip.width, clip.height,
                           largest_side);
    if (clip.transparent && (format == "gif" || format == "mp4"))
        return fmt::format("{} holds no transparency", format);
    if (format == "gif") return gif_obstacle(clip);
    if (is_chunked(format)) return video_obstacle(clip, frames);
    return {};
}

std::vector<int> chunk_bounds(int frames) {
    // Long enough to cost no bytes worth speaking of, and short enough for some processors to share a clip of seconds.
    constexpr int frames_per_chunk = 30;
    const int chunks = std::max(1, (frames + frames_per_chunk / 2) / frames_per_chunk);
    std::vector<int> bounds;
    for (int chunk = 0; chunk <= chunks; ++chunk)
        bounds.push_back(static_cast<int>(static_cast<std::int64_t>(frames) * chunk / chunks));
    return bounds;
}

bool is_chunked(std::string_view format) { return format == "mp4" || format == "webm"; }

std::unique_ptr<ClipEncoder> open_clip(std::string_view format, const ClipFormat& clip) {
    if (const std::string obstacle = clip_obstacle(format, clip, 1); !obstacle.empty()) throw MachineError(obstacle);
    if (format == "gif") return std::make_unique<GifClip>(clip);
    if (format == "apng") return std::make_unique<ApngClip>(clip);
    throw MachineError(fmt::format("'{}' is no format of one piece", format));
}

std::unique_ptr<ChunkEncoder> open_chunk(std::string_view format, const ClipFormat& clip) {
    if (const std::string obstacle = clip_obstacle(format, clip, 1); !obstacle.empty()) throw MachineError(obstacle);
    if (!is_chunked(format)) throw MachineError(fmt::format("'{}' is no format of chunks", format));
    return open_video_chunk(format, clip);
}

std::vector<std::uint8_t> join_chunks(std::string_view format, const ClipFormat& clip,
                                      std::span<const EncodedChunk> chunks) {
    if (!is_chunked(format)) throw MachineError(fmt::format("'{}' is no format of chunks", format));
    if (chunks.empty()) throw MachineError("a video without frames was asked for");
    for (const EncodedChunk& chunk : chunks)
        if (chunk.header != chunks.front().header) throw MachineError("chunks of different videos can't be joined");
    return write_video(format, clip, chunks);
}

}  // namespace lectern
