#pragma once
#include "lectern/figure/line_of_sight.h"
#include "raster/stencil.h"
#include "raster/surfaces_at.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace lectern {

/// Compares a shape with surfaces, sample by sample.
class InkComparison {
public:
    InkComparison(const InkShape& shape, const Stencil& stencil, const Surfaces& surfaces, const TileGrid& grid,
                  ShadingCache& shading)
        : shape_(shape), stencil_(stencil), surfaces_(surfaces), grid_(grid), shading_(shading) {
        const float dx = stencil.axis_x(1.0f) - shape.ax, dy = stencil.axis_y(1.0f) - shape.ay;
        steps_ = std::ceil(2 * std::sqrt(dx * dx + dy * dy)) + 1;
    }

    /// How deep the ink is at each of a pixel's samples.
    [[nodiscard, gnu::always_inline]] Floats depth(const AxisPlaces& places, std::size_t first) const {
        return shape_.a_depth + load_lanes<Floats>(places.share.data() + first) * (shape_.b_depth - shape_.a_depth);
    }

    /// The samples, of `asked`, at which a triangle hides the ink; `piece`: what the pixel sees of it. The depths are
    /// compared at the place of the axis nearest to each sample, to which the triangle's plane is followed.
    [[nodiscard]] std::uint32_t hidden(const SeenPiece& piece, std::uint32_t asked, const AxisPlaces& places) {
        const TriangleShading& shading = shading_.of(piece.triangle);
        const TriangleShape& plane = surfaces_.shapes[piece.triangle];
        const float allowed = allowance(shading), near = this->near();
        std::uint32_t deeper = 0, much_deeper = 0;
        for (std::size_t first = 0; first < ink_samples; first += lane_count) {
            const Floats here = piece.depth + (plane.depth_dx * load_lanes<Floats>(sample_places.x.data() + first) +
                                               plane.depth_dy * load_lanes<Floats>(sample_places.y.data() + first));
            const Floats at_axis = here + shading.lean_x * load_lanes<Floats>(places.to_x.data() + first) +
                                   shading.lean_y * load_lanes<Floats>(places.to_y.data() + first);
            const Floats surface = here > at_axis ? here : at_axis;
            const Floats ink = depth(places, first);
            deeper |= negative_lanes(ink > surface + allowed) << first;
            much_deeper |= negative_lanes(ink > here + near) << first;
        }
        deeper &= asked;
        std::uint32_t hidden = deeper & much_deeper;
        // Beside a fold the surface turns away faster than its planes tell: there a line is as visible as its middle.
        for (std::uint32_t left = deeper & ~much_deeper; left != 0; left &= left - 1) {
            const auto sample = static_cast<std::size_t>(std::countr_zero(left));
            if (!is_clear(places.share[sample])) hidden |= 1u << sample;
        }
        return hidden;
    }

private:
    /// What was found at one place of the axis, in half pixels along it.
    struct Looked {
        int place = -1;
        bool clear = false;
    };

    /// How much deeper than a triangle's plane a line may run that lies on the surface, which bends between its
    /// corners.
    [[nodiscard]] float allowance(const TriangleShading& shading) const {
        return std::min(shading.bend * (1 + shape_.half_width) * (1 + shape_.half_width),
                        shading.lean * (0.5f + 0.25f * shape_.half_width)) +
               0.12f * (shading.lean + shading.depth_per_pixel);
    }

    [[nodiscard]] float near() const {
        return neighbourhood(shape_.depth_per_pixel, 1 + static_cast<double>(shape_.half_width));
    }

    /// Whether no surface is before the shape's axis.
    [[nodiscard]] bool is_clear(float share) {
        const int place = static_cast<int>(share * steps_ + 0.5f);
        Looked& looked = looked_[static_cast<std::size_t>(place) % looked_.size()];
        if (looked.place == place) return looked.clear;
        looked = {place, true};
        const float at = static_cast<float>(place) / steps_;
        const float depth = shape_.a_depth + at * (shape_.b_depth - shape_.a_depth);
        for_surfaces_at(stencil_.axis_x(at), stencil_.axis_y(at), surfaces_, grid_,
                        [&](std::uint32_t triangle, float surface) {
                            if (surface < depth - allowance(shading_.of(triangle))) looked.clear = false;
                        });
        return looked.clear;
    }

    const InkShape& shape_;
    const Stencil& stencil_;
    const Surfaces& surfaces_;
    const TileGrid& grid_;
    ShadingCache& shading_;
    float steps_ = 1;  ///< Places along the axis, about two a pixel.
    std::array<Looked, 32> looked_;
};

}  // namespace lectern
