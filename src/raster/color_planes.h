#pragma once
#include "raster/level_line_coverage.h"
#include "raster/shading_points.h"
#include "raster/surfaces.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace lectern {

/// A step of an opaque colour scale in whole numbers, 128 to a 255th, channels as in ShaderColor; and what the next
/// step has more.
struct alignas(16) ScaleStep {
    std::array<std::int16_t, 4> color, change;

    static constexpr int unit = 128;
};

using ColorScale = std::array<ScaleStep, SurfaceStyle::steps + 1>;

/// How a triangle is coloured and lit, as planes over the picture: a LitPlace and a mark, in units that make them
/// 16-bit numbers.
struct ColorPlane {
    static constexpr float step_unit = 128, light_unit = 32767;
    /// One bit above the others where planes tell the colours, and the sign where level lines run near.
    static constexpr float told = 0x4000, told_with_lines = -0x4000;

    alignas(16) std::array<float, 4> start, dx, dy;  ///< At the picture's top left corner; the change with a pixel.
    const ScaleStep* scale;                          ///< Of its colours; one without any where no plane tells them.
    std::uint16_t surface;
    std::uint8_t lines;  ///< How many level lines run near the triangle.

    [[nodiscard]] bool holds() const { return start[3] != 0; }
    [[nodiscard]] __m128 place(__m128 x, __m128 y) const {
        return _mm_add_ps(_mm_load_ps(start.data()),
                          _mm_add_ps(_mm_mul_ps(_mm_load_ps(dx.data()), x), _mm_mul_ps(_mm_load_ps(dy.data()), y)));
    }
    [[nodiscard]] LitPlace lit(float x, float y) const {
        constexpr float step = 1 / step_unit, light = 1 / light_unit;
        const __m128 at = _mm_mul_ps(place(_mm_set1_ps(x), _mm_set1_ps(y)), _mm_setr_ps(step, light, light, 0));
        alignas(16) std::array<float, 4> held;
        _mm_store_ps(held.data(),
                     _mm_min_ps(_mm_max_ps(at, _mm_setzero_ps()), _mm_setr_ps(SurfaceStyle::steps, 1, 1, 0)));
        return {held[0], held[1], held[2]};
    }
};

/// A level line that runs near a triangle.
struct LevelPlane {
    float start, dx, dy;  ///< Of the distance from the line, in pixels, as those of ColorPlane.
    float reach;          ///< The least distance at which it covers nothing of a pixel.
    float strength;       ///< What its coverage is multiplied by.
    std::uint32_t axis;

    [[nodiscard]] float distance(float x, float y) const { return std::abs(start + (dx * x + dy * y)); }
};

/// All level lines near a triangle, axis by axis.
using LevelPlanes = std::array<LevelPlane, 6>;

/// The colour planes of a picture's triangles. Of a smooth surface whose triangles have some tens of pixels each, most
/// have them: seven points are lit then, where otherwise each pixel is. Planes hold where the middles of the triangle
/// and of its sides are coloured and lit as they tell, to within half a step of 255, where the corners' normals are
/// near enough to each other for nothing to happen between, and where only few level lines come near.
class ColorPlanes {
public:
    /// `pixels`: of the picture. Where triangles are small beside pixels there are no planes: each would be used once.
    ColorPlanes(const Surfaces& surfaces, std::size_t pixels);

    /// They are set up in so many runs, each by set_up, in any order or at once, before any is asked for.
    [[nodiscard]] int run_count() const;
    void set_up(int run);
    /// Whether no triangle has one.
    [[nodiscard]] bool empty() const { return planes_.empty(); }
    /// Only if they are not empty. That of VisibilityBuffer::no_triangle doesn't hold.
    [[nodiscard]] const ColorPlane& of(std::uint32_t triangle) const { return planes_[triangle + 1]; }
    /// Whether any level line covers a part of the pixel whose middle is (x, y), of a triangle whose planes hold.
    [[nodiscard]] bool has_lines(std::uint32_t triangle, float x, float y) const {
        const ColorPlane& plane = of(triangle);
        for (std::uint32_t i = 0; i < plane.lines; ++i)
            if (lines_[triangle][i].distance(x, y) < lines_[triangle][i].reach) return true;
        return false;
    }
    /// The colour of a triangle whose planes hold, with the level lines near it.
    [[nodiscard]] __m128 color(std::uint32_t triangle, float x, float y) const {
        const ColorPlane& plane = of(triangle);
        __m128 color = plane.lit(x, y).color(surfaces_->styles[plane.surface].colors.data());
        for (std::uint32_t i = 0; i < plane.lines;) {
            const std::uint32_t axis = lines_[triangle][i].axis;
            const ProjectedLevels& style = surfaces_->styles[plane.surface].levels[axis];
            float cover = 0;
            for (; i < plane.lines && lines_[triangle][i].axis == axis; ++i) {
                const LevelPlane& line = lines_[triangle][i];
                cover = std::max(cover, line.strength * line_coverage(line.distance(x, y), style.half_width));
            }
            const __m128 change = _mm_sub_ps(style.color.full().channels(), color);
            color = _mm_add_ps(color, _mm_mul_ps(_mm_set1_ps(cover), change));
        }
        return color;
    }

private:
    const Surfaces* surfaces_;
    std::vector<ColorScale> scales_;  ///< Of the surfaces.
    RawVector<ColorPlane> planes_;    ///< First one that doesn't hold, then those of the triangles.
    RawVector<LevelPlanes> lines_;    ///< Of the triangles with lines.
};

}  // namespace lectern
