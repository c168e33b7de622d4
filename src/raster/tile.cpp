#include "raster/tile.h"

#include <algorithm>

namespace lectern {

void VisibilityBuffer::clear() {
    depth.fill(farthest_depth);
    primitive.fill(no_primitive);
}

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

TileGrid::TileSpan TileGrid::tiles_of(const Box& box) const {
    if (box.right < 0 || box.bottom < 0 || box.left > box.right) return {0, 0, -1, -1};
    return {std::max(0, box.left) / tile_side, std::max(0, box.top) / tile_side,
            std::min(width_ - 1, box.right) / tile_side, std::min(height_ - 1, box.bottom) / tile_side};
}

void TileGrid::sort(std::span<const Box> boxes) {
    std::fill(starts_.begin(), starts_.end(), 0);
    const auto for_tiles = [&](const Box& box, auto&& visit) {
        const TileSpan span = tiles_of(box);
        for (int row = span.top; row <= span.bottom; ++row)
            for (int column = span.left; column <= span.right; ++column)
                visit(static_cast<std::size_t>(row * columns_ + column));
    };
    for (const Box& box : boxes) for_tiles(box, [&](std::size_t tile) { ++starts_[tile + 1]; });
    for (std::size_t tile = 1; tile < starts_.size(); ++tile) starts_[tile] += starts_[tile - 1];
    sorted_.resize(starts_.back());
    std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
    for (std::size_t i = 0; i < boxes.size(); ++i)
        for_tiles(boxes[i], [&](std::size_t tile) { sorted_[next[tile]++] = static_cast<std::uint32_t>(i); });
}

std::span<const std::uint32_t> TileGrid::primitives(int tile) const {
    const auto at = static_cast<std::size_t>(tile);
    return {sorted_.data() + starts_[at], starts_[at + 1] - starts_[at]};
}

TileGrid::Box bounding_box(const TriangleShape& triangle) {
    const auto& x = triangle.x;
    const auto& y = triangle.y;
    return {std::min({x[0], x[1], x[2]}) >> 8, std::min({y[0], y[1], y[2]}) >> 8, std::max({x[0], x[1], x[2]}) >> 8,
            std::max({y[0], y[1], y[2]}) >> 8};
}

}  // namespace lectern
