#pragma once
#include "layers/color_bar_options.h"
#include "layers/layer_options.h"
#include "lectern/base/ticks.h"

#include <algorithm>

namespace lectern {

/// The colour bar of a smooth scale over `range`, with about so many intervals at most.
inline ColorBar smooth_color_bar(const ColorBarOptions& options, const ColorMap& map, Range range,
                                 const NumberStyle& numbers, int most_intervals = 6) {
    ColorBar bar;
    bar.label = options.label;
    bar.side = options.side;
    bar.range = range;
    bar.colormap = map;
    bar.ticks = numbers.ticks(round_ticks(range, most_intervals, options.format));
    return bar;
}

/// The range, or one of positive length about it.
inline Range with_some_length(Range range) {
    if (range.empty()) return {0, 1};
    return range.length() > 0 ? range : Range{range.low - 0.5, range.high + 0.5};
}

/// The colour of a value on a smooth scale.
inline Color color_on(const ColorMap& map, Range range, double value) {
    return map.smooth(std::clamp((value - range.low) / range.length(), 0.0, 1.0));
}

}  // namespace lectern
