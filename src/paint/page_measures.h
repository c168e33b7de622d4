#pragma once
#include "lectern/figure/style.h"

namespace lectern {

/// How much of a page is written out; small pictures do with less.
enum class PageDetail { full, ticks, bare };

/// Lengths that a page's parts share, CSS pixels; they grow with the font.
struct PageMeasures {
    explicit PageMeasures(const Theme& theme)
        : em(theme.font_size), line(em / 14), tick(0.29 * em), tick_gap(0.32 * em), label_gap(0.62 * em), pad(em) {}

    double em;
    double line;       ///< Width of frames and tick marks.
    double tick;       ///< Length of a tick mark.
    double tick_gap;   ///< From a tick mark to its label.
    double label_gap;  ///< From tick labels to the axis' label.
    double pad;        ///< From the picture's edge to what is nearest to it.
};

/// How far something reaches out of the plot box on each side, CSS pixels.
struct Margins {
    double left = 0, right = 0, top = 0, bottom = 0;
};

}  // namespace lectern
