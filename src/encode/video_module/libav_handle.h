#pragma once
extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/dict.h>
#include <libavutil/frame.h>
#include <libavutil/log.h>
#include <libavutil/opt.h>
}

#include <memory>

namespace lectern {

struct FreeCodecContext {
    void operator()(AVCodecContext* handle) const { avcodec_free_context(&handle); }
};
struct FreeFormatContext {
    void operator()(AVFormatContext* handle) const { avformat_free_context(handle); }
};
struct FreeFrame {
    void operator()(AVFrame* handle) const { av_frame_free(&handle); }
};
struct FreePacket {
    void operator()(AVPacket* handle) const { av_packet_free(&handle); }
};
struct FreeIoContext {
    void operator()(AVIOContext* handle) const {
        // libav may have put another buffer in the place of ours.
        if (handle) av_freep(&handle->buffer);
        avio_context_free(&handle);
    }
};

using CodecContext = std::unique_ptr<AVCodecContext, FreeCodecContext>;
using FormatContext = std::unique_ptr<AVFormatContext, FreeFormatContext>;
using Frame = std::unique_ptr<AVFrame, FreeFrame>;
using Packet = std::unique_ptr<AVPacket, FreePacket>;
using IoContext = std::unique_ptr<AVIOContext, FreeIoContext>;

/// libav's options by name; those that an opened codec or muxer didn't know stay in it.
class Options {
public:
    Options() = default;
    Options(const Options&) = delete;
    Options& operator=(const Options&) = delete;
    ~Options() { av_dict_free(&entries_); }

    void set(const char* name, const char* value);
    AVDictionary** entries() { return &entries_; }
    /// Throws MachineError where an option was not known.
    void check_all_used() const;

private:
    AVDictionary* entries_ = nullptr;
};

/// Keeps libav's messages off the terminal and the last error of each thread for `check`. Called once.
void catch_libav_messages();

/// Throws MachineError where `status` is one of libav's (negative) errors; `what` was being done.
void check(int status, const char* what);

/// Throws MachineError where libav found no memory.
template <typename Handle>
Handle allocated(Handle handle, const char* what) {
    if (!handle) check(AVERROR(ENOMEM), what);
    return handle;
}

}  // namespace lectern
