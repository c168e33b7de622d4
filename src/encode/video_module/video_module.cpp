#include "encode/video_library.h"
#include "encode/video_module/libav_handle.h"
#include "encode/video_module/video_chunk.h"
#include "encode/video_module/video_file.h"

namespace lectern {

namespace {

void catch_messages_once() {
    static const bool caught = (catch_libav_messages(), true);
    static_cast<void>(caught);
}

}  // namespace

/// See OpenVideoChunk. The caller owns the encoder. Throws MachineError.
extern "C" __attribute__((visibility("default"))) ChunkEncoder* lectern_open_chunk(std::string_view format,
                                                                                   const ClipFormat& clip) {
    catch_messages_once();
    return std::make_unique<VideoChunk>(format, clip).release();
}

/// See WriteVideo. Throws MachineError.
extern "C" __attribute__((visibility("default"))) void lectern_write_video(std::string_view format,
                                                                           const ClipFormat& clip,
                                                                           std::span<const EncodedChunk> chunks,
                                                                           std::vector<std::uint8_t>& file) {
    catch_messages_once();
    file = make_video_file(format, clip, chunks);
}

}  // namespace lectern
