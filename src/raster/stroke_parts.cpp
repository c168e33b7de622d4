#include "raster/stroke_parts.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

/// The stretch that holds a length along a line.
const SeenStretch& stretch_at(const std::vector<SeenStretch>& stretches, double length) {
    const auto stretch = std::ranges::upper_bound(stretches, length, {}, &SeenStretch::from);
    return stretch == stretches.begin() ? *stretch : *(stretch - 1);
}

struct Strand {
    LineCourse course;
    std::vector<SeenStretch> nearby, distant;  ///< Hidden by surfaces in the line's neighbourhood, and by others.
};

bool alike(const SeenStretch& a, const SeenStretch& b) { return a.hidden == b.hidden && a.veils == b.veils; }

/// Adds a stretch, or makes the last one longer where it is alike and ends where this one begins.
void add_stretch(std::vector<SeenStretch>& stretches, const SeenStretch& next) {
    if (!stretches.empty() && alike(stretches.back(), next) && stretches.back().to == next.from)
        stretches.back().to = next.to;
    else
        stretches.push_back(next);
}

}  // namespace

std::vector<StrokePart> find_stroke_parts(const LineCourse& course, const Surfaces& surfaces, const TileGrid& grid,
                                          const std::vector<bool>& see_through, double detail) {
    const double width = 2 * course.half_width;
    const int count = std::clamp(static_cast<int>(std::ceil(width / (0.67 * detail))), 1, 12);
    std::vector<double> ends;
    const auto stretches_of = [&](const LineCourse& line, const HidingDepths& depths) {
        auto stretches = find_seen_stretches(line, surfaces, grid, see_through, detail, depths);
        for (const SeenStretch& stretch : stretches) ends.insert(ends.end(), {stretch.from, stretch.to});
        return stretches;
    };
    const auto middle = stretches_of(course, {});
    if (middle.empty()) return {};
    std::vector<Strand> strands;
    for (int k = 0; k < count; ++k) {
        Strand& strand = strands.emplace_back();
        strand.course = count == 1 ? course : strand_of(course, ((k + 0.5) / count - 0.5) * width);
        strand.nearby = stretches_of(strand.course, {0, 1});
        strand.distant = stretches_of(strand.course, {.least = 1});
        if (strand.nearby.empty() || strand.distant.empty()) return {};
    }
    std::ranges::sort(ends);
    const auto repeated = std::ranges::unique(ends);
    ends.erase(repeated.begin(), repeated.end());

    std::vector<SeenStretch> whole;
    std::vector<std::vector<SeenStretch>> split(strands.size());
    for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
        const double from = ends[i], to = ends[i + 1], at = (from + to) / 2;
        const bool covered = stretch_at(middle, at).hidden;
        // As for pixels (InkComparison): beside a fold a line is as visible as its middle.
        const auto state_of = [&](const Strand& strand) {
            const SeenStretch& distant = stretch_at(strand.distant, at);
            const bool hidden = distant.hidden || (covered && stretch_at(strand.nearby, at).hidden);
            return SeenStretch{from, to, hidden, distant.veils};
        };
        const SeenStretch first = state_of(strands[0]);
        if (std::ranges::all_of(strands, [&](const Strand& strand) { return alike(state_of(strand), first); })) {
            add_stretch(whole, first);
        } else {
            for (std::size_t k = 0; k < strands.size(); ++k) add_stretch(split[k], state_of(strands[k]));
        }
    }
    std::vector<StrokePart> parts;
    for (const SeenStretch& stretch : whole) parts.push_back({course, stretch, width, true});
    // Strands reach a hair under each other and under the whole line, so that no gap shows between them, but not beyond
    // its sides.
    const double hair = 0.4 * detail, breadth = width / count;
    for (std::size_t k = 0; k < strands.size(); ++k) {
        if (split[k].empty()) continue;
        const double low = -width / 2 + static_cast<double>(k) * breadth, high = low + breadth;
        const double left = k == 0 ? low : low - hair / 2, right = k + 1 == strands.size() ? high : high + hair / 2;
        const LineCourse strand = strands.size() == 1 ? course : strand_of(course, (left + right) / 2);
        for (SeenStretch stretch : split[k]) {
            stretch.from = std::max(0.0, stretch.from - hair);
            stretch.to = std::min(course.length(), stretch.to + hair);
            parts.push_back({strand, stretch, right - left, false});
        }
    }
    return parts;
}

}  // namespace lectern
