#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lectern {

/// `bytes` as a zlib stream (RFC 1950), compressed at libdeflate's `level` (1 fastest to 12 smallest). The same bytes
/// on every processor. Throws MachineError where memory runs out.
std::vector<std::uint8_t> zlib_compress(std::span<const std::uint8_t> bytes, int level);

/// The `size` bytes that `zlib_compress` took. Throws MachineError where `stream` isn't such a stream.
std::vector<std::uint8_t> zlib_expand(std::span<const std::uint8_t> stream, std::size_t size);

/// CRC-32 as PNG computes it (ISO 3309), continued from `start`.
std::uint32_t crc32(std::span<const std::uint8_t> bytes, std::uint32_t start = 0);

}  // namespace lectern
