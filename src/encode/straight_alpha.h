#pragma once
#include "lectern/base/image.h"

#include <algorithm>
#include <cstdint>

namespace lectern {

/// A premultiplied pixel with its colour as it was before alpha was multiplied in, rounded; 0 where alpha is 0.
constexpr std::uint32_t straight_pixel(std::uint32_t pixel) {
    const std::uint32_t alpha = pixel >> 24;
    if (alpha == 0xff) return pixel;
    if (alpha == 0) return 0;
    std::uint32_t straight = alpha << 24;
    for (const int shift : {16, 8, 0})
        straight |= std::min(255u, (255 * (pixel >> shift & 0xff) + alpha / 2) / alpha) << shift;
    return straight;
}

inline bool is_opaque(const Image& image) {
    return std::ranges::all_of(image.pixels, [](std::uint32_t pixel) { return pixel >> 24 == 0xff; });
}

}  // namespace lectern
