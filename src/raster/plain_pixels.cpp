#include "raster/plain_pixels.h"

#include "lectern/base/widest.h"
#include "raster/pixel_sum.h"

#include <algorithm>
#include <bit>

namespace lectern {
namespace {

constexpr int group = 4;  ///< Pixels that are put together into one vector.

/// Which of four pixels planes tell, and which of those level lines are near.
struct FoundPixels {
    std::uint32_t held = 0, near_lines = 0;
};

/// The 16-bit number in `lane` of both halves of a vector, in all lanes of its half.
template <int lane>
[[gnu::always_inline]] inline __m128i spread(__m128i halves) {
    constexpr int all = _MM_SHUFFLE(lane, lane, lane, lane);
    return _mm_shufflehi_epi16(_mm_shufflelo_epi16(halves, all), all);
}

/// The colours of two pixels, in 255ths, that see `a` and `b`. `places`: as ColorPlane has them, none below zero.
[[gnu::always_inline]] inline __m128i two_colors(__m128i places, const ColorPlane& a, const ColorPlane& b) {
    static_assert(ColorPlane::step_unit == 128 && ScaleStep::unit == 128 && ColorPlane::light_unit == 0x7fff);
    const auto step = [](const ColorPlane& plane, int place) {
        return _mm_load_si128(reinterpret_cast<const __m128i*>(plane.scale + (place >> 7)));
    };
    const __m128i first = step(a, _mm_extract_epi16(places, 0)), second = step(b, _mm_extract_epi16(places, 4));
    const __m128i low = _mm_unpacklo_epi64(first, second), change = _mm_unpackhi_epi64(first, second);
    const __m128i rest = _mm_srli_epi16(_mm_slli_epi16(spread<0>(places), 9), 1);  // 0x8000 to a step
    const __m128i half_change = _mm_mulhi_epi16(change, rest);
    const __m128i color = _mm_add_epi16(low, _mm_add_epi16(half_change, half_change));
    const __m128i shaded = _mm_mulhi_epi16(color, spread<1>(places));  // 64 to a 255th from here on
    const __m128i half_white = _mm_mulhi_epi16(_mm_sub_epi16(_mm_set1_epi16(255 * 64), shaded), spread<2>(places));
    const __m128i lit = _mm_add_epi16(shaded, _mm_add_epi16(half_white, half_white));
    // Half a 255th, and what the products lost by being rounded down.
    return _mm_srli_epi16(_mm_add_epi16(lit, _mm_set1_epi16(33)), 6);
}

/// Puts together the colours of four pixels, without level lines, of which the first lies at x[0] of the picture and
/// sees the first of `triangles`. Without a branch: what the next pixel sees can't be foretold.
[[gnu::always_inline]] inline FoundPixels blend_planes(const std::uint32_t* triangles, const __m128* x, __m128 y,
                                                       const ColorPlanes& planes, __m128i& four) {
    const ColorPlane &a = planes.of(triangles[0]), &b = planes.of(triangles[1]), &c = planes.of(triangles[2]),
                     &d = planes.of(triangles[3]);
    const auto places = [&](const ColorPlane& first, const ColorPlane& second, const __m128* at) {
        return _mm_packs_epi32(_mm_cvtps_epi32(first.place(at[0], y)), _mm_cvtps_epi32(second.place(at[1], y)));
    };
    const __m128i ab = places(a, b, x), cd = places(c, d, x + 2);
    const __m128 marks =
        _mm_shuffle_ps(_mm_castsi128_ps(ab), _mm_castsi128_ps(cd), _MM_SHUFFLE(3, 1, 3, 1));  // in the upper halves
    const __m128i zero = _mm_setzero_si128();
    four = _mm_or_si128(
        _mm_packus_epi16(two_colors(_mm_max_epi16(ab, zero), a, b), two_colors(_mm_max_epi16(cd, zero), c, d)),
        _mm_set1_epi32(static_cast<int>(0xff000000u)));
    return {static_cast<std::uint32_t>(_mm_movemask_ps(_mm_castsi128_ps(_mm_slli_epi32(_mm_castps_si128(marks), 1)))),
            static_cast<std::uint32_t>(_mm_movemask_ps(marks))};
}

/// One row of the pixels of a tile, which begins at (left, y) of the picture.
struct TileRow {
    const std::uint32_t* triangles;  ///< VisibilityBuffer::WholePixels
    int left, y, columns;
    std::uint32_t others;  ///< Pixels that are not plain.
    std::uint32_t* out;
};

/// Returns the pixels that level lines are near.
[[gnu::always_inline]] inline std::uint32_t paint_colors(TileRow& row, const __m128* x, const ColorPlanes& planes) {
    constexpr std::uint32_t all = (1u << group) - 1;
    const __m128 y = _mm_set1_ps(static_cast<float>(row.y) + 0.5f);
    std::uint32_t near_lines = 0;
    for (int column = 0; column < row.columns; column += group) {
        const std::uint32_t wanted = ~row.others >> column & all;
        const std::uint32_t* triangles = row.triangles + column;
        const __m128i ids = _mm_loadu_si128(reinterpret_cast<const __m128i*>(triangles));
        const __m128i none = _mm_cmpeq_epi32(ids, _mm_set1_epi32(-1));
        const std::uint32_t full = wanted & ~static_cast<std::uint32_t>(_mm_movemask_ps(_mm_castsi128_ps(none)));
        if (full == 0) continue;
        __m128i four;
        const FoundPixels found = blend_planes(triangles, x + column, y, planes, four);
        near_lines |= (found.near_lines & full) << column;
        row.others |= (full & ~found.held) << column;
        const std::uint32_t painted = full & found.held;
        if (painted == all) {
            _mm_storeu_si128(reinterpret_cast<__m128i*>(row.out + column), four);
            continue;
        }
        alignas(16) std::array<std::uint32_t, group> single;
        _mm_store_si128(reinterpret_cast<__m128i*>(single.data()), four);
        for (std::uint32_t bits = painted; bits != 0; bits &= bits - 1)
            row.out[column + std::countr_zero(bits)] = single[static_cast<std::size_t>(std::countr_zero(bits))];
    }
    return near_lines;
}

void paint_lines(const TileRow& row, std::uint32_t near_lines, const ColorPlanes& planes) {
    const float y = static_cast<float>(row.y) + 0.5f;
    for (; near_lines != 0; near_lines &= near_lines - 1) {
        const int column = std::countr_zero(near_lines);
        const std::uint32_t triangle = row.triangles[column];
        const float x = static_cast<float>(row.left + column) + 0.5f;
        if (!planes.has_lines(triangle, x, y)) continue;
        PixelSum pixel;
        pixel.add(planes.color(triangle, x, y), samples_per_pixel);
        row.out[column] = pixel.pixel();
    }
}

}  // namespace

LECTERN_WIDEST TilePixels paint_plain_pixels(const VisibilityBuffer& seen, const ColorPlanes& planes,
                                             const InkBuffer* ink, const ImagePart& picture) {
    const int left = seen.left(), top = seen.top();
    const int columns = std::min(tile_side, picture.width - left);
    const std::uint32_t outside = columns == tile_side ? 0 : ~0u << columns;
    TilePixels others{};
    __m128 x[tile_side];  // Of the middles of the tile's columns.
    for (int column = 0; column < tile_side; ++column)
        x[column] = _mm_set1_ps(static_cast<float>(left + column) + 0.5f);
    for (int row = 0; row < std::min(tile_side, picture.height - top); ++row) {
        const std::uint32_t inked = ink == nullptr ? 0 : ink->rows[static_cast<std::size_t>(row)];
        TileRow pixels = {seen.whole.triangle.data() + VisibilityBuffer::pixel_at(0, row),
                          left,
                          top + row,
                          columns,
                          seen.listed(row) | inked | outside,
                          picture.row(top + row) + left};
        const std::uint32_t near_lines = paint_colors(pixels, x, planes);
        paint_lines(pixels, near_lines, planes);
        others[static_cast<std::size_t>(row)] = pixels.others & ~outside;
    }
    return others;
}

}  // namespace lectern
