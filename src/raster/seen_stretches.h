#pragma once
#include "raster/line_course.h"
#include "raster/surfaces.h"
#include "raster/tile.h"

#include <limits>
#include <vector>

namespace lectern {

/// A part of a line that is seen or hidden throughout.
struct SeenStretch {
    double from = 0, to = 0;  ///< Lengths along its course, pixels.
    bool hidden = false;      ///< Behind an opaque surface.
    int veils = 0;            ///< How many see-through surfaces lie in front of it.
};

/// How far before a line an opaque surface must lie to hide it, in neighbourhoods (line_of_sight.h).
struct HidingDepths {
    double least = 0, most = std::numeric_limits<double>::infinity();
};

/// Cuts a line where it goes behind surfaces or comes out. One that lies on a surface is seen: the same allowance for
/// the bending of surface and line is made as for pixels (draw_ink). `grid` holds the surfaces' triangles;
/// `see_through`: one a surface; `detail`: pixels to a CSS pixel. What is shorter than a quarter of a CSS pixel is
/// taken for its neighbour.
std::vector<SeenStretch> find_seen_stretches(const LineCourse& course, const Surfaces& surfaces, const TileGrid& grid,
                                             const std::vector<bool>& see_through, double detail,
                                             const HidingDepths& depths = {});

}  // namespace lectern
