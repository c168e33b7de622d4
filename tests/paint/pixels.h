#pragma once
#include "lectern/base/image.h"

#include <cstdint>
#include <ostream>

namespace lectern {

/// A pixel's parts, 0 to 255.
struct PixelColor {
    int alpha, red, green, blue;

    friend bool operator==(const PixelColor&, const PixelColor&) = default;
    friend std::ostream& operator<<(std::ostream& out, const PixelColor& c) {
        return out << "(" << c.red << ", " << c.green << ", " << c.blue << "; " << c.alpha << ")";
    }
};

inline PixelColor pixel(const Image& image, int x, int y) {
    const std::uint32_t value = image.row(y)[x];
    const auto part = [&](int shift) { return static_cast<int>(value >> shift & 255); };
    return {part(24), part(16), part(8), part(0)};
}

inline PixelColor pixel(const Image& image, double x, double y) {
    return pixel(image, static_cast<int>(x), static_cast<int>(y));
}

/// How many pixels aren't of this colour.
inline int count_other(const Image& image, std::uint32_t color) {
    int count = 0;
    for (const std::uint32_t value : image.pixels) count += value != color;
    return count;
}

}  // namespace lectern
