#include "encode/video_module/memory_file.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <new>

namespace lectern {

IoContext MemoryFile::open(Cursor& cursor, bool writing) {
    constexpr int buffer_size = 1 << 16;
    auto* buffer = static_cast<unsigned char*>(av_malloc(buffer_size));
    if (!buffer) return nullptr;
    AVIOContext* io = avio_alloc_context(buffer, buffer_size, writing ? 1 : 0, &cursor, &MemoryFile::read,
                                         &MemoryFile::write, &MemoryFile::seek);
    if (!io) av_free(buffer);
    return IoContext(io);
}

void MemoryFile::attach_to(AVFormatContext& format) {
    writer_ = allocated(open(written_, true), "opening a file in memory");
    format.pb = writer_.get();
    format.opaque = this;
    format.io_open = &MemoryFile::open_for_reading;
    format.io_close2 = &MemoryFile::close_after_reading;
    format.flags |= AVFMT_FLAG_CUSTOM_IO;
}

int MemoryFile::read(void* cursor, std::uint8_t* out, int size) {
    auto& at = *static_cast<Cursor*>(cursor);
    const auto end = static_cast<std::int64_t>(at.bytes->size());
    const std::int64_t count = std::min<std::int64_t>(size, end - at.position);
    if (count <= 0) return AVERROR_EOF;
    std::memcpy(out, at.bytes->data() + at.position, static_cast<std::size_t>(count));
    at.position += count;
    return static_cast<int>(count);
}

int MemoryFile::write(void* cursor, std::uint8_t* data, int size) {
    auto& at = *static_cast<Cursor*>(cursor);
    const auto end = static_cast<std::size_t>(at.position + size);
    try {
        if (end > at.bytes->size()) at.bytes->resize(end);
    } catch (const std::bad_alloc&) {  // No exception may pass through libav's C code.
        return AVERROR(ENOMEM);
    }
    std::memcpy(at.bytes->data() + at.position, data, static_cast<std::size_t>(size));
    at.position += size;
    return size;
}

std::int64_t MemoryFile::seek(void* cursor, std::int64_t offset, int whence) {
    auto& at = *static_cast<Cursor*>(cursor);
    const auto end = static_cast<std::int64_t>(at.bytes->size());
    std::int64_t target = offset;
    switch (whence & ~AVSEEK_FORCE) {
        case AVSEEK_SIZE:
            return end;
        case SEEK_SET:
            break;
        case SEEK_CUR:
            target += at.position;
            break;
        case SEEK_END:
            target += end;
            break;
        default:
            return AVERROR(EINVAL);
    }
    if (target < 0) return AVERROR(EINVAL);
    at.position = target;
    return target;
}

int MemoryFile::open_for_reading(AVFormatContext* format, AVIOContext** io, const char* /*name*/, int flags,
                                 AVDictionary** /*options*/) {
    auto& file = *static_cast<MemoryFile*>(format->opaque);
    // The muxer reads its own file a second time; nothing else is ever opened.
    if ((flags & AVIO_FLAG_WRITE) != 0 || file.reader_) return AVERROR(EACCES);
    file.read_.position = 0;
    file.reader_ = open(file.read_, false);
    if (!file.reader_) return AVERROR(ENOMEM);
    *io = file.reader_.get();
    return 0;
}

int MemoryFile::close_after_reading(AVFormatContext* format, AVIOContext* io) {
    auto& file = *static_cast<MemoryFile*>(format->opaque);
    if (io == file.reader_.get()) file.reader_.reset();
    return 0;
}

}  // namespace lectern
