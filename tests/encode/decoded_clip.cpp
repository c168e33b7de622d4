#include "encode/decoded_clip.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/pixdesc.h>
}

#include <algorithm>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string_view>

namespace lectern::test {

namespace {

void require(bool condition, const char* what) {
    if (!condition) throw std::runtime_error(std::string("decoding failed: ") + what);
}

struct Source {
    const std::vector<std::uint8_t>& bytes;
    std::int64_t position = 0;

    static int read(void* self, std::uint8_t* out, int size) {
        auto& source = *static_cast<Source*>(self);
        const auto left = static_cast<std::int64_t>(source.bytes.size()) - source.position;
        if (left <= 0) return AVERROR_EOF;
        const auto count = std::min<std::int64_t>(left, size);
        std::memcpy(out, source.bytes.data() + source.position, static_cast<std::size_t>(count));
        source.position += count;
        return static_cast<int>(count);
    }
    static std::int64_t seek(void* self, std::int64_t offset, int whence) {
        auto& source = *static_cast<Source*>(self);
        const auto size = static_cast<std::int64_t>(source.bytes.size());
        if (whence == AVSEEK_SIZE) return size;
        source.position = whence == SEEK_CUR ? source.position + offset : whence == SEEK_END ? size + offset : offset;
        return source.position;
    }
};

std::vector<std::uint8_t> plane(const AVFrame& frame, int number, int width, int height) {
    std::vector<std::uint8_t> bytes;
    for (int y = 0; y < height; ++y) {
        const std::uint8_t* row = frame.data[number] + y * frame.linesize[number];
        bytes.insert(bytes.end(), row, row + width);
    }
    return bytes;
}

std::string word(const char* name) { return name ? name : ""; }

void append_metadata(const AVDictionary* entries, std::vector<std::string>& out) {
    const AVDictionaryEntry* entry = nullptr;
    while ((entry = av_dict_get(entries, "", entry, AV_DICT_IGNORE_SUFFIX)))
        out.push_back(std::string(entry->key) + "=" + entry->value);
}

DecodedClip::Frame copy(const AVFrame& frame, double time) {
    DecodedClip::Frame result;
    result.time = time;
    if (frame.format == AV_PIX_FMT_YUV420P || frame.format == AV_PIX_FMT_YUVA420P) {
        result.luma = plane(frame, 0, frame.width, frame.height);
        result.blue = plane(frame, 1, frame.width / 2, frame.height / 2);
        result.red = plane(frame, 2, frame.width / 2, frame.height / 2);
        if (frame.format == AV_PIX_FMT_YUVA420P) result.alpha = plane(frame, 3, frame.width, frame.height);
    } else if (frame.format == AV_PIX_FMT_RGB24 || frame.format == AV_PIX_FMT_RGBA) {
        const int size = frame.format == AV_PIX_FMT_RGB24 ? 3 : 4;
        result.picture = Image(frame.width, frame.height);
        for (int y = 0; y < frame.height; ++y)
            for (int x = 0; x < frame.width; ++x) {
                const std::uint8_t* pixel = frame.data[0] + y * frame.linesize[0] + size * x;
                const std::uint32_t alpha = size == 4 ? pixel[3] : 0xff;
                result.picture.row(y)[x] =
                    alpha << 24 | std::uint32_t{pixel[0]} << 16 | std::uint32_t{pixel[1]} << 8 | pixel[2];
            }
    } else {
        require(frame.format == AV_PIX_FMT_BGRA, "neither yuv420p, rgb24, rgba nor bgra");
        result.picture = Image(frame.width, frame.height);
        for (int y = 0; y < frame.height; ++y)
            std::memcpy(result.picture.row(y), frame.data[0] + y * frame.linesize[0],
                        4 * static_cast<std::size_t>(frame.width));
    }
    return result;
}

}  // namespace

DecodedClip decode_clip(const std::vector<std::uint8_t>& file) {
    av_log_set_level(AV_LOG_QUIET);
    constexpr int buffer_size = 4096;
    Source source{file};
    AVIOContext* io = avio_alloc_context(static_cast<unsigned char*>(av_malloc(buffer_size)), buffer_size, 0, &source,
                                         &Source::read, nullptr, &Source::seek);
    const auto free_io = [](AVIOContext* handle) {
        av_freep(&handle->buffer);
        avio_context_free(&handle);
    };
    const std::unique_ptr<AVIOContext, decltype(free_io)> io_owner(io, free_io);

    AVFormatContext* opened = avformat_alloc_context();
    opened->pb = io;
    require(avformat_open_input(&opened, nullptr, nullptr, nullptr) == 0, "opening");
    const auto free_format = [](AVFormatContext* handle) { avformat_close_input(&handle); };
    const std::unique_ptr<AVFormatContext, decltype(free_format)> format(opened, free_format);
    require(avformat_find_stream_info(opened, nullptr) >= 0, "reading the stream");
    // An MP4 keeps the chapters' names in a stream of its own, behind the video.
    require(opened->nb_streams == 1 || (opened->nb_streams == 2 && opened->nb_chapters > 0), "not one stream");
    const AVStream& stream = *opened->streams[0];
    DecodedClip clip;
    const AVDictionaryEntry* alpha_mode = av_dict_get(stream.metadata, "alpha_mode", nullptr, 0);
    clip.has_alpha = alpha_mode != nullptr && std::string_view(alpha_mode->value) == "1";
    // libav's own decoder of VP9 leaves alpha out.
    const AVCodec* codec =
        clip.has_alpha ? avcodec_find_decoder_by_name("libvpx-vp9") : avcodec_find_decoder(stream.codecpar->codec_id);
    require(codec != nullptr, "no decoder");
    const auto free_codec = [](AVCodecContext* handle) { avcodec_free_context(&handle); };
    const std::unique_ptr<AVCodecContext, decltype(free_codec)> decoder(avcodec_alloc_context3(codec), free_codec);
    require(avcodec_parameters_to_context(decoder.get(), stream.codecpar) >= 0, "parameters");
    decoder->thread_count = 1;
    decoder->err_recognition = AV_EF_EXPLODE;
    require(avcodec_open2(decoder.get(), codec, nullptr) == 0, "opening the decoder");

    clip.width = stream.codecpar->width;
    clip.height = stream.codecpar->height;
    clip.rate = av_q2d(stream.avg_frame_rate);
    clip.codec = avcodec_get_name(stream.codecpar->codec_id);
    clip.pixel_format = word(av_get_pix_fmt_name(static_cast<AVPixelFormat>(stream.codecpar->format)));
    clip.range = word(av_color_range_name(stream.codecpar->color_range));
    clip.matrix = word(av_color_space_name(stream.codecpar->color_space));
    clip.primaries = word(av_color_primaries_name(stream.codecpar->color_primaries));
    clip.transfer = word(av_color_transfer_name(stream.codecpar->color_trc));
    clip.chroma_place = word(av_chroma_location_name(stream.codecpar->chroma_location));
    append_metadata(opened->metadata, clip.metadata);
    append_metadata(stream.metadata, clip.metadata);
    for (unsigned i = 0; i < opened->nb_chapters; ++i) {
        const AVChapter& chapter = *opened->chapters[i];
        const AVRational milliseconds{1, 1000};
        const AVDictionaryEntry* title = av_dict_get(chapter.metadata, "title", nullptr, 0);
        clip.chapters.push_back(std::to_string(av_rescale_q(chapter.start, chapter.time_base, milliseconds)) + "-" +
                                std::to_string(av_rescale_q(chapter.end, chapter.time_base, milliseconds)) + " " +
                                (title ? title->value : ""));
    }

    const auto free_packet = [](AVPacket* handle) { av_packet_free(&handle); };
    const std::unique_ptr<AVPacket, decltype(free_packet)> packet(av_packet_alloc(), free_packet);
    const auto free_frame = [](AVFrame* handle) { av_frame_free(&handle); };
    const std::unique_ptr<AVFrame, decltype(free_frame)> frame(av_frame_alloc(), free_frame);
    const double unit = av_q2d(stream.time_base);
    const auto receive = [&] {
        int status = 0;
        while ((status = avcodec_receive_frame(decoder.get(), frame.get())) == 0) {
            clip.frames.push_back(copy(*frame, static_cast<double>(frame->pts) * unit));
            clip.duration = std::max(clip.duration, static_cast<double>(frame->pts + frame->pkt_duration) * unit);
        }
        require(status == AVERROR(EAGAIN) || status == AVERROR_EOF, "a frame");
    };
    int status = 0;
    while ((status = av_read_frame(opened, packet.get())) == 0) {
        if (packet->stream_index == 0) {
            require(avcodec_send_packet(decoder.get(), packet.get()) == 0, "a packet");
            receive();
        }
        av_packet_unref(packet.get());
    }
    require(status == AVERROR_EOF, "reading on");
    require(avcodec_send_packet(decoder.get(), nullptr) == 0, "the end");
    receive();
    return clip;
}

}  // namespace lectern::test
