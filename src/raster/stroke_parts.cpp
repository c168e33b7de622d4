#include "raster/stroke_parts.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

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

/// A stretch that is not alike over all the line's breadth.
struct MixedStretch {
    double from = 0, to = 0;
    std::size_t wholes_before = 0;                  ///< How many stretches that are come before it.
    std::vector<std::vector<SeenStretch>> strands;  ///< Of each strand, from the line's left side to its right one.
};

/// Where all strands go over from one state to another, each once or not at all.
struct Passage {
    SeenStretch before, after;
    std::vector<double> places;  ///< One a strand.
};

std::optional<Passage> find_passage(const MixedStretch& mixed) {
    const auto passes = [](const std::vector<SeenStretch>& strand) { return strand.size() == 2; };
    const auto first = std::ranges::find_if(mixed.strands, passes);
    if (first == mixed.strands.end()) return {};
    Passage passage{first->front(), first->back(), {}};
    for (const std::vector<SeenStretch>& strand : mixed.strands) {
        const bool begins = alike(strand.front(), passage.before), ends = alike(strand.back(), passage.after);
        if (passes(strand) ? !begins || !ends : strand.size() != 1 || (!begins && !ends)) return {};
        passage.places.push_back(!begins ? mixed.from : !ends ? mixed.to : strand.front().to);
    }
    return passage;
}

/// The parts on both sides of a passage. What they take up of the stretches before and after, those lose.
std::vector<StrokePart> cut_aslant(const LineCourse& course, const MixedStretch& mixed, const Passage& passage,
                                   SeenStretch* before, SeenStretch* after) {
    const double width = 2 * course.half_width, breadth = width / static_cast<double>(passage.places.size());
    if (before != nullptr && !alike(*before, passage.before)) before = nullptr;
    if (after != nullptr && !alike(*after, passage.after)) after = nullptr;
    const double least = before != nullptr ? before->from : mixed.from;
    const double most = after != nullptr ? after->to : mixed.to;
    // Through the middles of the strands, and on to the line's sides as between the last two.
    const std::vector<double>& places = passage.places;
    std::vector<StrokeSlant> border;
    const auto add = [&](double offset, double place) {
        const double held = std::clamp(place, least, most);
        border.push_back({offset, held, held});
    };
    const std::size_t last = places.size() - 1;
    add(-width / 2, places[0] + (places[0] - places[1]) / 2);
    for (std::size_t k = 0; k <= last; ++k) add((static_cast<double>(k) + 0.5) * breadth - width / 2, places[k]);
    add(width / 2, places[last] + (places[last] - places[last - 1]) / 2);
    const auto [nearest, farthest] = std::ranges::minmax(border, {}, &StrokeSlant::from);
    const double from = before != nullptr ? nearest.from : mixed.from;
    const double to = after != nullptr ? farthest.to : mixed.to;
    StrokePart first{course, passage.before, 0, width, true, before != nullptr, false, border};
    StrokePart second{course, passage.after, 0, width, true, false, after != nullptr, border};
    for (StrokeSlant& slant : first.slants) slant.from = from;
    for (StrokeSlant& slant : second.slants) slant.to = to;
    if (before != nullptr) before->to = from;
    if (after != nullptr) after->from = to;
    return {std::move(first), std::move(second)};
}

/// The strands of a stretch, each by itself. They reach a hair under each other, so that no gap shows between them, but
/// not beyond the line's sides.
std::vector<StrokePart> split_into_strands(const LineCourse& course, const MixedStretch& mixed, double hair,
                                           const SeenStretch* before, const SeenStretch* after) {
    std::vector<StrokePart> parts;
    const auto goes_on = [](const SeenStretch* whole, const SeenStretch& strand) {
        return whole != nullptr && alike(*whole, strand);
    };
    const std::size_t count = mixed.strands.size();
    const double width = 2 * course.half_width, breadth = width / static_cast<double>(count);
    for (std::size_t k = 0; k < count; ++k) {
        const double low = -width / 2 + static_cast<double>(k) * breadth, high = low + breadth;
        const double left = k == 0 ? low : low - hair / 2, right = k + 1 == count ? high : high + hair / 2;
        for (const SeenStretch& stretch : mixed.strands[k])
            parts.push_back({course, stretch, (left + right) / 2, right - left, false,
                             stretch.from == mixed.from && goes_on(before, stretch),
                             stretch.to == mixed.to && goes_on(after, stretch)});
    }
    return parts;
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
    std::vector<MixedStretch> mixed;
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
            continue;
        }
        if (mixed.empty() || mixed.back().to != from)
            mixed.push_back({from, to, whole.size(), std::vector<std::vector<SeenStretch>>(strands.size())});
        mixed.back().to = to;
        for (std::size_t k = 0; k < strands.size(); ++k) add_stretch(mixed.back().strands[k], state_of(strands[k]));
    }
    std::vector<StrokePart> parts;
    for (const MixedStretch& stretch : mixed) {
        const std::size_t next = stretch.wholes_before;
        SeenStretch* before = next > 0 && whole[next - 1].to == stretch.from ? &whole[next - 1] : nullptr;
        SeenStretch* after = next < whole.size() && whole[next].from == stretch.to ? &whole[next] : nullptr;
        const auto passage = find_passage(stretch);
        std::ranges::move(passage ? cut_aslant(course, stretch, *passage, before, after)
                                  : split_into_strands(course, stretch, 0.4 * detail, before, after),
                          std::back_inserter(parts));
    }
    for (const SeenStretch& stretch : whole)
        if (stretch.from < stretch.to) parts.push_back({course, stretch, 0, width, true});
    return parts;
}

}  // namespace lectern
