#pragma once
#include "lectern/figure/legend.h"
#include "lectern/figure/style.h"
#include "lectern/typeset/text_layout.h"
#include "paint/canvas.h"
#include "paint/page_measures.h"
#include "paint/placed_text.h"

#include <vector>

namespace lectern {

/// A legend at its place; its rows stand for the legend's entries, one after the other.
struct LegendLayout {
    struct Row {
        Rect sample;
        PlacedText words;
    };
    Rect box;
    std::vector<Row> rows;  ///< Empty: no legend.
};

/// The legend's box, at the origin; no text is wider than `widest_text` CSS pixels.
LegendLayout lay_out_legend(Typesetter& typesetter, const Legend& legend, const Theme& theme, double widest_text);

/// The same with its top left corner at `to`.
LegendLayout moved(LegendLayout layout, const Vec2& to);

/// The top left corner of a legend that stands inside `plot_box`.
Vec2 legend_corner(const LegendLayout& layout, LegendPlace place, const Rect& plot_box, const Theme& theme);

/// One in a corner has a ground of its own.
void paint_legend(Canvas& canvas, const LegendLayout& layout, const Legend& legend, const Theme& theme);

}  // namespace lectern
