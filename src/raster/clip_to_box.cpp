#include "raster/clip_to_box.h"

#include <algorithm>

namespace lectern {
namespace {

/// How far `at` lies inside face `face` (numbered as in box_outcode); negative outside.
double depth_inside(const Vec3& at, int face) {
    const double value = at[face / 2];
    return face % 2 == 0 ? value + box_tolerance : 1 + box_tolerance - value;
}

}  // namespace

void clip_polygon_to_box(std::vector<BoxVertex>& polygon) {
    std::vector<BoxVertex> kept;
    for (int face = 0; face < 6 && polygon.size() >= 3; ++face) {
        kept.clear();
        for (std::size_t i = 0; i < polygon.size(); ++i) {
            const BoxVertex& here = polygon[i];
            const BoxVertex& next = polygon[(i + 1) % polygon.size()];
            const double here_inside = depth_inside(here.at, face);
            const double next_inside = depth_inside(next.at, face);
            if (here_inside >= 0) kept.push_back(here);
            if ((here_inside >= 0) == (next_inside >= 0)) continue;
            // Always from the inner end, so that both triangles at an edge find the same point.
            const bool leaving = here_inside >= 0;
            const BoxVertex& inner = leaving ? here : next;
            const BoxVertex& outer = leaving ? next : here;
            const double a = leaving ? here_inside : next_inside;
            const double b = leaving ? next_inside : here_inside;
            const double share = a / (a - b);
            kept.push_back(
                {inner.at + share * (outer.at - inner.at), inner.normal + share * (outer.normal - inner.normal)});
        }
        polygon.swap(kept);
    }
}

std::optional<std::pair<Vec3, Vec3>> clip_segment_to_box(const Vec3& from, const Vec3& to) {
    double enter = 0, leave = 1;
    for (int face = 0; face < 6; ++face) {
        const double a = depth_inside(from, face);
        const double b = depth_inside(to, face);
        if (a < 0 && b < 0) return std::nullopt;
        if (a < 0) enter = std::max(enter, a / (a - b));
        if (b < 0) leave = std::min(leave, a / (a - b));
    }
    if (enter > leave) return std::nullopt;
    const Vec3 along = to - from;
    if (!along.allFinite()) return std::nullopt;
    return std::pair{enter > 0 ? Vec3(from + enter * along) : from, leave < 1 ? Vec3(from + leave * along) : to};
}

}  // namespace lectern
