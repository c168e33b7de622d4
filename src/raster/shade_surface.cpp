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

/// The light on a run of fragments of one surface, as numbers for all of them at once.
struct Lit {
    std::array<float, 64> shade;  ///< What the colour is multiplied by.
    std::array<float, 64> gloss;  ///< The share of white that lies over it.
};

/// How many times a cosine is squared to make a highlight of this roughness: an exponent of about 2 / roughness^2.
int highlight_squarings(double roughness) {
    int squarings = 1;
    for (double exponent = 2; exponent * roughness * roughness < 2 && squarings < 8; exponent *= 2) ++squarings;
    return squarings;
}

void light(const Fragments& fragments, std::size_t begin, std::size_t count, const Lighting& lighting,
           const EyeRay& ray, Lit& lit) {
    const auto ambient = static_cast<float>(lighting.ambient), diffuse = static_cast<float>(lighting.diffuse);
    const auto specular = static_cast<float>(lighting.specular), fresnel = static_cast<float>(lighting.fresnel);
    // What a surface that faces the viewer receives.
    const float facing = least_light + (1 - least_light) * 0.5f * (1 + light_back);
    const float full = 1 / std::max(ambient + diffuse * facing, 1e-6f);
    const float* x = fragments.x.data() + begin;
    const float* y = fragments.y.data() + begin;
    const float* right = fragments.normal_right.data() + begin;
    const float* up = fragments.normal_up.data() + begin;
    const float* back = fragments.normal_back.data() + begin;
    std::array<float, 64> mirrored;
    for (std::size_t i = 0; i < count; ++i) {
        const float length = std::sqrt(right[i] * right[i] + up[i] * up[i] + back[i] * back[i]);
        const float inverse = 1 / (length > 1e-20f ? length : 1e-20f);
        const float n0 = right[i] * inverse, n1 = up[i] * inverse, n2 = back[i] * inverse;
        const float ray0 = (ray.center_x - x[i]) * ray.slope, ray1 = (y[i] - ray.center_y) * ray.slope;
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
        lit.gloss[i] = fresnel * 0.5f * rim2 * rim2;
        const float mirror = 2 * toward_light * toward - (light_right * v0 + light_up * v1 + light_back * v2);
        mirrored[i] = mirror > 0 && toward_light > 0 ? mirror : 0;
    }
    for (int k = highlight_squarings(lighting.roughness); k > 0; --k)
        for (std::size_t i = 0; i < count; ++i) mirrored[i] *= mirrored[i];
    for (std::size_t i = 0; i < count; ++i) lit.gloss[i] += specular * mirrored[i];
}

ShaderColor color_of_height(const SurfaceStyle& style, float height) {
    const float share = style.share_offset + style.share_slope * height;
    const float place = (share > 0 ? std::min(share, 1.0f) : 0.0f) * SurfaceStyle::steps;
    const auto entry = static_cast<std::size_t>(place);
    const float rest = place - static_cast<float>(entry);
    const ShaderColor& low = style.colors[entry];
    const ShaderColor& high = style.colors[entry + 1];
    return {low.red + rest * (high.red - low.red), low.green + rest * (high.green - low.green),
            low.blue + rest * (high.blue - low.blue)};
}

float lit_part(float part, float shade, float gloss) {
    // Light beyond full strength turns towards white instead of being cut off.
    const float base = part * std::min(shade, 1.0f);
    const float white = std::clamp(gloss + 0.35f * std::max(shade - 1.0f, 0.0f), 0.0f, 1.0f);
    return base + white * (1 - base);
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
        const float cover = levels.alpha * level_line_coverage(values[k], std::sqrt(gx * gx + gy * gy), levels);
        fragments.red[i] += cover * (levels.color.red - fragments.red[i]);
        fragments.green[i] += cover * (levels.color.green - fragments.green[i]);
        fragments.blue[i] += cover * (levels.color.blue - fragments.blue[i]);
    }
}

}  // namespace

void shade_fragments(const Surfaces& surfaces, const View& view, Fragments& fragments) {
    const EyeRay ray(view);
    Lit lit;
    for (std::size_t begin = 0; begin < fragments.count;) {
        // A run of one surface, no longer than the lists of Lit.
        const std::uint32_t surface = surfaces.kinship[fragments.triangle[begin]].surface;
        std::size_t end = begin + 1;
        while (end < fragments.count && end - begin < lit.shade.size() &&
               surfaces.kinship[fragments.triangle[end]].surface == surface)
            ++end;
        const SurfaceStyle& style = surfaces.styles[surface];
        light(fragments, begin, end - begin, style.lighting, ray, lit);
        for (std::size_t i = begin; i < end; ++i) {
            const ShaderColor color = color_of_height(style, fragments.unit_z[i]);
            const float shade = lit.shade[i - begin], gloss = lit.gloss[i - begin];
            fragments.red[i] = lit_part(color.red, shade, gloss);
            fragments.green[i] = lit_part(color.green, shade, gloss);
            fragments.blue[i] = lit_part(color.blue, shade, gloss);
            const TriangleShading& triangle = surfaces.shading[fragments.triangle[i]];
            if (triangle.near_levels != 0) draw_level_lines(style, triangle, fragments, i);
        }
        begin = end;
    }
}

}  // namespace lectern
