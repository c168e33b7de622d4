#pragma once
#include "lectern/base/image.h"

#include <algorithm>
#include <cstdint>

namespace lectern::test {

constexpr std::uint32_t white_pixel = 0xffffffff, orange_pixel = 0xffff8000, blue_pixel = 0xff2040c0;

/// Paints what of a rectangle lies in the picture.
inline void fill(Image& image, int x, int y, int width, int height, std::uint32_t color) {
    for (int row = y; row < std::min(y + height, image.height); ++row)
        for (int column = x; column < std::min(x + width, image.width); ++column) image.row(row)[column] = color;
}

/// Frame `number` of a clip in three flat colours: an orange square walks over blue bands.
inline Image flat_frame(int width, int height, int number) {
    Image image(width, height, white_pixel);
    for (int y = 0; y + 8 <= height; y += 16) fill(image, 0, y, width, 8, blue_pixel);
    fill(image, 4 * number, height / 2, 8, 8, orange_pixel);
    return image;
}

/// A picture with a colour of its own for nearly every pixel.
inline Image shaded_frame(int width, int height, int number) {
    Image image(width, height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const auto red = static_cast<std::uint32_t>(255 * x / width);
            const auto green = static_cast<std::uint32_t>(255 * y / height);
            const auto blue = static_cast<std::uint32_t>((x + y + 4 * number) % 256);
            image.row(y)[x] = 0xff000000 | red << 16 | green << 8 | blue;
        }
    return image;
}

/// A picture that may be seen through: bands of shaded_frame's colours, each pixel with an alpha of its own, between
/// bands of nothing. Premultiplied.
inline Image glass_frame(int width, int height, int number) {
    Image image = shaded_frame(width, height, number);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            std::uint32_t& pixel = image.row(y)[x];
            const int left = (x + 2 * number) % 48;
            const auto alpha = static_cast<std::uint32_t>(left < 16 ? 0 : std::min(255, 16 * (left - 16) + y % 16));
            std::uint32_t seen = alpha << 24;
            for (const int shift : {16, 8, 0}) seen |= ((pixel >> shift & 0xff) * alpha + 127) / 255 << shift;
            pixel = seen;
        }
    return image;
}

}  // namespace lectern::test
