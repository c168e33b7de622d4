#pragma once
#include "lectern/encode/video.h"

#include <memory>

namespace lectern {

/// The one name that the video library exports, as a C symbol: `lectern_open_mp4`.
using OpenMp4 = ClipEncoder* (*)(const ClipFormat& clip);

/// An H.264 encoder from the library that wraps libav. It is loaded on the first call, as loading libav and all that it
/// needs takes longer than drawing a still. Throws MachineError where the library is missing or the encoder won't open.
std::unique_ptr<ClipEncoder> open_mp4_clip(const ClipFormat& clip);

}  // namespace lectern
