#include "encode/video_module/mp4_clip.h"

#include "encode/image_change.h"
#include "encode/mp4_rate.h"
#include "lectern/base/error.h"

#include <cmath>
#include <string>

namespace lectern {

Mp4Clip::Mp4Clip(const ClipFormat& clip)
    : clip_(clip),
      rate_(mp4_rate(clip.fps)),
      picture_(allocated(Frame(av_frame_alloc()), "making a frame")),
      packet_(allocated(Packet(av_packet_alloc()), "making a packet")) {
    open_encoder();
    open_muxer();
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

void Mp4Clip::open_encoder() {
    const AVCodec* codec = avcodec_find_encoder_by_name("libx264");
    if (!codec) throw MachineError("video: this machine's libav was built without libx264, which makes H.264");
    encoder_ = allocated(CodecContext(avcodec_alloc_context3(codec)), "making an encoder");
    encoder_->width = clip_.width;
    encoder_->height = clip_.height;
    encoder_->pix_fmt = AV_PIX_FMT_YUV420P;
    encoder_->time_base = {1, rate_};
    encoder_->framerate = {rate_, 1};
    encoder_->sample_aspect_ratio = {1, 1};
    encoder_->color_range = AVCOL_RANGE_MPEG;
    encoder_->colorspace = AVCOL_SPC_BT709;
    encoder_->color_primaries = AVCOL_PRI_BT709;
    encoder_->color_trc = AVCOL_TRC_BT709;
    encoder_->chroma_sample_location = AVCHROMA_LOC_LEFT;
    encoder_->gop_size = 10 * rate_;  // A place to seek to every ten seconds at least.
    // x264's output depends on the number of its threads, so that is fixed.
    encoder_->thread_count = 1;
    encoder_->flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_CLOSED_GOP | AV_CODEC_FLAG_BITEXACT;
    Options options;
    options.set("preset", "veryfast");  // As small as "medium" on flat figures, in half the time.
    options.set("crf", "18");           // Visually lossless.
    // x264 takes other roads, to other bytes, on processors with other instructions unless told not to. Weighing where
    // B-frames should stand takes a tenth of the time and gains nothing where most frames are held.
    options.set("x264-params", "cpu-independent=1:b-adapt=0");
    check(avcodec_open2(encoder_.get(), codec, options.entries()), "opening the H.264 encoder");
    options.check_all_used();
}

void Mp4Clip::open_muxer() {
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

void Mp4Clip::update_picture(const Image& frame) {
    check(av_frame_make_writable(picture_.get()), "making a frame");
    const YuvPlanes planes{picture_->data[0],     picture_->data[1],     picture_->data[2],
                           picture_->linesize[0], picture_->linesize[1], picture_->linesize[2]};
    const bool first = last_.pixels.empty();
    // Two rows share their chroma.
    for (int y = 0; y < frame.height; y += 2)
        if (first || !same_row(last_, frame, y) || !same_row(last_, frame, y + 1))
            converter_.convert(frame, y, y + 2, planes);
    last_ = frame;
}

void Mp4Clip::show(long times) {
    for (long i = 0; i < times; ++i) {
        picture_->pts = shown_++;
        check(avcodec_send_frame(encoder_.get(), picture_.get()), "encoding a frame");
        drain(false);
    }
}

void Mp4Clip::drain(bool flush) {
    if (flush) check(avcodec_send_frame(encoder_.get(), nullptr), "finishing the video");
    for (;;) {
        const int status = avcodec_receive_packet(encoder_.get(), packet_.get());
        if (status == AVERROR_EOF || (status == AVERROR(EAGAIN) && !flush)) return;
        check(status, "encoding a frame");
        packet_->stream_index = stream_->index;
        packet_->duration = 1;  // libx264 leaves it open, and the last frame would get no time.
        av_packet_rescale_ts(packet_.get(), encoder_->time_base, stream_->time_base);
        check(av_interleaved_write_frame(muxer_.get(), packet_.get()), "writing a frame");
    }
}

void Mp4Clip::add(const Image& frame) {
    if (frame.width != clip_.width || frame.height != clip_.height)
        throw MachineError("a frame has another size than its video");
    update_picture(frame);
    show(rate_ / clip_.fps);
}

std::vector<std::uint8_t> Mp4Clip::finish() {
    if (shown_ == 0) throw MachineError("a video without frames was asked for");
    show(std::lround(clip_.hold * rate_));
    drain(true);
    check(av_write_trailer(muxer_.get()), "finishing the MP4 file");
    return file_.take();
}

}  // namespace lectern
