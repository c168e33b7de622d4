#pragma once
#include "lectern/encode/video.h"

#include <cstdint>
#include <span>
#include <vector>

namespace lectern {

/// A chunk as the bytes of a file, with a number that tells what it belongs to.
std::vector<std::uint8_t> pack_chunk(const EncodedChunk& chunk, std::uint32_t belongs_to);

/// What pack_chunk took. Throws MachineError where the bytes are not whole, or belong to something else.
EncodedChunk unpack_chunk(std::span<const std::uint8_t> bytes, std::uint32_t belongs_to);

/// A number that tells texts apart.
std::uint32_t checksum(std::span<const std::uint8_t> bytes);

}  // namespace lectern
