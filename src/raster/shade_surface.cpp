#include "raster/shade_surface.h"

#include "lectern/base/widest.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

/// Towards the light, in the camera's axes (right, up, back): unit length.
constexpr float light_right = -0.40f, light_up = 0.46f, light_back = 0.793f;

/// The share of the light that reaches even what is turned away from it, so that colours stay readable everywhere.
constexpr float least_light = 0.4f;

constexpr std::size_t run_length = 128;

/// How many times a cosine is squared to make a highlight of this roughness: an exponent of about 2 / roughness^2.
int highlight_squarings(double roughness) {
    int squarings = 1;
    for (double exponent = 2; exponent * roughness * roughness < 2 && squarings < 8; exponent *= 2) ++squarings;
    return squarings;
}

LECTERN_WIDEST void light(ShadingPoints& points, std::size_t begin, std::size_t count, const SurfaceStyle& style,
                          const EyeRay& ray) {
    const Lighting& lighting = style.lighting;
    const auto ambient = static_cast<float>(lighting.ambient), diffuse = static_cast<float>(lighting.diffuse);
    const auto specular = static_cast<float>(lighting.specular), fresnel = static_cast<float>(lighting.fresnel);
    // What a surface that faces the viewer receives.
    const float facing = least_light + (1 - least_light) * 0.5f * (1 + light_back);
    const float full = 1 / std::max(ambient + diffuse * facing, 1e-6f);
    const float* __restrict x = points.x.data() + begin;
    const float* __restrict y = points.y.data() + begin;
    const float* __restrict right = points.normal_right.data() + begin;
    const float* __restrict up = points.normal_up.data() + begin;
    const float* __restrict back = points.normal_back.data() + begin;
    float* __restrict step = points.step.data() + begin;
    float* __restrict shade_of = points.shade.data() + begin;
    float* __restrict white_of = points.white.data() + begin;
    const float center_x = ray.center_x, center_y = ray.center_y, slope = ray.slope;
    std::array<float, run_length> mirrored, shades, rims;
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
        shades[i] = (ambient + diffuse * wrapped) * full;
        const float rim = 1 - facing_eye;
        const float rim2 = rim * rim;
        rims[i] = fresnel * 0.5f * rim2 * rim2;
        const float mirror = 2 * toward_light * toward - (light_right * v0 + light_up * v1 + light_back * v2);
        const float before = mirror > 0 ? mirror : 0;
        mirrored[i] = toward_light > 0 ? before : 0;
    }
    const float* __restrict height = points.unit_z.data() + begin;
    const float offset = style.share_offset * SurfaceStyle::steps, rise = style.share_slope * SurfaceStyle::steps;
    for (std::size_t i = 0; i < count; ++i) {
        const float place = offset + rise * height[i];
        const float above = place > 0 ? place : 0;
        step[i] = above < SurfaceStyle::steps ? above : SurfaceStyle::steps;
    }
    for (int k = highlight_squarings(lighting.roughness); k > 0; --k)
        for (std::size_t i = 0; i < count; ++i) mirrored[i] *= mirrored[i];
    for (std::size_t i = 0; i < count; ++i) {
        // Light beyond full strength turns towards white instead of being cut off.
        const float shade = shades[i], beyond = shade - 1;
        const float white = rims[i] + specular * mirrored[i] + 0.35f * (beyond > 0 ? beyond : 0);
        white_of[i] = white > 0 ? (white < 1 ? white : 1) : 0;
        shade_of[i] = shade < 1 ? shade : 1;
    }
}

}  // namespace

void light_points(const Surfaces& surfaces, ShadingPoints& points) {
    for (std::size_t begin = 0; begin < points.count;) {
        // A run of one surface, no longer than the lists that light() keeps.
        const std::uint32_t surface = points.surface[begin];
        std::size_t end = begin + 1;
        while (end < points.count && end - begin < run_length && points.surface[end] == surface) ++end;
        light(points, begin, end - begin, surfaces.styles[surface], surfaces.ray);
        begin = end;
    }
}

}  // namespace lectern
