#pragma once
#include "raster/level_line_coverage.h"
#include "raster/shading_points.h"
#include "raster/surfaces.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace lectern {

/// How a triangle is coloured and lit, as planes over the picture: a LitPlace in three lanes.
struct ColorPlane {
    alignas(16) std::array<float, 4> start, dx, dy;  ///< At the picture's top left corner; the change with a pixel.
    const ShaderColor* scale;                        ///< Of the colours; one without any where no plane tells them.
    std::uint16_t surface;
    std::uint8_t told;   ///< 1 where planes tell the colours, else 0.
    std::uint8_t lines;  ///< How many level lines run near the triangle.

    [[nodiscard]] bool holds() const { return told != 0; }
    /// A LitPlace and a lane to spare.
    [[nodiscard]] __m128 place(float x, float y) const {
        const __m128 across = _mm_mul_ps(_mm_load_ps(dx.data()), _mm_set1_ps(x));
        const __m128 down = _mm_mul_ps(_mm_load_ps(dy.data()), _mm_set1_ps(y));
        const __m128 place = _mm_add_ps(_mm_load_ps(start.data()), _mm_add_ps(across, down));
        return _mm_min_ps(_mm_max_ps(place, _mm_setzero_ps()), _mm_setr_ps(SurfaceStyle::steps, 1, 1, 0));
    }
    /// Without level lines.
    [[nodiscard]] __m128 color(float x, float y) const {
        alignas(16) std::array<float, 4> held;
        _mm_store_ps(held.data(), place(x, y));
        return LitPlace{held[0], held[1], held[2]}.color(scale);
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
    /// Only if they are not empty. A number beyond the last triangle's has a plane that doesn't hold.
    [[nodiscard]] const ColorPlane& of(std::uint32_t triangle) const {
        return planes_[std::min<std::size_t>(triangle, planes_.size() - 1)];
    }
    /// Whether any level line covers a part of the pixel whose middle is (x, y), of a triangle whose planes hold.
    [[nodiscard]] bool has_lines(std::uint32_t triangle, float x, float y) const {
        const ColorPlane& plane = planes_[triangle];
        for (std::uint32_t i = 0; i < plane.lines; ++i)
            if (lines_[triangle][i].distance(x, y) < lines_[triangle][i].reach) return true;
        return false;
    }
    /// The colour of a triangle whose planes hold, with the level lines near it.
    [[nodiscard]] __m128 color(std::uint32_t triangle, float x, float y) const {
        const ColorPlane& plane = planes_[triangle];
        __m128 color = plane.color(x, y);
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
    RawVector<ColorPlane> planes_;  ///< One more than there are triangles.
    RawVector<LevelPlanes> lines_;  ///< Of the triangles with lines.
};

}  // namespace lectern
