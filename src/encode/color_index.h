#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lectern {

/// The distinct colours of pictures, numbered from 0 in the order they were first seen. Colours are any
/// numbers but 0xffffffff: 0x00RRGGBB, or with 255 - alpha above it.
class ColorIndex {
public:
    ColorIndex();

    /// The number of `color`, given now if it is new.
    std::uint32_t number(std::uint32_t color);
    /// Every colour seen, by its number.
    [[nodiscard]] std::span<const std::uint32_t> colors() const { return colors_; }

private:
    [[nodiscard]] std::size_t slot(std::uint32_t color) const;
    void grow();

    static constexpr std::uint32_t empty_slot = 0xffffffff;

    std::vector<std::uint32_t> colors_;
    std::vector<std::uint32_t> keys_;     ///< Open addressing, at most half full; empty_slot where free.
    std::vector<std::uint32_t> numbers_;  ///< The number of keys_[i].
    int shift_;                           ///< 32 - log2(keys_.size()).
};

}  // namespace lectern
