#pragma once
#include "lectern/base/colormap.h"
#include "lectern/figure/style.h"

#include <optional>
#include <string>
#include <vector>

namespace lectern {

/// One line of a legend: words with a sample of what they name. What is absent isn't sampled.
struct LegendEntry {
    std::string text;
    std::optional<Stroke> line;
    std::optional<MarkerStyle> marker;
    std::optional<Color> patch;     ///< A filled swatch.
    std::optional<ColorMap> scale;  ///< A swatch that runs through a colour map.
    bool arrow = false;             ///< The line ends in an arrow head.
    std::string group{};            ///< Entries of one group stand together under its name; empty: of none.

    friend bool operator==(const LegendEntry&, const LegendEntry&) = default;
};

/// automatic: the corner of plane axes that what is drawn leaves emptiest, or outside where none is empty enough.
enum class LegendPlace { right, top_left, top_right, bottom_left, bottom_right, automatic };

struct Legend {
    std::vector<LegendEntry> entries;        ///< Empty: no legend.
    LegendPlace place = LegendPlace::right;  ///< right stands outside the axes, corners inside.

    friend bool operator==(const Legend&, const Legend&) = default;
};

}  // namespace lectern
