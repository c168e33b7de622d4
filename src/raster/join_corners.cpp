#include "raster/join_corners.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace lectern {
namespace {

constexpr double on_side = subpixels / 512.0;

struct Place {
    double x, y;
    std::uint32_t surface;
    int veils;

    [[nodiscard]] auto key() const { return std::tuple(surface, veils, x, y); }
};

/// The corners that lie on the side from `from` to `to`, but not at its ends, in its direction.
std::vector<std::pair<double, const Place*>> corners_on(const ScreenCorner& from, const ScreenCorner& to,
                                                        std::span<const Place> places) {
    std::vector<std::pair<double, const Place*>> found;
    const double dx = to.x - from.x, dy = to.y - from.y, length = std::sqrt(dx * dx + dy * dy);
    if (!(length > 2 * on_side)) return found;
    const double left = std::min(from.x, to.x) - on_side, right = std::max(from.x, to.x) + on_side;
    auto place = std::ranges::lower_bound(places, left, {}, &Place::x);
    for (; place != places.end() && place->x <= right; ++place) {
        const double px = place->x - from.x, py = place->y - from.y;
        const double along = (px * dx + py * dy) / length;
        if (along <= on_side || along >= length - on_side) continue;
        if (std::abs(px * dy - py * dx) > on_side * length) continue;
        found.emplace_back(along, &*place);
    }
    std::ranges::sort(found, {}, [](const auto& entry) { return entry.first; });
    return found;
}

}  // namespace

void join_corners(const Surfaces& surfaces, std::vector<VisiblePiece>& pieces) {
    std::vector<Place> places;
    const auto surface_of = [&](const VisiblePiece& piece) { return surfaces.kinship[piece.triangle].surface; };
    for (const VisiblePiece& piece : pieces)
        for (const ScreenCorner& corner : piece.outline)
            places.push_back({corner.x, corner.y, surface_of(piece), piece.veils});
    std::ranges::sort(places, {}, &Place::key);
    const auto repeated = std::ranges::unique(places, {}, &Place::key);
    places.erase(repeated.begin(), repeated.end());
    const auto group = [](const Place& place) { return std::pair(place.surface, place.veils); };
    ScreenPolygon joined;
    for (VisiblePiece& piece : pieces) {
        const auto [first, last] =
            std::ranges::equal_range(places, std::pair(surface_of(piece), piece.veils), {}, group);
        joined.clear();
        for (std::size_t i = 0; i < piece.outline.size(); ++i) {
            const ScreenCorner& corner = piece.outline[i];
            joined.push_back(corner);
            const ScreenCorner& next = piece.outline[i + 1 < piece.outline.size() ? i + 1 : 0];
            for (const auto& [along, place] : corners_on(corner, next, {first, last}))
                joined.push_back({place->x, place->y, corner.side});
        }
        piece.outline.swap(joined);
    }
}

}  // namespace lectern
