#include "encode/deflate.h"

#include "lectern/base/error.h"

#include <libdeflate.h>

#include <memory>

namespace lectern {

namespace {

struct FreeCompressor {
    void operator()(libdeflate_compressor* handle) const { libdeflate_free_compressor(handle); }
};
struct FreeDecompressor {
    void operator()(libdeflate_decompressor* handle) const { libdeflate_free_decompressor(handle); }
};

}  // namespace

std::vector<std::uint8_t> zlib_compress(std::span<const std::uint8_t> bytes, int level) {
    const std::unique_ptr<libdeflate_compressor, FreeCompressor> compressor(libdeflate_alloc_compressor(level));
    if (!compressor) throw MachineError("out of memory while compressing a picture");
    std::vector<std::uint8_t> stream(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()));
    const std::size_t size =
        libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), stream.data(), stream.size());
    if (size == 0) throw MachineError("libdeflate could not compress a picture");
    stream.resize(size);
    stream.shrink_to_fit();  // Clips keep hundreds of these.
    return stream;
}

std::vector<std::uint8_t> zlib_expand(std::span<const std::uint8_t> stream, std::size_t size) {
    const std::unique_ptr<libdeflate_decompressor, FreeDecompressor> decompressor(libdeflate_alloc_decompressor());
    if (!decompressor) throw MachineError("out of memory while reading a compressed picture");
    std::vector<std::uint8_t> bytes(size);
    if (libdeflate_zlib_decompress(decompressor.get(), stream.data(), stream.size(), bytes.data(), size, nullptr) !=
        LIBDEFLATE_SUCCESS)
        throw MachineError("libdeflate could not read a compressed picture");
    return bytes;
}

std::uint32_t crc32(std::span<const std::uint8_t> bytes, std::uint32_t start) {
    return libdeflate_crc32(start, bytes.data(), bytes.size());
}

}  // namespace lectern
