#pragma once
#include "lectern/base/geometry.h"
#include "raster/samples.h"
#include "raster/surface_triangle.h"
#include "raster/visibility_buffer.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <unordered_set>
#include <vector>

namespace lectern {

struct Surfaces;

/// What is known of a tile's samples that lie so near to a surface's outline that its triangles may be wrong about
/// them.
///
/// Where the mesh knows its function (Mesh::truth), that is asked along the line of sight of each such sample. Of other
/// meshes only so much is known: where they turn their back and the outline is hollow, as that of a saddle, straight
/// edges within the surface reach a little beyond the outline's curve, and triangles that lie on the surface's side of
/// it have nothing there.
class OutlineSamples {
public:
    /// Of the tile whose top left pixel of the picture is (left, top), with the edges of its `triangles`. `surfaces`
    /// must stand as long as this is asked.
    void begin(std::span<const std::uint32_t> triangles, const Surfaces& surfaces, int left, int top);

    /// What is left of a triangle's samples, `mask`, of a pixel of the tile.
    [[nodiscard]] SampleMask within(std::size_t pixel, std::uint32_t triangle, SampleMask mask) const {
        return has(pixel) && (unseen_[pixel] & mask) != 0 ? leave_out_unseen(pixel, triangle, mask) : mask;
    }
    /// Samples of a pixel that see the surface of a triangle beside them, in the depths of `told`, whatever triangles
    /// they lie in.
    struct SeenBeside {
        std::size_t pixel;
        std::uint32_t triangle;
        SampleMask samples;
        float depth;  ///< Of the edge beside them, where it is farthest.
        Range told;
    };
    /// Calls visit(seen) for all SeenBeside of the tile.
    template <typename Visit>
    void for_seen(const Visit& visit) const {
        for (const Strip& strip : strips_)
            if (strip.seen != 0) {
                const Edge& edge = edges_[strip.edge];
                visit(SeenBeside{strip.pixel, edge.triangle, strip.seen, static_cast<float>(edge.depth().high),
                                 edge.told});
            }
    }
    /// Those that neither that surface covers in the buffer nor another one before it.
    [[nodiscard]] SampleMask not_covered(const SeenBeside& seen, const VisibilityBuffer& buffer) const;
    /// Whether another triangle is a part of the same surface in those depths.
    [[nodiscard]] bool is_told_by(const SeenBeside& seen, std::uint32_t triangle) const;

private:
    struct Edge {
        OutlineSide side;
        std::uint32_t triangle, surface;
        double from_depth, to_depth;  ///< Of the side's beginning, and of its end.
        Range told;  ///< Depths of the triangles that its function tells of; empty where there is none.

        [[nodiscard]] Range depth() const { return {std::min(from_depth, to_depth), std::max(from_depth, to_depth)}; }
    };
    /// What is known beside an edge in a pixel.
    struct Strip {
        std::size_t pixel;
        SampleMask doubtful, seen;  ///< Those that may be wrong, and which of them see the surface.
        std::size_t edge;
    };
    void add_edge(std::uint32_t triangle, std::size_t k, const OutlineSide& side);
    /// Whether the edge between two corners was not yet met, of a triangle on its other side.
    bool is_new(const TriangleShape& shape, std::size_t k, std::uint32_t surface);
    [[nodiscard]] SampleMask ask(const Edge& edge, int column, int row, SampleMask doubtful) const;
    void add_strip(const Strip& strip);
    [[nodiscard]] bool has(std::size_t pixel) const { return (used_rows_ >> (pixel / tile_side) & 1) != 0; }
    [[nodiscard]] SampleMask leave_out_unseen(std::size_t pixel, std::uint32_t triangle, SampleMask mask) const;
    [[nodiscard]] bool lies_within(const Edge& edge, std::uint32_t triangle) const;
    [[nodiscard]] Range depth_of(std::uint32_t triangle) const;

    const Surfaces* surfaces_ = nullptr;
    int left_ = 0, top_ = 0;
    std::uint32_t used_rows_ = 0;                     ///< Bit r: the entries of row r in unseen_ stand.
    std::array<SampleMask, pixels_per_tile> unseen_;  ///< Samples of each pixel that an edge's surface is not seen at.
    std::vector<Edge> edges_;
    std::vector<Strip> strips_;
    std::unordered_set<std::uint64_t> met_;  ///< Edges, by a hash of where they lie.
};

/// Draws what samples are known to see of opaque surfaces and no triangle covers; after all triangles of the tile.
void cover_seen(const OutlineSamples& known, const Surfaces& surfaces, VisibilityBuffer& buffer);

}  // namespace lectern
