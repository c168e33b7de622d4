#include "raster/translucent_fragments.h"

#include "raster/outline_samples.h"

namespace lectern {

void TranslucentFragments::collect(std::span<const std::uint32_t> triangles, const Surfaces& surfaces,
                                   const OutlinePixels& outline, const VisibilityBuffer& opaque) {
    list.count = 0;
    depth.clear();
    next.clear();
    first.fill(none);
    last_.fill(none);
    const auto add = [&](std::size_t pixel, const SeenPiece& piece) {
        const auto number = static_cast<std::uint32_t>(list.count);
        const int column = static_cast<int>(pixel) % tile_side, row = static_cast<int>(pixel) / tile_side;
        list.add(piece.triangle, piece.mask, static_cast<float>(opaque.left() + column),
                 static_cast<float>(opaque.top() + row));
        depth.push_back(piece.depth);
        next.push_back(none);
        (last_[pixel] == none ? first[pixel] : next[last_[pixel]]) = number;
        last_[pixel] = number;
    };
    for (const std::uint32_t triangle : triangles) {
        if (surfaces.opacity(triangle) == 1) continue;
        find_covered_pixels(triangle, outline, opaque, covered_);
        for (const auto& [pixel, piece] : covered_) add(pixel, piece);
    }
    if (outline.known == nullptr) return;
    outline.known->for_seen([&](const OutlineSamples::SeenBeside& seen) {
        if (surfaces.opacity(seen.triangle) == 1) return;
        SampleMask missing = outline.known->not_covered(seen, opaque);
        for (std::uint32_t i = first[seen.pixel]; i != none; i = next[i])
            if (outline.known->is_told_by(seen, list.triangle[i])) missing &= ~list.mask[i];
        const int column = static_cast<int>(seen.pixel) % tile_side, row = static_cast<int>(seen.pixel) / tile_side;
        SeenPiece piece{seen.triangle, opaque.depth_at(opaque.shape(seen.triangle), column, row), missing};
        piece.mask = opaque.unhidden(seen.pixel, piece);
        if (piece.mask != 0) add(seen.pixel, piece);
    });
}

}  // namespace lectern
