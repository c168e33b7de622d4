#include "raster/stroke_parts.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

struct Strand {
    LineCourse course;
    std::vector<SeenStretch> stretches;

    /// The stretch that holds a length along the line.
    [[nodiscard]] const SeenStretch& at(double length) const {
        auto stretch = std::ranges::upper_bound(stretches, length, {}, &SeenStretch::from);
        return stretch == stretches.begin() ? *stretch : *(stretch - 1);
    }
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
    std::vector<Strand> strands;
    std::vector<double> ends;
    for (int k = 0; k < count; ++k) {
        Strand& strand = strands.emplace_back();
        strand.course = count == 1 ? course : strand_of(course, ((k + 0.5) / count - 0.5) * width);
        strand.stretches = find_seen_stretches(strand.course, surfaces, grid, see_through, detail);
        if (strand.stretches.empty()) return {};
        for (const SeenStretch& stretch : strand.stretches) ends.insert(ends.end(), {stretch.from, stretch.to});
    }
    std::ranges::sort(ends);
    const auto repeated = std::ranges::unique(ends);
    ends.erase(repeated.begin(), repeated.end());

    std::vector<SeenStretch> whole;
    std::vector<std::vector<SeenStretch>> split(strands.size());
    for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
        const double from = ends[i], to = ends[i + 1], middle = (from + to) / 2;
        const auto state_of = [&](const Strand& strand) {
            const SeenStretch& found = strand.at(middle);
            return SeenStretch{from, to, found.hidden, found.veils};
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
    // Strands reach a hair under each other and under the whole line, so that no gap shows between them.
    const double hair = 0.4 * detail;
    for (std::size_t k = 0; k < strands.size(); ++k) {
        for (SeenStretch stretch : split[k]) {
            stretch.from = std::max(0.0, stretch.from - hair);
            stretch.to = std::min(course.length(), stretch.to + hair);
            parts.push_back({strands[k].course, stretch, width / count + hair, false});
        }
    }
    return parts;
}

}  // namespace lectern
