#pragma once
#include "lectern/base/raw_vector.h"
#include "raster/surface_style.h"
#include "raster/surface_triangle.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lectern {

/// How a place is coloured and lit.
struct LitPlace {
    float step;   ///< Of the colour scale, from 0 to SurfaceStyle::steps.
    float shade;  ///< What the colour is multiplied by, from 0 to 1,
    float white;  ///< and the share of white that lies over it.

    /// Channels as in ShaderColor; the alpha is that of the scale.
    [[nodiscard]] __m128 color(const ShaderColor* scale) const {
        const auto whole = static_cast<std::int32_t>(step);
        return color(scale + whole, _mm_set1_ps(step - static_cast<float>(whole)), _mm_set1_ps(shade),
                     _mm_set1_ps(white));
    }
    /// `below`: the colour of the step below, with the next behind it; the others in all lanes, `rest`: from that step.
    static __m128 color(const ShaderColor* below, __m128 rest, __m128 shade_of, __m128 white_of) {
        const __m128 low = below[0].channels(), high = below[1].channels();
        const __m128 base = _mm_mul_ps(_mm_add_ps(low, _mm_mul_ps(rest, _mm_sub_ps(high, low))), shade_of);
        const __m128 lit = _mm_add_ps(base, _mm_mul_ps(white_of, _mm_sub_ps(_mm_set1_ps(1), base)));
        const __m128 channels = _mm_castsi128_ps(_mm_setr_epi32(-1, -1, -1, 0));
        return _mm_or_ps(_mm_and_ps(channels, lit), _mm_andnot_ps(channels, low));
    }
};

/// Points of surfaces as the shader reads them. Parallel lists, so that it runs over many at once; they grow as they
/// must.
struct ShadingPoints {
    std::size_t count = 0;                                                          ///< Of the entries of each list.
    RawVector<float> x, y;                                                          ///< In pixels of the picture.
    RawVector<float> unit_x, unit_y, unit_z, normal_right, normal_up, normal_back;  ///< See Attribute.
    RawVector<std::uint32_t> surface;
    RawVector<float> step, shade, white;  ///< What light_points makes of them (see LitPlace).

    /// Room for so many points, with what they held before only as far as `count` did not grow.
    void resize(std::size_t points);
    [[nodiscard]] LitPlace lit(std::size_t point) const { return {step[point], shade[point], white[point]}; }
    /// Sets what all points hold but x, y and surface; at(i) gives the WeightedPoint of point i.
    template <typename At>
    void set_all(const At& at) {
        // Four at once: they are read one by one and turned over.
        for (std::size_t begin = 0; begin < count; begin += 4) {
            WeightedPoint point[4];
            for (std::size_t lane = 0; lane < 4; ++lane) point[lane] = at(begin + lane < count ? begin + lane : begin);
            set_four(begin, point);
        }
    }

private:
    void set_four(std::size_t begin, WeightedPoint (&point)[4]) {
        _MM_TRANSPOSE4_PS(point[0].place, point[1].place, point[2].place, point[3].place);
        _MM_TRANSPOSE4_PS(point[0].normal, point[1].normal, point[2].normal, point[3].normal);
        const __m128 inverse = _mm_div_ps(_mm_set1_ps(1), point[0].place);
        _mm_storeu_ps(unit_x.data() + begin, _mm_mul_ps(point[1].place, inverse));
        _mm_storeu_ps(unit_y.data() + begin, _mm_mul_ps(point[2].place, inverse));
        _mm_storeu_ps(unit_z.data() + begin, _mm_mul_ps(point[3].place, inverse));
        _mm_storeu_ps(normal_right.data() + begin, _mm_mul_ps(point[0].normal, inverse));
        _mm_storeu_ps(normal_up.data() + begin, _mm_mul_ps(point[1].normal, inverse));
        _mm_storeu_ps(normal_back.data() + begin, _mm_mul_ps(point[2].normal, inverse));
    }
};

}  // namespace lectern
