#pragma once
#include "lectern/encode/video.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace lectern {

/// The chunks one after the other in a file of "mp4" or "webm". Throws MachineError.
std::vector<std::uint8_t> make_video_file(std::string_view format, const ClipFormat& clip,
                                          std::span<const EncodedChunk> chunks);

}  // namespace lectern
