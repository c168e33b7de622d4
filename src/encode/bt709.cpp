#include "encode/bt709.h"

#include "encode/bt709_factors.h"
#include "lectern/base/widest.h"

#include <algorithm>
#include <cstring>

namespace lectern {

namespace {

using namespace bt709;

LECTERN_WIDEST void convert_luma(const std::uint32_t* __restrict pixels, int width, std::uint8_t* __restrict out) {
    constexpr std::int32_t offset = (16 << 16) + (1 << 15);  // Black is 16; half for rounding.
    for (int x = 0; x < width; ++x) {
        const std::uint32_t pixel = pixels[x];
        const std::int32_t sum =
            luma_red * red_part(pixel) + luma_green * green_part(pixel) + luma_blue * blue_part(pixel) + offset;
        out[x] = static_cast<std::uint8_t>(sum >> 16);
    }
}

/// The sums of two rows, channel by channel.
LECTERN_WIDEST void add_rows(const std::uint32_t* __restrict upper, const std::uint32_t* __restrict lower, int width,
                             std::int16_t* __restrict red, std::int16_t* __restrict green,
                             std::int16_t* __restrict blue) {
    for (int x = 0; x < width; ++x) {
        red[x] = static_cast<std::int16_t>(red_part(upper[x]) + red_part(lower[x]));
        green[x] = static_cast<std::int16_t>(green_part(upper[x]) + green_part(lower[x]));
        blue[x] = static_cast<std::int16_t>(blue_part(upper[x]) + blue_part(lower[x]));
    }
}

/// Two neighbours as one number: the first in the low half.
struct Pairs {
    const std::int16_t* sums;

    /// Of columns 2x - 1, 2x and 2x + 1, weighted 1, 2, 1.
    [[nodiscard]] std::int32_t weighted(int x) const {
        std::int32_t pair, next;
        std::memcpy(&pair, sums + 2 * static_cast<std::ptrdiff_t>(x), sizeof pair);
        std::memcpy(&next, sums + 2 * static_cast<std::ptrdiff_t>(x) + 2, sizeof next);
        return (pair & 0xffff) + (pair >> 16) * 2 + (next & 0xffff);
    }
};

LECTERN_WIDEST void weigh_columns(Pairs red, Pairs green, Pairs blue, int count, std::uint8_t* __restrict blue_out,
                                  std::uint8_t* __restrict red_out) {
    // Two rows and three columns weighted 1, 2, 1: eight pixels' worth, so 2^19 where luma has 2^16.
    constexpr std::int32_t offset = (128 << 19) + (1 << 18);
    for (int x = 0; x < count; ++x) {
        const std::int32_t r = red.weighted(x), g = green.weighted(x), b = blue.weighted(x);
        blue_out[x] = static_cast<std::uint8_t>((blue_red * r + blue_green * g + blue_blue * b + offset) >> 19);
        red_out[x] = static_cast<std::uint8_t>((red_red * r + red_green * g + red_blue * b + offset) >> 19);
    }
}

}  // namespace

void Bt709Converter::convert(const Image& image, int first, int last, const Columns& columns, const YuvPlanes& planes) {
    if (columns.empty()) return;
    // The last pair reads one beyond the last column.
    const auto room = static_cast<std::size_t>(image.width) + 2;
    red_.resize(room);
    green_.resize(room);
    blue_.resize(room);
    for (int y = first; y < last; ++y)
        convert_luma(image.row(y) + columns.first, columns.last - columns.first,
                     planes.luma + y * planes.luma_stride + columns.first);
    // A sample of chroma takes its own two columns and the one before them.
    const Columns chroma{columns.first / 2, std::min(columns.last / 2 + 1, image.width / 2)};
    for (int y = first; y < last; y += 2) convert_chroma(image, y, chroma, planes);
}

void Bt709Converter::convert_chroma(const Image& image, int y, const Columns& chroma, const YuvPlanes& planes) {
    const int begin = std::max(0, 2 * chroma.first - 1), count = 2 * chroma.last - begin;
    add_rows(image.row(y) + begin, image.row(y + 1) + begin, count, red_.data() + 1 + begin, green_.data() + 1 + begin,
             blue_.data() + 1 + begin);
    red_[0] = red_[1];
    green_[0] = green_[1];
    blue_[0] = blue_[1];
    const std::ptrdiff_t start = 2 * static_cast<std::ptrdiff_t>(chroma.first);
    weigh_columns({red_.data() + start}, {green_.data() + start}, {blue_.data() + start}, chroma.last - chroma.first,
                  planes.blue + y / 2 * planes.blue_stride + chroma.first,
                  planes.red + y / 2 * planes.red_stride + chroma.first);
}

}  // namespace lectern
