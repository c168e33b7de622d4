#pragma once
#include "raster/seen_stretches.h"

#include <vector>

namespace lectern {

/// Where a part of a line begins and ends at so many pixels to the right of the line's middle.
struct StrokeSlant {
    double offset, from, to;
};

/// A part of a line, in all its width or one strand of it.
struct StrokePart {
    LineCourse course;  ///< Of the line's middle.
    SeenStretch stretch;
    double offset = 0, width = 0;  ///< Of the part's middle to the right of the line's, and the part's own; pixels.
    bool whole = true;
    bool goes_on_before = false, goes_on_after = false;  ///< In a part alike, with which it must leave no gap.
    /// Of a part whose ends are not straight across, from its left side to its right one; empty elsewhere.
    std::vector<StrokeSlant> slants{};
};

/// Cuts a line where it goes behind surfaces or comes out. Where a surface hides only some of its breadth, as one that
/// it meets at an angle does, strands of it, no wider than two thirds of a CSS pixel, say where. What passes each of
/// them once cuts the line aslant; elsewhere it falls into the strands. Arguments as of find_seen_stretches.
std::vector<StrokePart> find_stroke_parts(const LineCourse& course, const Surfaces& surfaces, const TileGrid& grid,
                                          const std::vector<bool>& see_through, double detail);

}  // namespace lectern
