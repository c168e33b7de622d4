#include "raster/fragments.h"

#include <algorithm>
#include <bit>

namespace lectern {
namespace {

/// What one pixel sees, before neighbours are joined.
struct Piece {
    std::uint32_t triangle;
    SampleMask mask;
};

/// Whether two triangles are neighbours on one sheet, seen from the same side, so that either may speak for both
/// within a pixel.
bool neighbours(const TriangleKinship& a, const TriangleKinship& b) {
    if (a.surface != b.surface || a.front != b.front) return false;
    for (const std::uint32_t corner : a.corners)
        if (corner == b.corners[0] || corner == b.corners[1] || corner == b.corners[2]) return true;
    return false;
}

/// Joins neighbours to the largest piece among them; returns how many pieces are left.
std::size_t join_neighbours(std::array<Piece, samples_per_pixel>& pieces, std::size_t count, const Surfaces& surfaces) {
    std::size_t done = 0;
    while (done < count) {
        std::size_t largest = done;
        for (std::size_t i = done + 1; i < count; ++i)
            if (sample_count(pieces[i].mask) > sample_count(pieces[largest].mask)) largest = i;
        std::swap(pieces[done], pieces[largest]);
        Piece& lead = pieces[done++];
        const TriangleKinship& kinship = surfaces.kinship[lead.triangle];
        if (kinship.steep) continue;
        for (std::size_t i = done; i < count;) {
            if (neighbours(kinship, surfaces.kinship[pieces[i].triangle])) {
                lead.mask = static_cast<SampleMask>(lead.mask | pieces[i].mask);
                pieces[i] = pieces[--count];
            } else {
                ++i;
            }
        }
    }
    return count;
}

}  // namespace

void Fragments::grow() {
    const std::size_t capacity = std::max<std::size_t>(pixels_per_tile, 2 * triangle.size());
    triangle.resize(capacity);
    mask.resize(capacity);
    for (auto* list : {&x, &y, &unit_x, &unit_y, &unit_z, &normal_right, &normal_up, &normal_back, &red, &green, &blue})
        list->resize(capacity);
}

void Fragments::add(std::uint32_t of_triangle, SampleMask samples, float pixel_x, float pixel_y) {
    if (count == triangle.size()) grow();
    const std::size_t low = samples & 0xff, high = samples >> 8;
    const float share = 1.0f / static_cast<float>(sample_grid * sample_count(samples));
    triangle[count] = of_triangle;
    mask[count] = samples;
    x[count] = pixel_x + static_cast<float>(mask_sums.x[0][low] + mask_sums.x[1][high]) * share;
    y[count] = pixel_y + static_cast<float>(mask_sums.y[0][low] + mask_sums.y[1][high]) * share;
    ++count;
}

void Fragments::interpolate(const Surfaces& surfaces) {
    for (std::size_t i = 0; i < count; ++i) {
        const TriangleShading& shading = surfaces.shading[triangle[i]];
        const float dx = x[i] - shading.origin_x;
        const float dy = y[i] - shading.origin_y;
        alignas(16) Attributes at;
        const __m128 step_x = _mm_set1_ps(dx), step_y = _mm_set1_ps(dy);
        const auto plane = [&](std::size_t a) {
            return _mm_add_ps(_mm_load_ps(shading.value.data() + a),
                              _mm_add_ps(_mm_mul_ps(_mm_load_ps(shading.dx.data() + a), step_x),
                                         _mm_mul_ps(_mm_load_ps(shading.dy.data() + a), step_y)));
        };
        const __m128 first = plane(0);
        const __m128 inverse = _mm_div_ps(_mm_set1_ps(1), _mm_shuffle_ps(first, first, 0));
        static_assert(weight_at == 0 && attribute_count == 8);
        _mm_store_ps(at.data(), _mm_mul_ps(first, inverse));
        _mm_store_ps(at.data() + 4, _mm_mul_ps(plane(4), inverse));
        unit_x[i] = at[Attribute::unit_x];
        unit_y[i] = at[Attribute::unit_y];
        unit_z[i] = at[Attribute::unit_z];
        normal_right[i] = at[Attribute::normal_right];
        normal_up[i] = at[Attribute::normal_up];
        normal_back[i] = at[Attribute::normal_back];
    }
}

void collect_fragments(const VisibilityBuffer& buffer, const Surfaces& surfaces, int left, int top,
                       SeenFragments& seen_fragments) {
    Fragments& fragments = seen_fragments.list;
    fragments.count = 0;
    std::array<Piece, samples_per_pixel> pieces;
    std::size_t pixel = 0;
    for (int row = 0; row < tile_side; ++row) {
        for (int column = 0; column < tile_side; ++column, ++pixel) {
            seen_fragments.first[pixel] = static_cast<std::uint32_t>(fragments.count);
            const std::uint32_t* seen = buffer.primitive.data() + pixel * samples_per_pixel;
            const auto x = static_cast<float>(left + column), y = static_cast<float>(top + row);
            if (samples_with(seen, seen[0]) == all_samples) {
                if (seen[0] != no_primitive) fragments.add(seen[0], all_samples, x, y);
                continue;
            }
            std::size_t count = 0;
            std::uint32_t left_over = all_samples;
            while (left_over != 0) {
                const std::uint32_t triangle = seen[std::countr_zero(left_over)];
                const std::uint32_t mask = samples_with(seen, triangle);
                left_over &= ~mask;
                if (triangle != no_primitive) pieces[count++] = {triangle, static_cast<SampleMask>(mask)};
            }
            if (count > 1) count = join_neighbours(pieces, count, surfaces);
            for (std::size_t i = 0; i < count; ++i) fragments.add(pieces[i].triangle, pieces[i].mask, x, y);
        }
    }
    seen_fragments.first[pixel] = static_cast<std::uint32_t>(fragments.count);
    fragments.interpolate(surfaces);
}

}  // namespace lectern
