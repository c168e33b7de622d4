#pragma once
#include "lectern/base/image.h"
#include "lectern/encode/png.h"

#include <cstdint>
#include <vector>

namespace lectern {

/// A picture as PNG's compressor takes it: rows from the top, each after its filter's number.
struct PngScanlines {
    std::vector<std::uint32_t> palette;  ///< 0xAARRGGBB, not premultiplied; empty: the rows hold the colours.
    bool alpha = false;                  ///< Rows without a palette hold red, green, blue, alpha; otherwise no alpha.
    int bit_depth = 8;                   ///< Bits a palette index (1, 2, 4, 8) or a colour's part (8).
    std::vector<std::uint8_t> bytes;
    int level = 6;  ///< How hard libdeflate should try.
};

/// Indices into a palette where `image` has at most 256 colours, otherwise RGB, or RGBA unless it is opaque, under the
/// filter that suits the picture. Needs at least one pixel.
PngScanlines png_scanlines(const Image& image, PngEffort effort);
/// The same always as RGB or, with `alpha`, RGBA: the frames of an animation have one kind of pixels.
PngScanlines png_true_color(const Image& image, PngEffort effort, bool alpha);

}  // namespace lectern
