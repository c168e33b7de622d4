#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lectern {

/// A colour of a clip and how many pixels have it.
struct ColorCount {
    std::uint32_t color = 0;  ///< 0x00RRGGBB.
    std::uint64_t count = 0;
};

/// At most `most` colours that stand for `counts` (distinct colours) with little error: all of them where they fit.
/// Otherwise each colour that fills much of the clip is kept as it is, and the rest are cut into boxes, always where
/// the cut takes the most squared error away, and their means refined. Source: X. Wu, Color quantization by dynamic
/// programming and principal analysis, ACM Transactions on Graphics 11 (1992), for the greedy choice of cuts; boxes
/// stay parallel to the axes.
std::vector<std::uint32_t> choose_palette(std::span<const ColorCount> counts, std::size_t most);

/// The place in `palette` (1 to 256 entries) of the colour nearest to each of `colors`; ties go to the earlier entry.
std::vector<std::uint8_t> nearest_entries(std::span<const std::uint32_t> colors,
                                          std::span<const std::uint32_t> palette);

}  // namespace lectern
