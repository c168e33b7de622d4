#pragma once
#include "lectern/encode/video.h"

#include <memory>
#include <span>
#include <vector>

namespace lectern {

// What the video library exports, as C symbols.
using OpenH264Chunk = ChunkEncoder* (*)(const ClipFormat& clip);  ///< lectern_open_h264_chunk
/// lectern_write_mp4
using WriteMp4 = void (*)(const ClipFormat& clip, std::span<const EncodedChunk> chunks,
                          std::vector<std::uint8_t>& file);

// Both are of the library that wraps libav, which is loaded on the first call, as loading libav and all that it needs
// takes longer than drawing a still. They throw MachineError where the library is missing or libav won't.
std::unique_ptr<ChunkEncoder> open_h264_chunk(const ClipFormat& clip);
std::vector<std::uint8_t> write_mp4(const ClipFormat& clip, std::span<const EncodedChunk> chunks);

}  // namespace lectern
