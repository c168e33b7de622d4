#include "encode/bt709.h"

namespace lectern {

namespace {

// The standard's factors times 2^16. Luma's sum to 219/255 of 2^16 and each chroma's to 0, so that greys stay grey.
constexpr std::int32_t luma_red = 11966, luma_green = 40254, luma_blue = 4064;
constexpr std::int32_t blue_red = -6596, blue_green = -22188, blue_blue = 28784;
constexpr std::int32_t red_red = 28784, red_green = -26145, red_blue = -2639;

constexpr std::int32_t red_part(std::uint32_t pixel) { return static_cast<std::int32_t>(pixel >> 16 & 0xff); }
constexpr std::int32_t green_part(std::uint32_t pixel) { return static_cast<std::int32_t>(pixel >> 8 & 0xff); }
constexpr std::int32_t blue_part(std::uint32_t pixel) { return static_cast<std::int32_t>(pixel & 0xff); }

void convert_luma(const std::uint32_t* pixels, int width, std::uint8_t* out) {
    constexpr std::int32_t offset = (16 << 16) + (1 << 15);  // Black is 16; half for rounding.
    for (int x = 0; x < width; ++x) {
        const std::uint32_t pixel = pixels[x];
        const std::int32_t sum =
            luma_red * red_part(pixel) + luma_green * green_part(pixel) + luma_blue * blue_part(pixel) + offset;
        out[x] = static_cast<std::uint8_t>(sum >> 16);
    }
}

}  // namespace

void Bt709Converter::convert(const Image& image, int first, int last, const YuvPlanes& planes) {
    const auto columns = static_cast<std::size_t>(image.width) + 1;
    red_.resize(columns);
    green_.resize(columns);
    blue_.resize(columns);
    for (int y = first; y < last; ++y) convert_luma(image.row(y), image.width, planes.luma + y * planes.luma_stride);
    for (int y = first; y < last; y += 2) convert_chroma(image, y, planes);
}

void Bt709Converter::convert_chroma(const Image& image, int y, const YuvPlanes& planes) {
    const std::uint32_t* upper = image.row(y);
    const std::uint32_t* lower = image.row(y + 1);
    std::int32_t* red = red_.data();
    std::int32_t* green = green_.data();
    std::int32_t* blue = blue_.data();
    for (int x = 0; x < image.width; ++x) {
        red[x + 1] = red_part(upper[x]) + red_part(lower[x]);
        green[x + 1] = green_part(upper[x]) + green_part(lower[x]);
        blue[x + 1] = blue_part(upper[x]) + blue_part(lower[x]);
    }
    red[0] = red[1];
    green[0] = green[1];
    blue[0] = blue[1];

    // Two rows and three columns weighted 1, 2, 1: eight pixels' worth, so 2^19 where luma has 2^16.
    constexpr std::int32_t offset = (128 << 19) + (1 << 18);
    std::uint8_t* blue_out = planes.blue + y / 2 * planes.blue_stride;
    std::uint8_t* red_out = planes.red + y / 2 * planes.red_stride;
    for (int x = 0; x < image.width / 2; ++x) {
        const std::ptrdiff_t left = 2 * static_cast<std::ptrdiff_t>(x);
        const std::int32_t r = red[left] + 2 * red[left + 1] + red[left + 2];
        const std::int32_t g = green[left] + 2 * green[left + 1] + green[left + 2];
        const std::int32_t b = blue[left] + 2 * blue[left + 1] + blue[left + 2];
        blue_out[x] = static_cast<std::uint8_t>((blue_red * r + blue_green * g + blue_blue * b + offset) >> 19);
        red_out[x] = static_cast<std::uint8_t>((red_red * r + red_green * g + red_blue * b + offset) >> 19);
    }
}

}  // namespace lectern
