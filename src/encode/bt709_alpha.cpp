#include "encode/bt709_alpha.h"

#include "encode/bt709_factors.h"

#include <algorithm>

namespace lectern {

namespace {

using namespace bt709;

/// Sums over pixels, of colours that alpha is multiplied into.
struct PixelSum {
    std::int64_t red = 0, green = 0, blue = 0, alpha = 0;

    void add(std::uint32_t pixel, int times) {
        red += times * red_part(pixel);
        green += times * green_part(pixel);
        blue += times * blue_part(pixel);
        alpha += times * static_cast<std::int32_t>(pixel >> 24);
    }
};

/// `offset` and the colour of what is seen in `sum`, each part times its factor, rounded.
std::uint8_t sample(const PixelSum& sum, std::int64_t offset, std::int64_t red, std::int64_t green, std::int64_t blue) {
    constexpr std::int64_t one = 1 << 16;
    const std::int64_t color = 255 * (red * sum.red + green * sum.green + blue * sum.blue);
    const std::int64_t value = (color + (offset * one + one / 2) * sum.alpha) / (one * sum.alpha);
    return static_cast<std::uint8_t>(std::clamp<std::int64_t>(value, 0, 255));
}

std::uint8_t luma_of(const PixelSum& sum) { return sample(sum, 16, luma_red, luma_green, luma_blue); }
std::uint8_t blue_of(const PixelSum& sum) { return sample(sum, 128, blue_red, blue_green, blue_blue); }
std::uint8_t red_of(const PixelSum& sum) { return sample(sum, 128, red_red, red_green, red_blue); }

}  // namespace

Bt709AlphaConverter::Bt709AlphaConverter(std::uint32_t ground) {
    PixelSum sum;
    sum.add(ground, 1);
    ground_luma_ = luma_of(sum);
    ground_blue_ = blue_of(sum);
    ground_red_ = red_of(sum);
}

void Bt709AlphaConverter::convert(const Image& image, int first, int last, const YuvaPlanes& planes) const {
    for (int y = first; y < last; ++y) {
        std::uint8_t* luma = planes.luma + y * planes.luma_stride;
        std::uint8_t* alpha = planes.alpha + y * planes.alpha_stride;
        for (int x = 0; x < image.width; ++x) {
            PixelSum sum;
            sum.add(image.row(y)[x], 1);
            luma[x] = sum.alpha == 0 ? ground_luma_ : luma_of(sum);
            alpha[x] = static_cast<std::uint8_t>(sum.alpha);
        }
    }
    for (int y = first; y < last; y += 2) {
        std::uint8_t* blue = planes.blue + y / 2 * planes.blue_stride;
        std::uint8_t* red = planes.red + y / 2 * planes.red_stride;
        for (int x = 0; x < image.width; x += 2) {
            PixelSum sum;
            for (const std::uint32_t* row : {image.row(y), image.row(y + 1)}) {
                sum.add(row[std::max(x - 1, 0)], 1);
                sum.add(row[x], 2);
                sum.add(row[x + 1], 1);
            }
            blue[x / 2] = sum.alpha == 0 ? ground_blue_ : blue_of(sum);
            red[x / 2] = sum.alpha == 0 ? ground_red_ : red_of(sum);
        }
    }
}

}  // namespace lectern
