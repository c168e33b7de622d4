#include "encode/video_module/video_chunk.h"

#include "encode/image_change.h"
#include "encode/mp4_rate.h"
#include "encode/x264_settings.h"
#include "lectern/base/error.h"

#include <cmath>
#include <string>
#include <utility>

namespace lectern {

namespace {

/// libvpx's `cpu-used`, from 0, the slowest, to 5.
const char* vp9_speed(VideoPreset preset) {
    switch (preset) {
        case VideoPreset::veryfast:
            return "4";
        case VideoPreset::medium:
            return "2";
        case VideoPreset::veryslow:
            return "0";
    }
    return "4";
}

/// Settings of an encoder, by its names for them.
void set_h264(const ClipFormat& clip, Options& options) {
    options.set("preset", name_of(clip.preset));
    if (clip.lossless)
        options.set("qp", "0");
    else
        options.set("crf", "18");  // Visually lossless.
    options.set("x264-params", x264_settings(clip.preset, clip.fades));
}

void set_vp9(const ClipFormat& clip, Options& options) {
    // libav encodes alpha as a video of its own beside the colours; frames that are never shown would part the two.
    if (clip.transparent) options.set("auto-alt-ref", "0");
    options.set("deadline", "good");
    options.set("cpu-used", vp9_speed(clip.preset));
    options.set("lag-in-frames", "16");
    if (clip.lossless) {
        options.set("lossless", "1");
    } else {
        options.set("crf", "20");
        options.set("b", "0");  // The quality is fixed, whatever it takes.
    }
}

}  // namespace

CodecContext open_encoder(std::string_view format, const ClipFormat& clip) {
    const bool h264 = format == "mp4";
    const AVCodec* codec = avcodec_find_encoder_by_name(h264 ? "libx264" : "libvpx-vp9");
    if (!codec)
        throw MachineError(h264 ? "video: this machine's libav was built without libx264, which makes H.264"
                                : "video: this machine's libav was built without libvpx, which makes VP9");
    const int rate = mp4_rate(clip.fps);
    CodecContext encoder = allocated(CodecContext(avcodec_alloc_context3(codec)), "making an encoder");
    encoder->width = clip.width;
    encoder->height = clip.height;
    encoder->pix_fmt = clip.transparent ? AV_PIX_FMT_YUVA420P : AV_PIX_FMT_YUV420P;
    encoder->time_base = {1, rate};
    encoder->framerate = {rate, 1};
    encoder->sample_aspect_ratio = {1, 1};
    encoder->color_range = AVCOL_RANGE_MPEG;
    encoder->colorspace = AVCOL_SPC_BT709;
    encoder->color_primaries = AVCOL_PRI_BT709;
    encoder->color_trc = AVCOL_TRC_BT709;
    encoder->chroma_sample_location = AVCHROMA_LOC_LEFT;
    encoder->gop_size = 10 * rate;  // A place to seek to every ten seconds at least.
    // What encoders write depends on the number of their threads, so that is fixed: chunks are encoded side by side
    // instead.
    encoder->thread_count = 1;
    encoder->flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_CLOSED_GOP | AV_CODEC_FLAG_BITEXACT;
    Options options;
    if (h264)
        set_h264(clip, options);
    else
        set_vp9(clip, options);
    check(avcodec_open2(encoder.get(), codec, options.entries()),
          h264 ? "opening the H.264 encoder" : "opening the VP9 encoder");
    options.check_all_used();
    return encoder;
}

VideoChunk::VideoChunk(std::string_view format, const ClipFormat& clip)
    : clip_(clip),
      rate_(mp4_rate(clip.fps)),
      encoder_(open_encoder(format, clip)),
      picture_(allocated(Frame(av_frame_alloc()), "making a frame")),
      packet_(allocated(Packet(av_packet_alloc()), "making a packet")),
      alpha_converter_(opaque_pixel(clip.ground)) {
    if (encoder_->extradata_size > 0)
        chunk_.header.assign(encoder_->extradata, encoder_->extradata + encoder_->extradata_size);
    picture_->format = encoder_->pix_fmt;
    picture_->width = clip.width;
    picture_->height = clip.height;
    picture_->color_range = encoder_->color_range;
    picture_->colorspace = encoder_->colorspace;
    picture_->color_primaries = encoder_->color_primaries;
    picture_->color_trc = encoder_->color_trc;
    picture_->chroma_location = encoder_->chroma_sample_location;
    check(av_frame_get_buffer(picture_.get(), 0), "making a frame");
}

void VideoChunk::convert_rows(const Image& frame, int first, int last, const Columns& columns) {
    const YuvPlanes planes{picture_->data[0],     picture_->data[1],     picture_->data[2],
                           picture_->linesize[0], picture_->linesize[1], picture_->linesize[2]};
    if (clip_.transparent)
        alpha_converter_.convert(frame, first, last, {planes, picture_->data[3], picture_->linesize[3]});
    else
        converter_.convert(frame, first, last, columns, planes);
}

void VideoChunk::update_picture(const Image& frame) {
    check(av_frame_make_writable(picture_.get()), "making a frame");
    const bool first = last_.pixels.empty();
    // Two rows share their chroma.
    for (int y = 0; y < frame.height; y += 2) {
        const Columns changed = first ? Columns{0, frame.width} : changed_columns(last_, frame, y, y + 2);
        if (!changed.empty()) convert_rows(frame, y, y + 2, changed);
    }
}

void VideoChunk::show(long times) {
    for (long i = 0; i < times; ++i) {
        picture_->pts = chunk_.frames++;
        check(avcodec_send_frame(encoder_.get(), picture_.get()), "encoding a frame");
        drain(false);
    }
}

void VideoChunk::drain(bool flush) {
    if (flush) check(avcodec_send_frame(encoder_.get(), nullptr), "finishing the video");
    for (;;) {
        const int status = avcodec_receive_packet(encoder_.get(), packet_.get());
        if (status == AVERROR_EOF || (status == AVERROR(EAGAIN) && !flush)) return;
        check(status, "encoding a frame");
        std::size_t alpha_size = 0;
        const std::uint8_t* alpha =
            av_packet_get_side_data(packet_.get(), AV_PKT_DATA_MATROSKA_BLOCKADDITIONAL, &alpha_size);
        chunk_.packets.push_back({packet_->pts,
                                  packet_->dts,
                                  (packet_->flags & AV_PKT_FLAG_KEY) != 0,
                                  {packet_->data, packet_->data + packet_->size},
                                  {alpha, alpha + alpha_size}});
        av_packet_unref(packet_.get());
    }
}

Image VideoChunk::add(Image frame) {
    if (frame.width != clip_.width || frame.height != clip_.height)
        throw MachineError("a frame has another size than its video");
    update_picture(frame);
    std::swap(last_, frame);
    show(rate_ / clip_.fps);
    return frame;
}

EncodedChunk VideoChunk::finish(bool last) {
    if (chunk_.frames == 0) throw MachineError("a video without frames was asked for");
    if (last) show(std::lround(clip_.hold * rate_));
    drain(true);
    return std::move(chunk_);
}

}  // namespace lectern
