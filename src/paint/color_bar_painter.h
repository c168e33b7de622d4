#pragma once
#include "lectern/figure/color_bar.h"
#include "lectern/figure/style.h"
#include "lectern/typeset/text_layout.h"
#include "paint/canvas.h"
#include "paint/page_measures.h"
#include "paint/placed_text.h"
#include "paint/tick_labels.h"

#include <vector>

namespace lectern {

/// A colour bar at its place: upright on the right side, level at the bottom.
struct ColorBarLayout {
    Rect bar;  ///< The colours, inside the outline.
    std::vector<PlacedTick> ticks;
    std::vector<PlacedText> words;
};

/// What a bar takes up beside (or under) the plot, with the gap before it.
double color_bar_thickness(Typesetter& typesetter, const ColorBar& bar, const Theme& theme, PageDetail detail,
                           double length);

/// How far the labels at the ends of a bar may reach beyond it.
double color_bar_overhang(Typesetter& typesetter, const ColorBar& bar, const Theme& theme, double length);

/// Places a bar whose gap begins at `start` (x on the right, y at the bottom); `along` is what it stretches over: its y
/// and height on the right, its x and width at the bottom.
ColorBarLayout place_color_bar(Typesetter& typesetter, const ColorBar& bar, const Theme& theme, PageDetail detail,
                               double start, const Range& along);

void paint_color_bar(Canvas& canvas, const ColorBarLayout& layout, const ColorBar& bar, const Theme& theme);

}  // namespace lectern
