#include "raster/ink_comparison.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace lectern {
namespace {

/// How deep the last translucent surface before the ink is; less than any depth where there is none.
float find_behind(const TranslucentFragments& translucent, const Surfaces& surfaces, std::size_t pixel,
                  const InkSample& ink, InkComparison& comparison) {
    float behind = -farthest_depth;
    for (std::uint32_t i = translucent.first[pixel]; i != TranslucentFragments::none; i = translucent.next[i]) {
        if ((translucent.list.mask[i] >> ink.number & 1) == 0) continue;
        const float here = translucent.depth_at(i, ink.number, surfaces);
        if (here > behind && comparison.hides(translucent.list.triangle[i], here, ink)) behind = here;
    }
    return behind;
}

/// Whether a sample that is hidden by an opaque surface, or seen through a translucent one, is of these parts.
bool belongs(InkShape::Parts parts, bool hidden, bool seen_through) {
    switch (parts) {
        case InkShape::Parts::unhidden:
            return !hidden;
        case InkShape::Parts::foremost:
            return !hidden && !seen_through;
        case InkShape::Parts::hidden:
            return hidden || seen_through;
    }
    return false;
}

}  // namespace

void InkBuffer::clear() {
    depth.fill(farthest_depth);
    color.fill(no_ink);
    rows.fill(0);
}

void draw_ink(const InkShape& shape, const Surfaces& surfaces, const TileGrid& grid, const VisibilityBuffer& seen,
              ShadingCache& shading, const TranslucentFragments* translucent, int left, int top, InkBuffer& buffer) {
    const TileGrid::Box box = bounding_box(shape);
    const int x0 = std::max(left, box.left), x1 = std::min(left + tile_side - 1, box.right);
    const int y0 = std::max(top, box.top), y1 = std::min(top + tile_side - 1, box.bottom);
    const Stencil stencil(shape);
    InkComparison comparison(shape, stencil, surfaces, grid, shading);
    for (int row = y0; row <= y1; ++row) {
        for (int column = x0; column <= x1; ++column) {
            const auto x = static_cast<float>(column), y = static_cast<float>(row);
            std::uint32_t mask = stencil.samples(x, y);
            if (mask == 0) continue;
            const bool edged = shape.kind == InkShape::Kind::marker && shape.edge_width > 0;
            const std::uint32_t inner = edged ? stencil.marker_samples(x, y, shape.edge_width) : mask;
            const auto pixel = static_cast<std::size_t>((row - top) * tile_side + column - left);
            for (; mask != 0; mask &= mask - 1) {
                const auto s = static_cast<std::size_t>(std::countr_zero(mask));
                const std::size_t sample = pixel * ink_samples + s;
                const float px = x + sample_places.x[s], py = y + sample_places.y[s];
                const float share = stencil.along(px, py);
                const InkSample ink = {s, share, shape.a_depth + share * (shape.b_depth - shape.a_depth),
                                       stencil.axis_x(share) - px, stencil.axis_y(share) - py};
                float slack = shape.tolerance;
                const float behind = translucent == nullptr
                                         ? -farthest_depth
                                         : find_behind(*translucent, surfaces, pixel, ink, comparison);
                if (!shape.on_top) {
                    float lean = shape.depth_per_pixel;
                    bool hidden = false;
                    if (const auto piece = seen.seen_at(pixel, s)) {
                        const float depth = piece->depth_at(s, surfaces.shapes[piece->triangle]);
                        hidden = comparison.hides(piece->triangle, depth, ink);
                        lean = std::max(lean, shading.of(piece->triangle).lean);
                    }
                    if (!belongs(shape.parts, hidden, behind > -farthest_depth)) continue;
                    slack = lean * (2 * shape.half_width + 2);
                }
                // Among ink, what is clearly nearer wins, and otherwise what was drawn later.
                if (ink.depth > buffer.depth[sample] + slack) continue;
                buffer.depth[sample] = ink.depth;
                buffer.color[sample] = (inner >> s & 1) != 0 ? shape.color : shape.edge_color;
                buffer.behind[sample] = behind;
                buffer.rows[static_cast<std::size_t>(row - top)] |= 1u << (column - left);
            }
        }
    }
}

}  // namespace lectern
