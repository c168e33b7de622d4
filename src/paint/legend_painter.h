#pragma once
#include "lectern/figure/legend.h"
#include "lectern/figure/style.h"
#include "lectern/typeset/text_layout.h"
#include "paint/canvas.h"
#include "paint/page_measures.h"
#include "paint/placed_text.h"

#include <optional>
#include <vector>

namespace lectern {

/// A legend at its place.
struct LegendLayout {
    struct Row {
        std::optional<std::size_t> entry;  ///< Of the legend; none where the words name a group.
        Rect sample;
        PlacedText words;
    };
    LegendPlace place = LegendPlace::right;  ///< Never automatic.
    double scale = 1;  ///< What its sizes were multiplied by so that it is no higher than allowed.
    Rect box;
    std::vector<Row> rows;  ///< Empty: no legend.
};

/// The legend's box, at the origin, for `place`; no text is wider than `most.x()` CSS pixels and all of it no higher
/// than `most.y()`, for which it is set smaller where it must be. Entries of one group stand under its name, where the
/// first of them would; where no group has two, without names.
LegendLayout lay_out_legend(Typesetter& typesetter, const Legend& legend, LegendPlace place, const Theme& theme,
                            const Vec2& most);

/// The same with its top left corner at `to`.
LegendLayout moved(LegendLayout layout, const Vec2& to);

/// The top left corner of a legend that stands in a corner of `plot_box`.
Vec2 legend_corner(const LegendLayout& layout, const Rect& plot_box, const Theme& theme);

/// One in a corner has a ground of its own.
void paint_legend(Canvas& canvas, const LegendLayout& layout, const Legend& legend, const Theme& theme);

}  // namespace lectern
