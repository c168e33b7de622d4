#pragma once
#include "raster/coverage.h"
#include "raster/fragments.h"

#include <span>

namespace lectern {

/// All pieces of translucent surface that the pixels of a tile see, behind one another, in the order of the plot. At
/// each sample the depth says which lies before which, and of equals the later one.
struct TranslucentFragments {
    static constexpr std::uint32_t none = 0xffffffffu;

    Fragments list;
    std::vector<float> depth;         ///< Of each fragment's plane at its pixel's top left corner.
    std::vector<std::uint32_t> next;  ///< The next fragment of the same pixel, or none.
    std::array<std::uint32_t, pixels_per_tile> first;

    /// Finds the pieces of the translucent ones among `triangles` that nothing of `opaque` hides, in its tile.
    void collect(std::span<const std::uint32_t> triangles, const Surfaces& surfaces, const OutlinePixels& outline,
                 const VisibilityBuffer& opaque);
    [[nodiscard]] float depth_at(std::uint32_t fragment, std::size_t sample, const Surfaces& surfaces) const {
        const TriangleShape& shape = surfaces.shapes[list.triangle[fragment]];
        return depth[fragment] + (shape.depth_dx * sample_places.x[sample] + shape.depth_dy * sample_places.y[sample]);
    }

    /// By how much a fragment comes sooner than its depth says: of meshes of one surface the later lies above.
    [[nodiscard]] float lead(std::uint32_t fragment, const Surfaces& surfaces) const {
        const TriangleShape& shape = surfaces.shapes[list.triangle[fragment]];
        return static_cast<float>(shape.twin_rank) * shape.twin_lead;
    }

private:
    std::array<std::uint32_t, pixels_per_tile> last_;  ///< As first.
    std::vector<CoveredPixel> covered_;
};

}  // namespace lectern
