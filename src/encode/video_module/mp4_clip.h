#pragma once
#include "encode/bt709.h"
#include "encode/video_module/libav_handle.h"
#include "encode/video_module/memory_file.h"
#include "lectern/encode/video.h"

#include <cstdint>
#include <vector>

namespace lectern {

/// H.264 in an MP4 at a constant rate, each of the scene's frames shown as often as its time asks for.
class Mp4Clip final : public ClipEncoder {
public:
    explicit Mp4Clip(const ClipFormat& clip);

    void add(const Image& frame) override;
    std::vector<std::uint8_t> finish() override;

private:
    void open_encoder();
    void open_muxer();
    /// Brings the encoder's picture up to `frame`, converting no more rows than have changed.
    void update_picture(const Image& frame);
    /// Shows the encoder's picture `times` times more.
    void show(long times);
    /// Moves finished packets from the encoder to the file; after the last frame, with `flush`, all that are left.
    void drain(bool flush);

    ClipFormat clip_;
    int rate_;
    MemoryFile file_;
    FormatContext muxer_;
    CodecContext encoder_;
    AVStream* stream_ = nullptr;
    Frame picture_;
    Packet packet_;
    Bt709Converter converter_;
    Image last_;
    std::int64_t shown_ = 0;
};

}  // namespace lectern
