#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace lectern {

/// `indices` (each below 2^bits) as the image data of a GIF: the code size, LZW codes in blocks, the closing empty
/// block. `bits` is 2 to 8. Source: GIF89a specification, appendix F.
std::vector<std::uint8_t> lzw_blocks(std::span<const std::uint8_t> indices, int bits);

}  // namespace lectern
