#pragma once
#include "lectern/figure/figure.h"
#include "lectern/raster/view.h"
#include "raster/surfaces.h"
#include "raster/tile.h"
#include "raster/translucent_fragments.h"
#include "raster/visibility_buffer.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace lectern {

/// A flat piece of a line, an arrow or a marker, facing the eye. Places are pixels.
struct InkShape {
    enum class Kind : std::uint8_t {
        capsule,   ///< All within half_width of the segment a-b: round joins and ends come by themselves.
        triangle,  ///< Corners a, b, c.
        marker     ///< A MarkerShape about a.
    };
    enum class Parts : std::uint8_t {
        unhidden,  ///< Those that no opaque surface hides.
        foremost,  ///< Those that no surface is before.
        hidden     ///< Those that a surface is before, and over it.
    };
    Kind kind = Kind::capsule;
    Parts parts = Parts::unhidden;
    MarkerShape marker = MarkerShape::circle;
    bool on_top = false;  ///< Not compared with surfaces: a marker that is seen is seen whole.
    float ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0;
    float a_depth = 0, b_depth = 0;  ///< Depth runs from a to b; a triangle's c lies as deep as its b.
    float half_width = 0;            ///< Of a capsule; half the size of a marker.
    float edge_width = 0;            ///< Of a marker, inside its size.
    float tolerance = 0;             ///< Of a marker: how much deeper than other ink it may lie and still cover it.
    float depth_per_pixel = 0;
    std::uint32_t color = 0, edge_color = 0;  ///< Numbers in Inks::colors.
};

/// Of a sample without ink.
constexpr std::uint32_t no_ink = 0xffffffffu;
constexpr float farthest_depth = 4;  ///< Behind everything.

/// All lines, arrows and markers of a plot, in its order.
struct Inks {
    std::vector<InkShape> shapes;
    std::vector<ShaderColor> colors;
};

/// Clips to the box and projects. `scale`: pixels to a CSS pixel; `grid` holds the triangles of `surfaces`, which say
/// where lines with a stroke for hidden parts are hidden. A marker is left out where its middle is outside the
/// box; whether surfaces hide it is decided by hide_markers.
Inks project_inks(const Plot3d& plot, const View& view, double scale, const Surfaces& surfaces, const TileGrid& grid);
/// What all ink of project_inks lies within, before anything is known of surfaces.
std::vector<InkShape> find_ink_reach(const Plot3d& plot, const View& view, double scale);

/// Takes out the markers whose middle lies behind a surface. `grid` holds the surfaces' triangles.
void hide_markers(const Surfaces& surfaces, const TileGrid& grid, Inks& inks);

/// What each sample of a tile sees of the ink.
struct InkBuffer {
    static constexpr std::size_t samples = pixels_per_tile * ink_samples;

    // Only said of pixels with ink.
    alignas(64) std::array<float, samples> depth;
    alignas(64) std::array<std::uint32_t, samples> color;  ///< Or no_ink.
    /// The ink lies behind all translucent surfaces up to this depth, and before the others. Only set where a tile
    /// holds such surfaces.
    std::array<float, samples> behind;
    /// Bit c of row r: there is ink in the pixel in that column and row.
    std::array<std::uint32_t, tile_side> rows;

    void clear();
    [[nodiscard]] bool has(std::size_t pixel) const {
        return (rows[pixel / tile_side] >> (pixel % tile_side) & 1) != 0;
    }
    /// Makes ready for ink in a pixel.
    void open(std::size_t pixel);
    /// The colour of each of the pixel's samples; null where there is no ink.
    [[nodiscard]] const std::uint32_t* colors(std::size_t pixel) const {
        return has(pixel) ? color.data() + pixel * ink_samples : nullptr;
    }
};

/// Draws a shape into the tile of `seen`, where no surface there hides it. A line on a surface is seen whole: at each
/// sample the surface's plane is followed to the line's middle and compared there (`grid` holds all its triangles,
/// `shading` is theirs), with an allowance for the bending of surface and line between. `translucent` is absent where
/// the tile holds none.
void draw_ink(const InkShape& shape, const Surfaces& surfaces, const TileGrid& grid, const VisibilityBuffer& seen,
              ShadingCache& shading, const TranslucentFragments* translucent, InkBuffer& buffer);

/// The pixels that a shape may touch.
TileGrid::Box bounding_box(const InkShape& shape);
/// The columns of a shape's box, both ends within, beyond which it touches no pixel of the rows from `first` to `last`.
std::pair<int, int> columns_between(const InkShape& shape, int first, int last, const TileGrid::Box& box);
/// Calls visit(number) for each tile that a shape may touch.
template <typename Visit>
void for_ink_tiles(const InkShape& shape, const TileGrid& grid, const Visit& visit) {
    const TileGrid::Box box = bounding_box(shape);
    grid.for_rows(box, [&](int first, int last) {
        const auto [left, right] = columns_between(shape, first, last, box);
        grid.for_tiles({left, first, right, last}, visit);
    });
}

}  // namespace lectern
