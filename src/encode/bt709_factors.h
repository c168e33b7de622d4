#pragma once
#include <cstdint>

/// The factors of ITU-R BT.709-6, and the parts of a pixel that they belong to.
namespace lectern::bt709 {

// The standard's factors times 2^16. Luma's sum to 219/255 of 2^16 and each chroma's to 0, so that greys stay grey.
constexpr std::int32_t luma_red = 11966, luma_green = 40254, luma_blue = 4064;
constexpr std::int32_t blue_red = -6596, blue_green = -22188, blue_blue = 28784;
constexpr std::int32_t red_red = 28784, red_green = -26145, red_blue = -2639;

constexpr std::int32_t red_part(std::uint32_t pixel) { return static_cast<std::int32_t>(pixel >> 16 & 0xff); }
constexpr std::int32_t green_part(std::uint32_t pixel) { return static_cast<std::int32_t>(pixel >> 8 & 0xff); }
constexpr std::int32_t blue_part(std::uint32_t pixel) { return static_cast<std::int32_t>(pixel & 0xff); }

}  // namespace lectern::bt709
