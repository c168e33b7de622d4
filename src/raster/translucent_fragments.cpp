#include "raster/translucent_fragments.h"

namespace lectern {

void TranslucentFragments::collect(std::span<const std::uint32_t> triangles, const Surfaces& surfaces,
                                   ShadingCache& shading, const OutlinePixels& outline, int left, int top,
                                   const VisibilityBuffer& opaque) {
    list.count = 0;
    depth.clear();
    next.clear();
    first.fill(none);
    last_.fill(none);
    for (const std::uint32_t triangle : triangles) {
        if (surfaces.opacity(triangle) == 1) continue;
        find_covered_pixels(surfaces.shapes, triangle, outline, left, top, opaque, covered_);
        for (const auto& [pixel, piece] : covered_) {
            const auto number = static_cast<std::uint32_t>(list.count);
            const int column = static_cast<int>(pixel) % tile_side, row = static_cast<int>(pixel) / tile_side;
            list.add(triangle, piece.mask, static_cast<float>(left + column), static_cast<float>(top + row));
            depth.push_back(piece.depth);
            next.push_back(none);
            (last_[pixel] == none ? first[pixel] : next[last_[pixel]]) = number;
            last_[pixel] = number;
        }
    }
    list.interpolate(shading);
}

}  // namespace lectern
