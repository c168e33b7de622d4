#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace lectern {

/// A picture in memory.
///
/// Shape   pixels has width * height entries, row-major from the top left: pixels[y * width + x].
/// Pixel   0xAARRGGBB, sRGB, colours premultiplied by alpha (as Cairo's ARGB32 on any byte order).
struct Image {
    int width = 0, height = 0;
    std::vector<std::uint32_t> pixels;

    Image() = default;
    Image(int width_, int height_, std::uint32_t fill = 0)
        : width(width_),
          height(height_),
          pixels(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_), fill) {}

    [[nodiscard]] std::uint32_t* row(int y) {
        return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    }
    [[nodiscard]] const std::uint32_t* row(int y) const {
        return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    }
    friend bool operator==(const Image&, const Image&) = default;
};

}  // namespace lectern
