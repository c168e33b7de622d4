#include "encode/video_module/video_file.h"

#include "encode/video_module/memory_file.h"
#include "encode/video_module/video_chunk.h"

#include <cmath>
#include <cstring>
#include <string>

namespace lectern {
namespace {

class VideoFile {
public:
    VideoFile(std::string_view format, const ClipFormat& clip)
        : encoder_(open_encoder(format, clip)), packet_(allocated(Packet(av_packet_alloc()), "making a packet")) {
        AVFormatContext* muxer = nullptr;
        check(avformat_alloc_output_context2(&muxer, nullptr, std::string(format).c_str(), nullptr),
              "making a video file");
        muxer_.reset(muxer);
        file_.attach_to(*muxer);
        muxer->flags |= AVFMT_FLAG_BITEXACT;  // No version of libav, no date.
        stream_ = allocated(avformat_new_stream(muxer, nullptr), "making a video file");
        check(avcodec_parameters_from_context(stream_->codecpar, encoder_.get()), "describing the video");
        stream_->time_base = encoder_->time_base;
        stream_->avg_frame_rate = encoder_->framerate;
        stream_->sample_aspect_ratio = encoder_->sample_aspect_ratio;
        for (const ClipChapter& chapter : clip.chapters) add_chapter(chapter);
        Options options;
        // The index first: a browser plays before it has the whole file.
        if (format == "mp4") options.set("movflags", "+faststart");
        check(avformat_write_header(muxer, options.entries()), "beginning the video file");
        options.check_all_used();
    }

    void add(const EncodedChunk& chunk) {
        for (const EncodedChunk::Packet& source : chunk.packets) {
            check(av_new_packet(packet_.get(), static_cast<int>(source.bytes.size())), "writing a frame");
            std::memcpy(packet_->data, source.bytes.data(), source.bytes.size());
            add_alpha(source.alpha);
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
        check(av_write_trailer(muxer_.get()), "finishing the video file");
        return file_.take();
    }

private:
    /// Puts a frame's alpha beside its packet.
    void add_alpha(const std::vector<std::uint8_t>& alpha) {
        if (alpha.empty()) return;
        std::uint8_t* beside =
            av_packet_new_side_data(packet_.get(), AV_PKT_DATA_MATROSKA_BLOCKADDITIONAL, alpha.size());
        std::memcpy(allocated(beside, "writing a frame's transparency"), alpha.data(), alpha.size());
    }

    /// libav frees what it is given here with the muxer.
    void add_chapter(const ClipChapter& chapter) {
        auto* made = static_cast<AVChapter*>(av_mallocz(sizeof(AVChapter)));
        if (made == nullptr) check(AVERROR(ENOMEM), "making a chapter");
        made->id = static_cast<std::int64_t>(muxer_->nb_chapters) + 1;
        made->time_base = {1, 1000};
        made->start = std::llround(1000 * chapter.start);
        made->end = std::llround(1000 * chapter.end);
        const int added = av_dynarray_add_nofree(&muxer_->chapters, reinterpret_cast<int*>(&muxer_->nb_chapters), made);
        if (added < 0) av_free(made);
        check(added, "making a chapter");
        check(av_dict_set(&made->metadata, "title", chapter.title.c_str(), 0), "naming a chapter");
    }

    MemoryFile file_;
    FormatContext muxer_;
    CodecContext encoder_;  ///< Encodes nothing: it describes the video.
    AVStream* stream_ = nullptr;
    Packet packet_;
    std::int64_t first_ = 0;  ///< The video's frame that the next chunk begins with.
};

}  // namespace

std::vector<std::uint8_t> make_video_file(std::string_view format, const ClipFormat& clip,
                                          std::span<const EncodedChunk> chunks) {
    VideoFile file(format, clip);
    for (const EncodedChunk& chunk : chunks) file.add(chunk);
    return file.finish();
}

}  // namespace lectern
