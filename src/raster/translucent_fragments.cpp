#include "raster/translucent_fragments.h"

namespace lectern {

void TranslucentFragments::collect(std::span<const std::uint32_t> triangles, const Surfaces& surfaces,
                                   const OutlinePixels& outline, const VisibilityBuffer& opaque) {
    list.count = 0;
    depth.clear();
    next.clear();
    first.fill(none);
    last_.fill(none);
    for (const std::uint32_t triangle : triangles) {
        if (surfaces.opacity(triangle) == 1) continue;
        find_covered_pixels(triangle, outline, opaque, covered_);
        for (const auto& [pixel, piece] : covered_) {
            const auto number = static_cast<std::uint32_t>(list.count);
            const int column = static_cast<int>(pixel) % tile_side, row = static_cast<int>(pixel) / tile_side;
            list.add(triangle, piece.mask, static_cast<float>(opaque.left() + column),
                     static_cast<float>(opaque.top() + row));
            depth.push_back(piece.depth);
            next.push_back(none);
            (last_[pixel] == none ? first[pixel] : next[last_[pixel]]) = number;
            last_[pixel] = number;
        }
    }
}

}  // namespace lectern
