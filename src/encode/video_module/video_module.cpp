#include "encode/video_library.h"
#include "encode/video_module/libav_handle.h"
#include "encode/video_module/mp4_clip.h"

namespace lectern {

/// See OpenMp4. The caller owns the encoder. Throws MachineError.
extern "C" __attribute__((visibility("default"))) ClipEncoder* lectern_open_mp4(const ClipFormat& clip) {
    static const bool caught = (catch_libav_messages(), true);
    static_cast<void>(caught);
    return std::make_unique<Mp4Clip>(clip).release();
}

}  // namespace lectern
