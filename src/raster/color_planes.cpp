#include "raster/color_planes.h"

#include "lectern/base/widest.h"
#include "raster/gradients.h"
#include "raster/samples.h"
#include "raster/shade_surface.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <span>

namespace lectern {
namespace {

/// Triangles are set up in runs of this many, each by one thread, and of those so many are shaded at once.
constexpr std::size_t run_length = 1024, block_length = 64;

/// So many pixels to a triangle, and their colours are worth a plane.
constexpr std::size_t least_pixels = 8;

/// How far the middles may lie off the planes: steps of the colour scale, then 255ths of light and of white. A step of
/// the scale changes no channel by more than some 255ths.
constexpr float most_off_step = 0.125f, most_off_light = 0.5f;

/// How near a triangle's normals must be to each other (a cosine).
constexpr float least_cosine = 0.95f;

/// A scale for triangles that no plane tells.
constexpr ScaleStep no_colors{};
constexpr ColorPlane no_plane = {{0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}, &no_colors, 0, 0};

/// Three corners, the middles of the sides after each, and the triangle's own.
constexpr std::size_t points_per_triangle = 7, own_middle = 6;

/// A triangle on the picture, for planes over it.
class PlaneFit {
public:
    explicit PlaneFit(const TriangleShape& shape) : gradients(shape), shape_(shape) {}

    /// Whether the triangle is large enough, and nowhere so narrow that its planes would say nothing beside it.
    [[nodiscard]] bool is_broad() const {
        const float x1 = x(1) - x(0), y1 = y(1) - y(0), x2 = x(2) - x(0), y2 = y(2) - y(0);
        const float x3 = x2 - x1, y3 = y2 - y1, twice_area = x1 * y2 - x2 * y1;
        const float longest = std::max({x1 * x1 + y1 * y1, x2 * x2 + y2 * y2, x3 * x3 + y3 * y3});
        return twice_area >= static_cast<float>(least_pixels) && twice_area * twice_area >= longest;
    }
    /// Of a corner, in pixels of the picture.
    [[nodiscard]] float x(std::size_t corner) const { return static_cast<float>(shape_.x[corner]) / subpixels; }
    [[nodiscard]] float y(std::size_t corner) const { return static_cast<float>(shape_.y[corner]) / subpixels; }

    const Gradients gradients;

private:
    const TriangleShape& shape_;
};

/// Sets up the planes of one run of triangles; reused for the next.
class PlaneSetup {
public:
    PlaneSetup(const Surfaces& surfaces, std::span<const ColorScale> scales, std::span<ColorPlane> planes,
               std::span<LevelPlanes> lines)
        : surfaces_(surfaces), scales_(scales), planes_(planes), lines_(lines) {}

    void run(std::size_t first, std::size_t last);

private:
    bool add(std::uint32_t triangle);
    [[nodiscard]] bool is_smooth(std::size_t first_point) const;
    bool find_plane(std::size_t first_point, const PlaneFit& fit, ColorPlane& plane) const;
    bool find_lines(std::size_t first_point, std::uint32_t triangle, const PlaneFit& fit, ColorPlane& plane);
    void finish_block();

    const Surfaces& surfaces_;
    std::span<const ColorScale> scales_;
    std::span<ColorPlane> planes_;
    std::span<LevelPlanes> lines_;
    std::size_t count_ = 0;  ///< Of the block's triangles.
    std::array<std::uint32_t, block_length> triangles_;
    std::array<WeightedPoint, block_length * points_per_triangle> weighted_;
    ShadingPoints points_;
};

/// False where the corners' normals are not known.
[[gnu::always_inline]] inline bool PlaneSetup::add(std::uint32_t triangle) {
    const PlaneFit fit(surfaces_.shapes[triangle]);
    const TriangleKinship& kin = surfaces_.kinship[triangle];
    if (!fit.is_broad() || surfaces_.styles[kin.surface].colors.front().alpha != 1) return false;
    const std::size_t first = count_ * points_per_triangle;
    const __m128 side = _mm_set1_ps(kin.front != 0 ? 1.0f : -1.0f);
    for (std::size_t k = 0; k < 3; ++k) {
        const float* attributes = surfaces_.vertices[kin.corners[k]].attributes.data();
        if (attributes[normal_right] == 0 && attributes[normal_up] == 0 && attributes[normal_back] == 0) return false;
        weighted_[first + k] = {_mm_loadu_ps(attributes), _mm_mul_ps(side, _mm_loadu_ps(attributes + normal_right))};
        points_.x[first + k] = fit.x(k);
        points_.y[first + k] = fit.y(k);
    }
    const __m128 half = _mm_set1_ps(0.5f);
    for (std::size_t k = 0; k < 3; ++k) {
        const std::size_t a = first + k, b = first + (k + 1) % 3, middle = first + 3 + k;
        weighted_[middle] = {_mm_mul_ps(half, _mm_add_ps(weighted_[a].place, weighted_[b].place)),
                             _mm_mul_ps(half, _mm_add_ps(weighted_[a].normal, weighted_[b].normal))};
        points_.x[middle] = 0.5f * (points_.x[a] + points_.x[b]);
        points_.y[middle] = 0.5f * (points_.y[a] + points_.y[b]);
    }
    const __m128 third = _mm_set1_ps(1.0f / 3);
    const WeightedPoint *corner = &weighted_[first], *across = corner + 4;
    weighted_[first + own_middle] = {third * (corner->place + across->place * 2.0f),
                                     third * (corner->normal + across->normal * 2.0f)};
    points_.x[first + own_middle] = (points_.x[first] + 2 * points_.x[first + 4]) / 3;
    points_.y[first + own_middle] = (points_.y[first] + 2 * points_.y[first + 4]) / 3;
    for (std::size_t k = 0; k < points_per_triangle; ++k) points_.surface[first + k] = kin.surface;
    triangles_[count_++] = triangle;
    return true;
}

bool PlaneSetup::is_smooth(std::size_t first) const {
    for (std::size_t k = 0; k < 3; ++k) {
        const std::size_t a = first + k, b = first + (k + 1) % 3;
        const float cosine = points_.normal_right[a] * points_.normal_right[b] +
                             points_.normal_up[a] * points_.normal_up[b] +
                             points_.normal_back[a] * points_.normal_back[b];
        if (!(cosine >= least_cosine)) return false;
    }
    return true;
}

/// False where the middles are off it.
bool PlaneSetup::find_plane(std::size_t first, const PlaneFit& fit, ColorPlane& plane) const {
    const auto lit = [&](std::size_t k) {
        const LitPlace place = points_.lit(first + k);
        return _mm_setr_ps(place.step, place.shade, place.white, 0);
    };
    const __m128 start = lit(0), second = lit(1), third = lit(2);
    __m128 off = _mm_setzero_ps();
    const auto compare = [&](__m128 told, std::size_t middle) {
        off = _mm_max_ps(off, _mm_andnot_ps(_mm_set1_ps(-0.0f), told - lit(middle)));
    };
    compare((start + second) * 0.5f, 3);
    compare((second + third) * 0.5f, 4);
    compare((third + start) * 0.5f, 5);
    compare((start + second + third) * (1.0f / 3), own_middle);
    constexpr float light = most_off_light / 255;
    if (_mm_movemask_ps(_mm_cmpgt_ps(off, _mm_setr_ps(most_off_step, light, light, 0))) != 0) return false;
    const __m128 dx = fit.gradients.right(second - start, third - start),
                 dy = fit.gradients.down(second - start, third - start);
    const __m128 units = _mm_setr_ps(ColorPlane::step_unit, ColorPlane::light_unit, ColorPlane::light_unit, 0);
    _mm_store_ps(plane.dx.data(), units * dx);
    _mm_store_ps(plane.dy.data(), units * dy);
    _mm_store_ps(plane.start.data(), units * (start - (dx * fit.x(0) + dy * fit.y(0))));
    return true;
}

/// False where too many lines come near.
bool PlaneSetup::find_lines(std::size_t first, std::uint32_t triangle, const PlaneFit& fit, ColorPlane& plane) {
    if (!surfaces_.shades_levels) return true;
    const std::array<const RawVector<float>*, 3> places = {&points_.unit_x, &points_.unit_y, &points_.unit_z};
    for (std::uint32_t axis = 0; axis < 3; ++axis) {
        const ProjectedLevels& levels = surfaces_.styles[plane.surface].levels[axis];
        if (levels.levels.empty()) continue;
        const float* at = places[axis]->data() + first;
        const float right = fit.gradients.right(at[1] - at[0], at[2] - at[0]),
                    down = fit.gradients.down(at[1] - at[0], at[2] - at[0]);
        const float gradient = std::sqrt(right * right + down * down);
        const float reach = gradient * (levels.half_width + 1.5f);
        const auto [low, high] = std::minmax({at[0], at[1], at[2]});
        for (std::size_t k = levels.first_from(low - reach); k < levels.levels.size(); ++k) {
            const float level = levels.levels[k];
            if (level > high + reach) break;
            const bool beside = level < low - ProjectedLevels::rounding || level > high + ProjectedLevels::rounding;
            const float share = beside ? surfaces_.least_steepness(triangle, axis) : 1;
            const float strength = levels.color.alpha * level_line_strength(k, share * gradient, levels);
            // In perspective the place is a quotient of two planes, and the line where it equals the level is that of a
            // plane.
            const auto beyond = [&](std::size_t corner) {
                const Attributes& held = surfaces_.vertices[surfaces_.kinship[triangle].corners[corner]].attributes;
                return held[unit_x + axis] - level * held[weight_at];
            };
            const float start = beyond(0), to_first = beyond(1) - start, to_second = beyond(2) - start;
            const float dx = fit.gradients.right(to_first, to_second), dy = fit.gradients.down(to_first, to_second);
            const float length = share * std::sqrt(dx * dx + dy * dy);
            if (!(strength > 0) || !(length > 0)) continue;
            if (plane.lines == lines_[triangle].size()) return false;
            LevelPlane& line = lines_[triangle][plane.lines++];
            line.dx = dx / length;
            line.dy = dy / length;
            line.start = start / length - (line.dx * fit.x(0) + line.dy * fit.y(0));
            line.reach = levels.half_width + 0.5f;
            line.strength = strength;
            line.axis = axis;
        }
    }
    return true;
}

LECTERN_WIDEST void PlaneSetup::finish_block() {
    points_.count = count_ * points_per_triangle;
    points_.set_all([&](std::size_t i) { return weighted_[i]; });
    light_points(surfaces_, points_);
    for (std::size_t i = 0; i < count_; ++i) {
        const std::size_t first = i * points_per_triangle;
        const std::uint32_t triangle = triangles_[i];
        const PlaneFit fit(surfaces_.shapes[triangle]);
        ColorPlane& plane = planes_[triangle];
        const std::uint32_t surface = surfaces_.kinship[triangle].surface;
        plane.surface = static_cast<std::uint16_t>(surface);
        plane.scale = scales_[surface].data();
        if (is_smooth(first) && find_plane(first, fit, plane) && find_lines(first, triangle, fit, plane))
            plane.start[3] = plane.lines > 0 ? ColorPlane::told_with_lines : ColorPlane::told;
        else
            plane = no_plane;
    }
    count_ = 0;
}

LECTERN_WIDEST void PlaneSetup::run(std::size_t first, std::size_t last) {
    points_.resize(block_length * points_per_triangle);
    for (std::size_t i = first; i < last; ++i) {
        planes_[i] = no_plane;
        if (add(static_cast<std::uint32_t>(i)) && count_ == block_length) finish_block();
    }
    finish_block();
}

ColorScale whole_numbers(const SurfaceStyle::Colors& colors) {
    const auto whole = [](float channel) {
        return static_cast<std::int16_t>(static_cast<double>(255 * ScaleStep::unit * channel) + 0.5);
    };
    const auto whole_color = [&](const ShaderColor& color) -> std::array<std::int16_t, 4> {
        return {whole(color.blue), whole(color.green), whole(color.red), whole(color.alpha)};
    };
    ColorScale scale;
    scale.front().color = whole_color(colors.front());
    for (std::size_t i = 0; i < scale.size(); ++i) {
        const auto next = whole_color(colors[i + 1]);
        for (std::size_t k = 0; k < next.size(); ++k)
            scale[i].change[k] = static_cast<std::int16_t>(next[k] - scale[i].color[k]);
        if (i + 1 < scale.size()) scale[i + 1].color = next;
    }
    return scale;
}

}  // namespace

ColorPlanes::ColorPlanes(const Surfaces& surfaces, std::size_t pixels) : surfaces_(&surfaces) {
    const std::size_t count = surfaces.shapes.size();
    if (count == 0 || count > pixels / least_pixels || surfaces.styles.size() > 0xffff) return;
    scales_.reserve(surfaces.styles.size());
    for (const SurfaceStyle& style : surfaces.styles) scales_.push_back(whole_numbers(style.colors));
    planes_.resize(count + 1);
    planes_[0] = no_plane;
    lines_.resize(count);
}

int ColorPlanes::run_count() const { return static_cast<int>((lines_.size() + run_length - 1) / run_length); }

void ColorPlanes::set_up(int run) {
    const std::size_t first = static_cast<std::size_t>(run) * run_length;
    const auto setup = std::make_unique<PlaneSetup>(*surfaces_, scales_, std::span(planes_).subspan(1), lines_);
    setup->run(first, std::min(lines_.size(), first + run_length));
}

}  // namespace lectern
