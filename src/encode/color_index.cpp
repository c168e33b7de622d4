#include "encode/color_index.h"

namespace lectern {

ColorIndex::ColorIndex() : keys_(1024, empty_slot), numbers_(1024), shift_(22) {}

std::size_t ColorIndex::slot(std::uint32_t color) const {
    // Knuth's multiplicative hash: the upper bits of the product depend on every bit of the colour.
    std::size_t place = (color * 0x9e3779b1U) >> shift_;
    while (keys_[place] != color && keys_[place] != empty_slot) place = (place + 1) & (keys_.size() - 1);
    return place;
}

std::uint32_t ColorIndex::number(std::uint32_t color) {
    std::size_t place = slot(color);
    if (keys_[place] == color) return numbers_[place];
    if (2 * (colors_.size() + 1) > keys_.size()) {
        grow();
        place = slot(color);
    }
    keys_[place] = color;
    numbers_[place] = static_cast<std::uint32_t>(colors_.size());
    colors_.push_back(color);
    return numbers_[place];
}

void ColorIndex::grow() {
    keys_.assign(2 * keys_.size(), empty_slot);
    numbers_.resize(keys_.size());
    --shift_;
    for (std::size_t i = 0; i < colors_.size(); ++i) {
        const std::size_t place = slot(colors_[i]);
        keys_[place] = colors_[i];
        numbers_[place] = static_cast<std::uint32_t>(i);
    }
}

}  // namespace lectern
