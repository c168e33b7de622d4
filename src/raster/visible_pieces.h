#pragma once
#include "raster/screen_polygon.h"
#include "raster/surfaces.h"
#include "raster/tile.h"

#include <span>
#include <vector>

namespace lectern {

/// A part of a triangle that no opaque surface hides.
struct VisiblePiece {
    std::uint32_t triangle = 0;
    int veils = 0;  ///< How many see-through surfaces lie in front of it.
    ScreenPolygon outline;
};

/// How much nearer than another a triangle must be to lie in front of it.
class DepthLead {
public:
    /// `detail`: pixels to a CSS pixel.
    DepthLead(const Surfaces& surfaces, double detail);

    /// In depth: less than nothing for the earlier of two, so that one of them wins where they coincide. Surfaces that
    /// look alike may differ by a quarter of a CSS pixel: that is how far two sets of triangles of one function leave
    /// each other. Of meshes of one true surface that look different the later wins.
    [[nodiscard]] double of(std::uint32_t first, std::uint32_t other) const;

private:
    const Surfaces& surfaces_;
    double allowance_;         ///< Pixels.
    std::vector<bool> alike_;  ///< Of each two surfaces.
    std::vector<bool> later_;  ///< Of each: whether a later mesh of the same true surface wins.
};

/// What can be seen of all surfaces: hidden parts are cut away along the outlines of what hides them and along the
/// lines where surfaces cross. No piece reaches beyond a tile of `grid`, which holds the surfaces' triangles.
/// `see_through`: one a surface. Pieces of fewer than a hundredth of a square pixel are left out. The same for any
/// number of `jobs`.
std::vector<VisiblePiece> find_visible_pieces(const Surfaces& surfaces, const TileGrid& grid,
                                              const std::vector<bool>& see_through, double detail, int jobs);

}  // namespace lectern
