#include "encode/video_library.h"
#include "encode/video_module/h264_chunk.h"
#include "encode/video_module/libav_handle.h"
#include "encode/video_module/mp4_file.h"

namespace lectern {

namespace {

void catch_messages_once() {
    static const bool caught = (catch_libav_messages(), true);
    static_cast<void>(caught);
}

}  // namespace

/// See OpenH264Chunk. The caller owns the encoder. Throws MachineError.
extern "C" __attribute__((visibility("default"))) ChunkEncoder* lectern_open_h264_chunk(const ClipFormat& clip) {
    catch_messages_once();
    return std::make_unique<H264Chunk>(clip).release();
}

/// See WriteMp4. Throws MachineError.
extern "C" __attribute__((visibility("default"))) void lectern_write_mp4(const ClipFormat& clip,
                                                                         std::span<const EncodedChunk> chunks,
                                                                         std::vector<std::uint8_t>& file) {
    catch_messages_once();
    file = make_mp4(clip, chunks);
}

}  // namespace lectern
