#include "encode/video_module/mp4_file.h"

#include "encode/video_module/h264_chunk.h"
#include "encode/video_module/memory_file.h"

#include <cstring>

namespace lectern {
namespace {

class Mp4File {
public:
    explicit Mp4File(const ClipFormat& clip)
        : encoder_(open_h264_encoder(clip)), packet_(allocated(Packet(av_packet_alloc()), "making a packet")) {
        AVFormatContext* muxer = nullptr;
        check(avformat_alloc_output_context2(&muxer, nullptr, "mp4", nullptr), "making an MP4 file");
        muxer_.reset(muxer);
        file_.attach_to(*muxer);
        muxer->flags |= AVFMT_FLAG_BITEXACT;  // No version of libav, no date.
        stream_ = allocated(avformat_new_stream(muxer, nullptr), "making an MP4 file");
        check(avcodec_parameters_from_context(stream_->codecpar, encoder_.get()), "describing the video");
        stream_->time_base = encoder_->time_base;
        stream_->avg_frame_rate = encoder_->framerate;
        stream_->sample_aspect_ratio = encoder_->sample_aspect_ratio;
        Options options;
        options.set("movflags", "+faststart");  // The index first: a browser plays before it has the whole file.
        check(avformat_write_header(muxer, options.entries()), "beginning the MP4 file");
        options.check_all_used();
    }

    void add(const EncodedChunk& chunk) {
        for (const EncodedChunk::Packet& source : chunk.packets) {
            check(av_new_packet(packet_.get(), static_cast<int>(source.bytes.size())), "writing a frame");
            std::memcpy(packet_->data, source.bytes.data(), source.bytes.size());
            packet_->pts = first_ + source.shown_at;
            packet_->dts = first_ + source.decoded_at;
            packet_->duration = 1;  // libx264 leaves it open, and the last frame would get no time.
            packet_->flags = source.key ? AV_PKT_FLAG_KEY : 0;
            packet_->stream_index = stream_->index;
            av_packet_rescale_ts(packet_.get(), encoder_->time_base, stream_->time_base);
            check(av_interleaved_write_frame(muxer_.get(), packet_.get()), "writing a frame");
        }
        first_ += chunk.frames;
    }

    std::vector<std::uint8_t> finish() {
        check(av_write_trailer(muxer_.get()), "finishing the MP4 file");
        return file_.take();
    }

private:
    MemoryFile file_;
    FormatContext muxer_;
    CodecContext encoder_;  ///< Encodes nothing: it describes the video.
    AVStream* stream_ = nullptr;
    Packet packet_;
    std::int64_t first_ = 0;  ///< The video's frame that the next chunk begins with.
};

}  // namespace

std::vector<std::uint8_t> make_mp4(const ClipFormat& clip, std::span<const EncodedChunk> chunks) {
    Mp4File file(clip);
    for (const EncodedChunk& chunk : chunks) file.add(chunk);
    return file.finish();
}

}  // namespace lectern
