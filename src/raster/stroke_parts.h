#pragma once
#include "raster/seen_stretches.h"

#include <vector>

namespace lectern {

/// A part of a line, in all its width or one strand of it.
struct StrokePart {
    LineCourse course;
    SeenStretch stretch;
    double width = 0;  ///< Pixels.
    bool whole = true;
};

/// Cuts a line where it goes behind surfaces or comes out. Where a surface hides only some of its breadth, as one that
/// it meets at an angle does, the line falls into strands no wider than two thirds of a CSS pixel. Arguments as of
/// find_seen_stretches.
std::vector<StrokePart> find_stroke_parts(const LineCourse& course, const Surfaces& surfaces, const TileGrid& grid,
                                          const std::vector<bool>& see_through, double detail);

}  // namespace lectern
