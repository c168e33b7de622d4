#include "raster/fragments.h"

#include <algorithm>
#include <bit>

namespace lectern {
namespace {

/// Whether two triangles are neighbours on one sheet, seen from the same side, so that either may speak for both
/// within a pixel.
bool neighbours(std::uint32_t first, std::uint32_t other, const Surfaces& surfaces) {
    const TriangleKinship &a = surfaces.kinship[first], &b = surfaces.kinship[other];
    if (a.surface != b.surface) return false;
    const auto shared = [&](std::uint32_t corner) { return std::ranges::count(b.corners, corner) > 0; };
    return std::ranges::any_of(a.corners, shared) && surfaces.faces_front(first) == surfaces.faces_front(other);
}

/// Of equals, the one with the first sample is taken for the larger: their order says nothing.
bool is_larger(const SeenPiece& a, const SeenPiece& b) {
    const int more = std::popcount(a.mask) - std::popcount(b.mask);
    return more != 0 ? more > 0 : std::countr_zero(a.mask) < std::countr_zero(b.mask);
}

/// Joins neighbours to the largest piece among them; returns how many pieces are left.
std::size_t join_neighbours(std::array<SeenPiece, samples_per_pixel>& pieces, std::size_t count,
                            const Surfaces& surfaces) {
    std::size_t done = 0;
    while (done < count) {
        std::size_t largest = done;
        for (std::size_t i = done + 1; i < count; ++i)
            if (is_larger(pieces[i], pieces[largest])) largest = i;
        std::swap(pieces[done], pieces[largest]);
        SeenPiece& lead = pieces[done++];
        if (surfaces.is_steep(lead.triangle)) continue;
        for (std::size_t i = done; i < count;) {
            if (neighbours(lead.triangle, pieces[i].triangle, surfaces)) {
                lead.mask |= pieces[i].mask;
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
    const std::size_t capacity = std::max<std::size_t>(pixels_per_tile, 2 * triangle.size());  // of four
    triangle.resize(capacity);
    mask.resize(capacity);
    for (auto* list : {&x, &y, &unit_x, &unit_y, &unit_z, &normal_right, &normal_up, &normal_back})
        list->resize(capacity);
    surface.resize(capacity);
    near_levels.resize(capacity);
    color.resize(capacity);
}

void Fragments::interpolate(ShadingCache& cache) {
    static_assert(weight_at == 0 && Attribute::unit_x == 1 && Attribute::normal_right == 4 && attribute_count == 8);
    // Four at once: their planes are read one by one and turned over.
    for (std::size_t begin = 0; begin < count; begin += 4) {
        __m128 place[4], normal[4];
        for (std::size_t lane = 0; lane < 4; ++lane) {
            const std::size_t i = std::min(begin + lane, count - 1);
            const TriangleShading& shading = cache.of(triangle[i]);
            const __m128 step_x = _mm_set1_ps(x[i] - shading.origin_x), step_y = _mm_set1_ps(y[i] - shading.origin_y);
            const auto plane = [&](std::size_t a) {
                return _mm_add_ps(_mm_load_ps(shading.value.data() + a),
                                  _mm_add_ps(_mm_mul_ps(_mm_load_ps(shading.dx.data() + a), step_x),
                                             _mm_mul_ps(_mm_load_ps(shading.dy.data() + a), step_y)));
            };
            place[lane] = plane(0);
            normal[lane] = plane(4);
            surface[i] = shading.surface;
            near_levels[i] = shading.near_levels;
        }
        _MM_TRANSPOSE4_PS(place[0], place[1], place[2], place[3]);
        _MM_TRANSPOSE4_PS(normal[0], normal[1], normal[2], normal[3]);
        const __m128 inverse = _mm_div_ps(_mm_set1_ps(1), place[0]);
        _mm_storeu_ps(unit_x.data() + begin, _mm_mul_ps(place[1], inverse));
        _mm_storeu_ps(unit_y.data() + begin, _mm_mul_ps(place[2], inverse));
        _mm_storeu_ps(unit_z.data() + begin, _mm_mul_ps(place[3], inverse));
        _mm_storeu_ps(normal_right.data() + begin, _mm_mul_ps(normal[0], inverse));
        _mm_storeu_ps(normal_up.data() + begin, _mm_mul_ps(normal[1], inverse));
        _mm_storeu_ps(normal_back.data() + begin, _mm_mul_ps(normal[2], inverse));
    }
}

void collect_fragments(const VisibilityBuffer& buffer, const Surfaces& surfaces, ShadingCache& shading, int left,
                       int top, SeenFragments& seen_fragments) {
    Fragments& fragments = seen_fragments.list;
    fragments.count = 0;
    std::array<SeenPiece, samples_per_pixel> pieces;
    std::size_t pixel = 0;
    for (int row = 0; row < tile_side; ++row) {
        for (int column = 0; column < tile_side; ++column, ++pixel) {
            seen_fragments.first[pixel] = static_cast<std::uint32_t>(fragments.count);
            std::size_t count = buffer.count(pixel);
            const auto x = static_cast<float>(left + column), y = static_cast<float>(top + row);
            if (count == 1) {
                const SeenPiece& only = buffer.piece(pixel, 0);
                fragments.add(only.triangle, only.mask, x, y);
                continue;
            }
            for (std::size_t i = 0; i < count; ++i) pieces[i] = buffer.piece(pixel, i);
            if (count > 1) count = join_neighbours(pieces, count, surfaces);
            for (std::size_t i = 0; i < count; ++i) fragments.add(pieces[i].triangle, pieces[i].mask, x, y);
        }
    }
    seen_fragments.first[pixel] = static_cast<std::uint32_t>(fragments.count);
    fragments.interpolate(shading);
}

}  // namespace lectern
