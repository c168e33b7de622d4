#include "raster/resolve.h"

#include "raster/pixel_sum.h"

#include <algorithm>
#include <bit>

namespace lectern {
namespace {

/// The ink at one pixel.
struct PixelInk {
    std::uint32_t covered = 0;  ///< The samples with ink.
    std::size_t translucent_count = 0;
    std::array<std::uint32_t, samples_per_pixel> masks;  ///< The samples with one translucent ink each,
    std::array<float, samples_per_pixel> through;        ///< and the share of light that it lets through.
};

void add_ink(const std::uint32_t* colors, const Inks& inks, PixelInk& ink, PixelSum& sum) {
    std::uint32_t left_over = all_samples;
    while (left_over != 0) {
        const std::uint32_t color = colors[std::countr_zero(left_over)];
        const std::uint32_t mask = samples_with(colors, color);
        left_over &= ~mask;
        if (color == no_primitive) continue;
        const Color& tint = inks.colors[color];
        const auto alpha = static_cast<float>(tint.alpha);
        const float weight = alpha * static_cast<float>(sample_count(mask));
        sum.add(static_cast<float>(tint.red) * weight, static_cast<float>(tint.green) * weight,
                static_cast<float>(tint.blue) * weight, weight);
        ink.covered |= mask;
        if (alpha < 1) {
            ink.masks[ink.translucent_count] = mask;
            ink.through[ink.translucent_count++] = 1 - alpha;
        }
    }
}

}  // namespace

void resolve_tile(const SeenFragments& seen, const InkBuffer* ink, const Inks& inks, int left, int top, Image& image) {
    const Fragments& fragments = seen.list;
    const int columns = std::min(tile_side, image.width - left);
    const int rows = std::min(tile_side, image.height - top);
    for (int row = 0; row < rows; ++row) {
        std::uint32_t* out = image.row(top + row) + left;
        for (int column = 0; column < columns; ++column) {
            const auto pixel = static_cast<std::size_t>(row * tile_side + column);
            const std::uint32_t begin = seen.first[pixel], end = seen.first[pixel + 1];
            if (ink == nullptr && begin == end) continue;
            PixelSum sum;
            PixelInk pixel_ink;
            if (ink != nullptr) add_ink(ink->color.data() + pixel * samples_per_pixel, inks, pixel_ink, sum);
            for (std::uint32_t i = begin; i < end; ++i) {
                const std::uint32_t mask = fragments.mask[i];
                auto count = static_cast<float>(sample_count(mask & ~pixel_ink.covered));
                for (std::size_t k = 0; k < pixel_ink.translucent_count; ++k)
                    count += pixel_ink.through[k] * static_cast<float>(sample_count(mask & pixel_ink.masks[k]));
                sum.add(fragments.red[i] * count, fragments.green[i] * count, fragments.blue[i] * count, count);
            }
            out[column] = sum.pixel();
        }
    }
}

}  // namespace lectern
