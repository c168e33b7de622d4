#include "raster/resolve.h"

#include "lectern/base/widest.h"
#include "raster/pixel_sum.h"

#include <algorithm>
#include <bit>

namespace lectern {
namespace {

/// The ink at one pixel.
struct PixelInk {
    SampleMask covered = 0;  ///< The samples with ink.
    std::size_t translucent_count = 0;
    std::array<SampleMask, ink_samples> masks;  ///< The samples with one translucent ink each,
    std::array<float, ink_samples> through;     ///< and the share of light that it lets through.
};

void add_ink(const std::uint32_t* colors, const Inks& inks, PixelInk& ink, PixelSum& sum) {
    std::uint32_t left_over = all_ink_samples;
    while (left_over != 0) {
        const std::uint32_t color = colors[std::countr_zero(left_over)];
        const std::uint32_t with_color = ink_samples_with(colors, color);
        left_over &= ~with_color;
        if (color == no_ink) continue;
        const SampleMask mask = samples_of(with_color);
        const ShaderColor& tint = inks.colors[color];
        const float alpha = tint.alpha;
        sum.add(tint.full().channels(), alpha * static_cast<float>(std::popcount(mask)));
        ink.covered |= mask;
        if (alpha < 1) {
            ink.masks[ink.translucent_count] = mask;
            ink.through[ink.translucent_count++] = 1 - alpha;
        }
    }
}

}  // namespace

LECTERN_WIDEST void resolve_tile(const SeenFragments& seen, const TilePixels& pixels, const InkBuffer* ink,
                                 const Inks& inks, int left, int top, const ImagePart& picture) {
    const Fragments& fragments = seen.list;
    const int columns = std::min(tile_side, picture.width - left);
    const int rows = std::min(tile_side, picture.height - top);
    const std::uint32_t in_picture = columns == tile_side ? ~0u : (1u << columns) - 1;
    for (int row = 0; row < rows; ++row) {
        std::uint32_t* out = picture.row(top + row) + left;
        std::uint32_t wanted = pixels[static_cast<std::size_t>(row)] & in_picture;
        for (; wanted != 0; wanted &= wanted - 1) {
            const int column = std::countr_zero(wanted);
            const auto pixel = static_cast<std::size_t>(row * tile_side + column);
            const std::uint32_t begin = seen.first[pixel], end = seen.end[pixel];
            const std::uint32_t* ink_colors = ink == nullptr ? nullptr : ink->colors(pixel);
            if (ink_colors == nullptr && begin == end) continue;
            PixelSum sum;
            PixelInk pixel_ink;
            if (ink_colors != nullptr) add_ink(ink_colors, inks, pixel_ink, sum);
            for (std::uint32_t i = begin; i < end; ++i) {
                const SampleMask mask = fragments.mask[i];
                auto count = static_cast<float>(std::popcount(mask & ~pixel_ink.covered));
                for (std::size_t k = 0; k < pixel_ink.translucent_count; ++k)
                    count += pixel_ink.through[k] * static_cast<float>(std::popcount(mask & pixel_ink.masks[k]));
                sum.add(fragments.color[i].channels(), count);
            }
            out[column] = laid_over(sum.pixel(), out[column]);
        }
    }
}

}  // namespace lectern
