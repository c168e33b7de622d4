#include "raster/tile.h"

#include <algorithm>

namespace lectern {

TileGrid::TileGrid(int width, int height)
    : width_(width),
      height_(height),
      columns_((width + tile_side - 1) / tile_side),
      rows_((height + tile_side - 1) / tile_side),
      starts_(static_cast<std::size_t>(count()) + 1, 0) {}

int TileGrid::tile_at(int x, int y) const {
    if (x < 0 || y < 0 || x >= width_ || y >= height_) return -1;
    return y / tile_side * columns_ + x / tile_side;
}

std::span<const std::uint32_t> TileGrid::primitives(int tile) const {
    const auto at = static_cast<std::size_t>(tile);
    return {sorted_.data() + starts_[at], starts_[at + 1] - starts_[at]};
}

TileGrid sort_into_tiles(std::span<const TriangleShape> triangles, int width, int height, int jobs) {
    TileGrid grid(width, height);
    grid.sort(
        triangles.size(), [&](std::size_t i, const auto& visit) { grid.for_tiles(bounding_box(triangles[i]), visit); },
        jobs);
    return grid;
}

}  // namespace lectern
