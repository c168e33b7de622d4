#pragma once
#include "lectern/base/clip_effort.h"
#include "lectern/base/color.h"
#include "lectern/base/image.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// A part of a clip that a player may go to.
struct ClipChapter {
    double start = 0, end = 0;  ///< Seconds.
    std::string title;
};

/// What a clip looks like before its first frame is drawn.
struct ClipFormat {
    int width = 0, height = 0;                   ///< Pixels.
    int fps = 10;                                ///< Frames that the scene draws a second.
    double hold = 0;                             ///< Seconds that the last frame stays longer.
    bool loop = true;                            ///< GIF: repeat for ever.
    bool lossless = false;                       ///< Every decoded frame is what was encoded; many times larger.
    std::vector<ClipChapter> chapters = {};      ///< "mp4" and "webm".
    VideoPreset preset = VideoPreset::veryfast;  ///< Of "mp4" and "webm".
    bool transparent = false;                    ///< "webm" and "apng": frames keep their alpha.
    Color ground{1, 1, 1, 1};                    ///< "webm": the colour that stands where alpha is 0.
    bool fades = false;                          ///< "mp4": some pictures come over others; the encoder is told.
};

/// Takes frames in order and gives back the whole file. One for a thread.
class ClipEncoder {
public:
    virtual ~ClipEncoder() = default;
    virtual void add(const Image& frame) = 0;        ///< Of the clip's size; throws MachineError.
    virtual std::vector<std::uint8_t> finish() = 0;  ///< After at least one frame; throws MachineError.
};

/// A run of a video's frames, encoded by itself: it begins with a frame that needs none before it, and no other run
/// needs any of it.
struct EncodedChunk {
    struct Packet {
        std::int64_t shown_at = 0, decoded_at = 0;  ///< In the video's frames, from the chunk's first.
        bool key = false;                           ///< A player may begin here.
        std::vector<std::uint8_t> bytes;
        std::vector<std::uint8_t> alpha;  ///< Of a transparent clip: what the file keeps beside the packet.
    };
    std::vector<std::uint8_t> header;  ///< The codec's; the same for all chunks of a clip.
    std::vector<Packet> packets;       ///< In the order of decoding.
    std::int64_t frames = 0;           ///< The video's, held ones among them.
};

/// Takes the frames of a chunk in order. One for a thread; several may work at once.
class ChunkEncoder {
public:
    virtual ~ChunkEncoder() = default;
    /// `frame`: of the clip's size. Gives back a frame whose memory may be used again, or an empty picture. Throws
    /// MachineError.
    virtual Image add(Image frame) = 0;
    virtual EncodedChunk finish(bool last) = 0;  ///< `last`: of the clip, whose hold follows. Throws MachineError.
};

/// How a clip of so many frames is cut into chunks: the numbers of their first frames, and behind the last how many
/// there are. Depends on nothing else, so that a clip is the same on any number of processors and machines.
std::vector<int> chunk_bounds(int frames);

/// Why `format` ("mp4", "webm", "gif", "apng", "frames") can't hold such a clip of `frames` frames (odd or too large
/// size, a rate that a GIF can't play, no frames), in words for the author; empty where it can. Asked before the first
/// frame.
std::string clip_obstacle(std::string_view format, const ClipFormat& clip, long frames);

/// The greatest whole rate up to `fps` frames a second (at least 1) that `format` can play exactly: a GIF counts time
/// in hundredths of a second, so 30 becomes 25.
int playable_rate(std::string_view format, int fps);

/// Whether the clips of a format are made of chunks.
bool is_chunked(std::string_view format);

/// An encoder for a format that isn't chunked. Throws MachineError.
std::unique_ptr<ClipEncoder> open_clip(std::string_view format, const ClipFormat& clip);

/// For a chunk of "mp4" or "webm". libav is loaded on first use, so that stills start quickly. Throws MachineError.
std::unique_ptr<ChunkEncoder> open_chunk(std::string_view format, const ClipFormat& clip);

/// The file of a clip whose chunks these are, in their order; nothing is encoded again. Throws MachineError.
std::vector<std::uint8_t> join_chunks(std::string_view format, const ClipFormat& clip,
                                      std::span<const EncodedChunk> chunks);

}  // namespace lectern
