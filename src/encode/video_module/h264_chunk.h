#pragma once
#include "encode/bt709.h"
#include "encode/video_module/libav_handle.h"
#include "lectern/encode/video.h"

#include <cstdint>

namespace lectern {

/// H.264 at a constant rate, each of the scene's frames shown as often as its time asks for.
class H264Chunk final : public ChunkEncoder {
public:
    explicit H264Chunk(const ClipFormat& clip);

    void add(Image frame) override;
    EncodedChunk finish(bool last) override;

private:
    void open_encoder();
    /// Brings the encoder's picture up to `frame`, converting no more rows than have changed.
    void update_picture(const Image& frame);
    /// Shows the encoder's picture `times` times more.
    void show(long times);
    /// Moves finished packets from the encoder to the chunk; after the last frame, with `flush`, all that are left.
    void drain(bool flush);

    ClipFormat clip_;
    int rate_;
    CodecContext encoder_;
    Frame picture_;
    Packet packet_;
    Bt709Converter converter_;
    Image last_;
    EncodedChunk chunk_;
};

/// The encoder of a clip's chunks, opened: what a file says of its video.
CodecContext open_h264_encoder(const ClipFormat& clip);

}  // namespace lectern
