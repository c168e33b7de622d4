#pragma once
#include "encode/video_module/libav_handle.h"

#include <cstdint>
#include <vector>

namespace lectern {

/// A file in memory that libav writes and, to move the index to the front, reads: a muxer never sees a name.
class MemoryFile {
public:
    MemoryFile() = default;
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    /// Makes `format` write here. This object must outlive `format`.
    void attach_to(AVFormatContext& format);
    /// Everything written, once the muxer has closed.
    std::vector<std::uint8_t> take() { return std::move(bytes_); }

private:
    /// One place at which the bytes are read or written.
    struct Cursor {
        std::vector<std::uint8_t>* bytes = nullptr;
        std::int64_t position = 0;
    };

    static int read(void* cursor, std::uint8_t* out, int size);
    static int write(void* cursor, std::uint8_t* data, int size);
    static std::int64_t seek(void* cursor, std::int64_t offset, int whence);
    static int open_for_reading(AVFormatContext* format, AVIOContext** io, const char* name, int flags,
                                AVDictionary** options);
    static int close_after_reading(AVFormatContext* format, AVIOContext* io);
    static IoContext open(Cursor& cursor, bool writing);

    std::vector<std::uint8_t> bytes_;
    Cursor written_{&bytes_};
    Cursor read_{&bytes_};
    IoContext writer_;
    IoContext reader_;
};

}  // namespace lectern
