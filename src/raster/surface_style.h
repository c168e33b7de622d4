#pragma once
#include "lectern/figure/marks_3d.h"

#include <emmintrin.h>

#include <array>
#include <tuple>
#include <vector>

namespace lectern {

/// A colour as the shader reckons with it: sRGB, 0 to 1, in the order of a pixel's bytes.
struct alignas(16) ShaderColor {
    float blue = 0, green = 0, red = 0, alpha = 1;

    [[nodiscard]] __m128 channels() const { return _mm_load_ps(&blue); }
    /// The same without transparency.
    [[nodiscard]] ShaderColor full() const { return {blue, green, red, 1}; }
    void set(__m128 channels) { _mm_store_ps(&blue, channels); }
};

ShaderColor to_shader(const Color& color);

/// Level lines of one axis, in units of the axes' box and pixels.
struct ProjectedLevels {
    std::vector<float> levels;  ///< From 0 to 1, increasing.
    float rate = 0;             ///< Levels to a unit, were they even: where to look for one.
    float half_width = 0;       ///< Pixels.
    ShaderColor color;
    float flat = 0;  ///< Gradients below this (box lengths to a pixel) are too small for a line.

    /// The number of the first level that is not below `value`, or how many there are.
    [[nodiscard]] std::size_t first_from(float value) const {
        const std::size_t count = levels.size();
        const float guess = count == 0 ? 0 : (value - levels.front()) * rate;
        std::size_t at = !(guess > 0) ? 0 : guess < static_cast<float>(count) ? static_cast<std::size_t>(guess) : count;
        while (at < count && levels[at] < value) ++at;
        while (at > 0 && levels[at - 1] >= value) --at;
        return at;
    }
    [[nodiscard]] bool any_within(float low, float high) const {
        const std::size_t first = first_from(low);
        return first < levels.size() && levels[first] <= high;
    }
    /// How far beyond a triangle's heights a level may lie that runs along its edge.
    static constexpr float rounding = 1e-6f;
};

/// How the triangles of one mesh are coloured and lit.
struct SurfaceStyle {
    using Colors = std::array<ShaderColor, 257>;  ///< By step of the colour scale; the last is there twice.
    static constexpr int steps = std::tuple_size_v<Colors> - 2;
    Colors colors;
    float share_offset = 0, share_slope = 0;  ///< Share of the scale = offset + slope * unit z.
    float opacity = 1;
    Lighting lighting;
    std::array<ProjectedLevels, 3> levels;
};

/// `extent`: the mesh's own range of each axis, in box lengths: a level at its end or on a face of the box is no line.
SurfaceStyle make_surface_style(const Mesh& mesh, const std::array<Range, 3>& axes, const std::array<Range, 3>& extent,
                                double scale);

}  // namespace lectern
