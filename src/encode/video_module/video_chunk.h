#pragma once
#include "encode/bt709_alpha.h"
#include "encode/video_module/libav_handle.h"
#include "lectern/encode/video.h"

#include <cstdint>
#include <string_view>

namespace lectern {

/// Video at a constant rate, each of the scene's frames shown as often as its time asks for.
class VideoChunk final : public ChunkEncoder {
public:
    VideoChunk(std::string_view format, const ClipFormat& clip);

    Image add(Image frame) override;
    EncodedChunk finish(bool last) override;

private:
    void convert_rows(const Image& frame, int first, int last, const Columns& columns);
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
    Bt709AlphaConverter alpha_converter_;  ///< Of a transparent clip.
    Image last_;
    EncodedChunk chunk_;
};

/// The encoder of the chunks of a clip, opened: "mp4" holds H.264, "webm" VP9.
CodecContext open_encoder(std::string_view format, const ClipFormat& clip);

}  // namespace lectern
