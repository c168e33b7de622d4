#pragma once
#include "lectern/base/colormap.h"
#include "lectern/base/ticks.h"

#include <string>
#include <vector>

namespace lectern {

enum class ColorBarSide { right, bottom };

/// The key to a colour scale: bands where `edges` stand, a smooth scale otherwise.
struct ColorBar {
    std::string label;
    ColorBarSide side = ColorBarSide::right;
    Range range;  ///< Data units, of positive length.
    std::vector<double>
        edges;  ///< Limits of the bands, increasing, from range.low to range.high; one more than band_colors.
    std::vector<Color> band_colors;
    std::optional<ColorMap> colormap;  ///< Of the smooth scale.
    std::vector<Tick> ticks;

    friend bool operator==(const ColorBar&, const ColorBar&) = default;
};

}  // namespace lectern
