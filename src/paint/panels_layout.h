#pragma once
#include "lectern/figure/figure.h"
#include "lectern/typeset/text_layout.h"
#include "paint/card_layout.h"
#include "paint/page_layout.h"

#include <optional>
#include <vector>

namespace lectern {

/// A panel laid out: its page, or its card. Refers to the figure.
struct PanelLayout {
    const Figure* figure = nullptr;
    PageLayout page;  ///< Of a plot.
    std::optional<CardLayout> card;
};

/// Lays panels out in `room`, row by row. Plots in the plane have boxes of the same size, one under and beside the
/// other; those that equal units make lower begin where the highest of their row does, under titles on one line. A row
/// of one panel runs across all columns.
std::vector<PanelLayout> lay_out_panels(Typesetter& typesetter, const Panels& panels, const Rect& room, double pixel);

}  // namespace lectern
