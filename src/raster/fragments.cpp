#include "raster/fragments.h"

#include "lectern/base/widest.h"

#include <algorithm>
#include <bit>

namespace lectern {
namespace {

/// Whether two triangles are neighbours on one sheet, seen from the same side, so that either may speak for both
/// within a pixel.
bool neighbours(std::uint32_t first, std::uint32_t other, const Surfaces& surfaces) {
    const TriangleKinship &a = surfaces.kinship[first], &b = surfaces.kinship[other];
    if (a.surface != b.surface || a.front != b.front) return false;
    const auto shared = [&](std::uint32_t corner) { return std::ranges::count(b.corners, corner) > 0; };
    return std::ranges::any_of(a.corners, shared);
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
        if (surfaces.kinship[lead.triangle].steep != 0) continue;
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
    const std::size_t capacity = std::max<std::size_t>(pixels_per_tile, 2 * triangle.size());
    triangle.resize(capacity);
    mask.resize(capacity);
    x.resize(capacity);
    y.resize(capacity);
    color.resize(capacity);
}

LECTERN_WIDEST void collect_fragments(const VisibilityBuffer& buffer, const Surfaces& surfaces,
                                      const TilePixels& pixels, SeenFragments& seen_fragments) {
    Fragments& fragments = seen_fragments.list;
    fragments.count = 0;
    std::array<SeenPiece, samples_per_pixel> pieces;
    for (int row = 0; row < tile_side; ++row)
        for (std::uint32_t wanted = pixels[static_cast<std::size_t>(row)]; wanted != 0; wanted &= wanted - 1) {
            const int column = std::countr_zero(wanted);
            const std::size_t pixel = VisibilityBuffer::pixel_at(column, row);
            std::size_t count = buffer.count(pixel);
            const auto x = static_cast<float>(buffer.left() + column), y = static_cast<float>(buffer.top() + row);
            for (std::size_t i = 0; i < count; ++i) pieces[i] = buffer.piece(pixel, i);
            if (count > 1) count = join_neighbours(pieces, count, surfaces);
            seen_fragments.first[pixel] = static_cast<std::uint32_t>(fragments.count);
            for (std::size_t i = 0; i < count; ++i) fragments.add(pieces[i].triangle, pieces[i].mask, x, y);
            seen_fragments.end[pixel] = static_cast<std::uint32_t>(fragments.count);
        }
}

}  // namespace lectern
