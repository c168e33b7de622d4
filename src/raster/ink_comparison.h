#pragma once
#include "raster/stencil.h"
#include "raster/surfaces_at.h"

#include <algorithm>
#include <cmath>

namespace lectern {

/// One sample of a line or an arrow.
struct InkSample {
    std::size_t number;          ///< Of the pixel's samples.
    float share;                 ///< Of the way along the axis to the place nearest to the sample.
    float depth;                 ///< There.
    float to_axis_x, to_axis_y;  ///< From the sample to there, in pixels.
};

/// Compares a shape with surfaces, sample by sample.
class InkComparison {
public:
    InkComparison(const InkShape& shape, const Stencil& stencil, const Surfaces& surfaces, const TileGrid& grid,
                  ShadingCache& shading)
        : shape_(shape), stencil_(stencil), surfaces_(surfaces), grid_(grid), shading_(shading) {
        const float dx = stencil.axis_x(1) - shape.ax, dy = stencil.axis_y(1) - shape.ay;
        steps_ = std::ceil(2 * std::sqrt(dx * dx + dy * dy)) + 1;
    }

    /// Whether a triangle, `here` deep at the sample, hides the ink.
    [[nodiscard]] bool hides(std::uint32_t triangle, float here, const InkSample& ink) {
        const TriangleShading& shading = shading_.of(triangle);
        const float at_axis = here + shading.lean_x * ink.to_axis_x + shading.lean_y * ink.to_axis_y;
        const float surface = here > at_axis ? here : at_axis;
        if (ink.depth <= surface + allowance(shading)) return false;
        // Beside a fold the surface turns away faster than its planes tell: there a line is as visible as its middle.
        return ink.depth > here + neighbourhood() || !is_clear(ink.share);
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

    /// How much deeper than the surface at a sample a line may run that lies on the same fold of it.
    [[nodiscard]] float neighbourhood() const { return 16 * shape_.depth_per_pixel * (1 + shape_.half_width); }

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
