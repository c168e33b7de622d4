#pragma once
#include "lectern/figure/color_bar.h"
#include "lectern/scene/field_table.h"

#include <string>

namespace lectern {

/// A layer's `colorbar`: true, false, or what stands beside it.
struct ColorBarOptions {
    bool shown = false;
    std::string label;
    ColorBarSide side = ColorBarSide::right;
    NumberFormat format;  ///< Of its tick labels.
};

/// Reads `true`, `false` or a mapping of what stands beside it.
Reader<ColorBarOptions> read_color_bar();

}  // namespace lectern
