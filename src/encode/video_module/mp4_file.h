#pragma once
#include "lectern/encode/video.h"

#include <cstdint>
#include <span>
#include <vector>

namespace lectern {

/// The chunks one after the other in an MP4 file, its index first. Throws MachineError.
std::vector<std::uint8_t> make_mp4(const ClipFormat& clip, std::span<const EncodedChunk> chunks);

}  // namespace lectern
