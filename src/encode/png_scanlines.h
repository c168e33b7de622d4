#pragma once
#include "lectern/base/image.h"
#include "lectern/encode/png.h"

#include <cstdint>
#include <vector>

namespace lectern {

/// A picture as PNG's compressor takes it: rows from the top, each after its filter's number.
struct PngScanlines {
    std::vector<std::uint32_t> palette;  ///< 0x00RRGGBB; empty: the rows hold red, green, blue.
    int bit_depth = 8;                   ///< Bits a palette index (1, 2, 4, 8) or a colour's part (8).
    std::vector<std::uint8_t> bytes;
    int level = 6;  ///< How hard libdeflate should try.
};

/// Indices into a palette where `image` has at most 256 colours, otherwise RGB under the filter that suits the picture.
/// Needs at least one pixel.
PngScanlines png_scanlines(const Image& image, PngEffort effort);
/// The same always as RGB: the frames of an animation have one kind of pixels.
PngScanlines png_true_color(const Image& image, PngEffort effort);

}  // namespace lectern
