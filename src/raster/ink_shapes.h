#pragma once
#include "lectern/raster/space_shapes.h"
#include "lectern/raster/view.h"
#include "raster/surfaces.h"
#include "raster/tile.h"

#include <vector>

namespace lectern {

/// What lines, arrows and markers are compared with.
struct Scenery {
    const Surfaces& surfaces;
    const TileGrid& grid;                  ///< Of the surfaces' triangles.
    const std::vector<bool>& see_through;  ///< One a surface.
    const View& view;
    double detail;  ///< Pixels to a CSS pixel.
};

/// A part of a line, an arrow or a marker, and how many see-through surfaces lie in front of it.
struct InkPart {
    SpaceShape shape;
    int veils = 0;
};

/// What is seen of a line, arrow or marker of `plot`, and its hidden parts where they have a stroke of their own.
std::vector<InkPart> find_ink_parts(const Plot3d& plot, const Mark3d& mark, const Scenery& scenery);

}  // namespace lectern
