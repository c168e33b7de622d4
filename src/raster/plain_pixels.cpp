#include "raster/plain_pixels.h"

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

/// Puts together the colours of four pixels, without level lines, of which the first is (x, y) of the picture and sees
/// the first of `triangles`. Without a branch: what the next pixel sees can't be foretold.
FoundPixels blend_planes(const std::uint32_t* triangles, float x, float y, const ColorPlanes& planes, __m128i& four) {
    FoundPixels found;
    std::array<const ShaderColor*, group> scales;
    const auto place = [&](std::uint32_t k) {
        const ColorPlane& plane = planes.of(triangles[k]);
        found.held |= std::uint32_t{plane.told} << k;
        found.near_lines |= static_cast<std::uint32_t>(plane.lines != 0) << k;
        scales[k] = plane.scale;
        return plane.place(x + static_cast<float>(k), y);
    };
    __m128 step = place(0), shade = place(1), white = place(2), spare = place(3);
    _MM_TRANSPOSE4_PS(step, shade, white, spare);
    const __m128i whole = _mm_cvttps_epi32(step);
    const __m128 rest = _mm_sub_ps(step, _mm_cvtepi32_ps(whole));
    alignas(16) std::array<std::int32_t, group> steps;
    _mm_store_si128(reinterpret_cast<__m128i*>(steps.data()), whole);
    const auto color = [&](std::size_t k, __m128 rest_of, __m128 shade_of, __m128 white_of) {
        return LitPlace::color(scales[k] + steps[k], rest_of, shade_of, white_of);
    };
    const auto lane = []<int k>(__m128 of) { return _mm_shuffle_ps(of, of, _MM_SHUFFLE(k, k, k, k)); };
    four = four_pixels(color(0, lane.operator()<0>(rest), lane.operator()<0>(shade), lane.operator()<0>(white)),
                       color(1, lane.operator()<1>(rest), lane.operator()<1>(shade), lane.operator()<1>(white)),
                       color(2, lane.operator()<2>(rest), lane.operator()<2>(shade), lane.operator()<2>(white)),
                       color(3, lane.operator()<3>(rest), lane.operator()<3>(shade), lane.operator()<3>(white)));
    return found;
}

/// One row of the pixels of a tile, which begins at (left, y) of the picture.
struct TileRow {
    const std::uint32_t* triangles;  ///< VisibilityBuffer::WholePixels
    int left, y, columns;
    std::uint32_t others;  ///< Pixels that are not plain.
    std::uint32_t* out;
};

/// Returns the pixels that level lines are near.
std::uint32_t paint_colors(TileRow& row, const ColorPlanes& planes) {
    constexpr std::uint32_t all = (1u << group) - 1;
    std::uint32_t near_lines = 0;
    for (int column = 0; column < row.columns; column += group) {
        const std::uint32_t wanted = ~row.others >> column & all;
        const std::uint32_t* triangles = row.triangles + column;
        const __m128i ids = _mm_loadu_si128(reinterpret_cast<const __m128i*>(triangles));
        const __m128i none = _mm_cmpeq_epi32(ids, _mm_set1_epi32(-1));
        const std::uint32_t full = wanted & ~static_cast<std::uint32_t>(_mm_movemask_ps(_mm_castsi128_ps(none)));
        if (full == 0) continue;
        __m128i four;
        const FoundPixels found = blend_planes(triangles, static_cast<float>(row.left + column) + 0.5f,
                                               static_cast<float>(row.y) + 0.5f, planes, four);
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

TilePixels paint_plain_pixels(const VisibilityBuffer& seen, const ColorPlanes& planes, const InkBuffer* ink,
                              const ImagePart& picture) {
    const int left = seen.left(), top = seen.top();
    const int columns = std::min(tile_side, picture.width - left);
    const std::uint32_t outside = columns == tile_side ? 0 : ~0u << columns;
    TilePixels others{};
    for (int row = 0; row < std::min(tile_side, picture.height - top); ++row) {
        const std::uint32_t inked = ink == nullptr ? 0 : ink->rows[static_cast<std::size_t>(row)];
        TileRow pixels = {seen.whole.triangle.data() + VisibilityBuffer::pixel_at(0, row),
                          left,
                          top + row,
                          columns,
                          seen.listed(row) | inked | outside,
                          picture.row(top + row) + left};
        const std::uint32_t near_lines = paint_colors(pixels, planes);
        paint_lines(pixels, near_lines, planes);
        others[static_cast<std::size_t>(row)] = pixels.others & ~outside;
    }
    return others;
}

}  // namespace lectern
