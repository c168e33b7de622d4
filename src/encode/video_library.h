#pragma once
#include "lectern/encode/video.h"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace lectern {

// What the video library exports, as C symbols; `format` is "mp4" or "webm".
using OpenVideoChunk = ChunkEncoder* (*)(std::string_view format, const ClipFormat& clip);  ///< lectern_open_chunk
using WriteVideo = void (*)(std::string_view format, const ClipFormat& clip, std::span<const EncodedChunk> chunks,
                            std::vector<std::uint8_t>& file);  ///< lectern_write_video

// Both are of the library that wraps libav, which is loaded on the first call, as loading libav and all that it needs
// takes longer than drawing a still. They throw MachineError where the library is missing or libav won't.
std::unique_ptr<ChunkEncoder> open_video_chunk(std::string_view format, const ClipFormat& clip);
std::vector<std::uint8_t> write_video(std::string_view format, const ClipFormat& clip,
                                      std::span<const EncodedChunk> chunks);

}  // namespace lectern
