#include "raster/shade_surface.h"

#include "raster/level_line_coverage.h"
#include "raster/triangle_setup.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

/// Towards the light, in the camera's axes (right, up, back): unit length.
constexpr float light_right = -0.40f, light_up = 0.46f, light_back = 0.793f;

/// The share of the light that reaches even what is turned away from it, so that colours stay readable everywhere.
constexpr float least_light = 0.4f;

constexpr std::size_t run_length = 128;

/// The light on a run of fragments of one surface, as numbers for all of them at once.
struct Lit {
    std::array<float, run_length> shade;  ///< What the colour is multiplied by.
    std::array<float, run_length> white;  ///< The share of white that lies over it.
    /// The step of the colour scale below a fragment's height, and how far it lies above, in steps.
    std::array<std::int32_t, run_length> step;
    std::array<float, run_length> rest;
};

/// How many times a cosine is squared to make a highlight of this roughness: an exponent of about 2 / roughness^2.
int highlight_squarings(double roughness) {
    int squarings = 1;
    for (double exponent = 2; exponent * roughness * roughness < 2 && squarings < 8; exponent *= 2) ++squarings;
    return squarings;
}

/// The processor's vectors are as wide as the caller's code may use: no operation depends on it.
__attribute__((always_inline)) inline void light(const Fragments& fragments, std::size_t begin, std::size_t count,
                                                 const SurfaceStyle& style, const EyeRay& ray, Lit& lit) {
    const Lighting& lighting = style.lighting;
    const auto ambient = static_cast<float>(lighting.ambient), diffuse = static_cast<float>(lighting.diffuse);
    const auto specular = static_cast<float>(lighting.specular), fresnel = static_cast<float>(lighting.fresnel);
    // What a surface that faces the viewer receives.
    const float facing = least_light + (1 - least_light) * 0.5f * (1 + light_back);
    const float full = 1 / std::max(ambient + diffuse * facing, 1e-6f);
    const float* __restrict x = fragments.x.data() + begin;
    const float* __restrict y = fragments.y.data() + begin;
    const float* __restrict right = fragments.normal_right.data() + begin;
    const float* __restrict up = fragments.normal_up.data() + begin;
    const float* __restrict back = fragments.normal_back.data() + begin;
    const float center_x = ray.center_x, center_y = ray.center_y, slope = ray.slope;
    std::array<float, run_length> mirrored;
    for (std::size_t i = 0; i < count; ++i) {
        const float length = std::sqrt(right[i] * right[i] + up[i] * up[i] + back[i] * back[i]);
        const float inverse = 1 / (length > 1e-20f ? length : 1e-20f);
        const float n0 = right[i] * inverse, n1 = up[i] * inverse, n2 = back[i] * inverse;
        const float ray0 = (center_x - x[i]) * slope, ray1 = (y[i] - center_y) * slope;
        const float to_eye = 1 / std::sqrt(ray0 * ray0 + ray1 * ray1 + 1);
        const float v0 = ray0 * to_eye, v1 = ray1 * to_eye, v2 = to_eye;
        const float toward = n0 * v0 + n1 * v1 + n2 * v2;
        const float facing_eye = toward > 0 ? toward : 0;
        const float toward_light = n0 * light_right + n1 * light_up + n2 * light_back;
        // Light that wraps around the surface (half Lambert): no side sinks into black.
        const float wrapped = least_light + (1 - least_light) * 0.5f * (1 + toward_light);
        lit.shade[i] = (ambient + diffuse * wrapped) * full;
        const float rim = 1 - facing_eye;
        const float rim2 = rim * rim;
        lit.white[i] = fresnel * 0.5f * rim2 * rim2;
        const float mirror = 2 * toward_light * toward - (light_right * v0 + light_up * v1 + light_back * v2);
        const float before = mirror > 0 ? mirror : 0;
        mirrored[i] = toward_light > 0 ? before : 0;
    }
    const float* __restrict height = fragments.unit_z.data() + begin;
    const float offset = style.share_offset * SurfaceStyle::steps, rise = style.share_slope * SurfaceStyle::steps;
    for (std::size_t i = 0; i < count; ++i) {
        const float place = offset + rise * height[i];
        const float above = place > 0 ? place : 0;
        const float held = above < SurfaceStyle::steps ? above : SurfaceStyle::steps;
        lit.step[i] = static_cast<std::int32_t>(held);
        lit.rest[i] = held - static_cast<float>(lit.step[i]);
    }
    for (int k = highlight_squarings(lighting.roughness); k > 0; --k)
        for (std::size_t i = 0; i < count; ++i) mirrored[i] *= mirrored[i];
    for (std::size_t i = 0; i < count; ++i) {
        // Light beyond full strength turns towards white instead of being cut off.
        const float shade = lit.shade[i], beyond = shade - 1;
        const float white = lit.white[i] + specular * mirrored[i] + 0.35f * (beyond > 0 ? beyond : 0);
        lit.white[i] = white > 0 ? (white < 1 ? white : 1) : 0;
        lit.shade[i] = shade < 1 ? shade : 1;
    }
}

__attribute__((target("avx2"))) void light_wide(const Fragments& fragments, std::size_t begin, std::size_t count,
                                                const SurfaceStyle& style, const EyeRay& ray, Lit& lit) {
    light(fragments, begin, count, style, ray, lit);
}

void light_narrow(const Fragments& fragments, std::size_t begin, std::size_t count, const SurfaceStyle& style,
                  const EyeRay& ray, Lit& lit) {
    light(fragments, begin, count, style, ray, lit);
}

const auto light_run = __builtin_cpu_supports("avx2") ? light_wide : light_narrow;

/// Gives the fragments of a run their surface's colours, lit.
void color_run(const SurfaceStyle& style, const Lit& lit, std::size_t begin, std::size_t count, Fragments& fragments) {
    const __m128 one = _mm_set1_ps(1), channels = _mm_castsi128_ps(_mm_setr_epi32(-1, -1, -1, 0));
    const __m128 opaque = _mm_setr_ps(0, 0, 0, 1);
    for (std::size_t i = 0; i < count; ++i) {
        const ShaderColor* below = &style.colors[static_cast<std::size_t>(lit.step[i])];
        const __m128 low = below[0].channels(), high = below[1].channels(), rest = _mm_set1_ps(lit.rest[i]);
        const __m128 color = _mm_add_ps(low, _mm_mul_ps(rest, _mm_sub_ps(high, low)));
        const __m128 base = _mm_mul_ps(color, _mm_set1_ps(lit.shade[i]));
        const __m128 lit_color = _mm_add_ps(base, _mm_mul_ps(_mm_set1_ps(lit.white[i]), _mm_sub_ps(one, base)));
        fragments.color[begin + i].set(_mm_or_ps(_mm_and_ps(lit_color, channels), opaque));
    }
}

void draw_level_lines(const SurfaceStyle& style, const TriangleShading& triangle, Fragments& fragments, std::size_t i) {
    const float dx = fragments.x[i] - triangle.origin_x, dy = fragments.y[i] - triangle.origin_y;
    const float inverse = 1 / (triangle.value[weight_at] + triangle.dx[weight_at] * dx + triangle.dy[weight_at] * dy);
    const std::array<float, 3> values = {fragments.unit_x[i], fragments.unit_y[i], fragments.unit_z[i]};
    for (std::size_t k = 0; k < 3; ++k) {
        if ((triangle.near_levels >> k & 1) == 0) continue;
        const ProjectedLevels& levels = style.levels[k];
        // The gradient of a quotient: (attribute * weight) / weight.
        const float gx = (triangle.dx[unit_x + k] - values[k] * triangle.dx[weight_at]) * inverse;
        const float gy = (triangle.dy[unit_x + k] - values[k] * triangle.dy[weight_at]) * inverse;
        const float cover = levels.color.alpha * level_line_coverage(values[k], std::sqrt(gx * gx + gy * gy), levels);
        ShaderColor& color = fragments.color[i];
        const __m128 change = _mm_sub_ps(levels.color.full().channels(), color.channels());
        color.set(_mm_add_ps(color.channels(), _mm_mul_ps(_mm_set1_ps(cover), change)));
    }
}

}  // namespace

void shade_fragments(const Surfaces& surfaces, ShadingCache& shading, Fragments& fragments) {
    Lit lit;
    for (std::size_t begin = 0; begin < fragments.count;) {
        // A run of one surface, no longer than the lists of Lit.
        const std::uint32_t surface = fragments.surface[begin];
        std::size_t end = begin + 1;
        while (end < fragments.count && end - begin < run_length && fragments.surface[end] == surface) ++end;
        const SurfaceStyle& style = surfaces.styles[surface];
        light_run(fragments, begin, end - begin, style, surfaces.ray, lit);
        color_run(style, lit, begin, end - begin, fragments);
        for (std::size_t i = begin; i < end; ++i)
            if (fragments.near_levels[i] != 0) draw_level_lines(style, shading.of(fragments.triangle[i]), fragments, i);
        begin = end;
    }
}

}  // namespace lectern
