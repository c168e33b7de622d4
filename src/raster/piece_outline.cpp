#include "raster/piece_outline.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace lectern {
namespace {

constexpr double outline_tolerance = 0.05;  // CSS pixels

std::int64_t cross(const GridPlace& a, const GridPlace& b, const GridPlace& c) {
    return (std::int64_t{b.x} - a.x) * (std::int64_t{c.y} - a.y) -
           (std::int64_t{b.y} - a.y) * (std::int64_t{c.x} - a.x);
}

std::int64_t dot(const GridPlace& a, const GridPlace& b, const GridPlace& c) {
    return (std::int64_t{b.x} - a.x) * (std::int64_t{c.x} - b.x) +
           (std::int64_t{b.y} - a.y) * (std::int64_t{c.y} - b.y);
}

/// Takes out corners where a line turns back on itself.
void remove_spikes(std::vector<GridPlace>& line) {
    std::vector<GridPlace> kept;
    for (const GridPlace& place : line) {
        while (kept.size() >= 2 && cross(kept[kept.size() - 2], kept.back(), place) == 0 &&
               dot(kept[kept.size() - 2], kept.back(), place) <= 0)
            kept.pop_back();
        if (kept.empty() || kept.back() != place) kept.push_back(place);
    }
    line.swap(kept);
}

/// Squared, in grid units: from `place` to the straight way between two others.
double distance_squared(const GridPlace& place, const GridPlace& from, const GridPlace& to) {
    const double dx = to.x - from.x, dy = to.y - from.y, px = place.x - from.x, py = place.y - from.y;
    const double length = dx * dx + dy * dy;
    const double share = length > 0 ? std::clamp((px * dx + py * dy) / length, 0.0, 1.0) : 0;
    const double ox = px - share * dx, oy = py - share * dy;
    return ox * ox + oy * oy;
}

void mark_kept(std::span<const GridPlace> line, std::size_t first, std::size_t last, double tolerance_squared,
               std::vector<bool>& kept) {
    std::vector<std::pair<std::size_t, std::size_t>> open = {{first, last}};
    while (!open.empty()) {
        const auto [from, to] = open.back();
        open.pop_back();
        std::size_t farthest = from;
        double most = tolerance_squared;
        for (std::size_t i = from + 1; i < to; ++i) {
            const double distance = distance_squared(line[i], line[from], line[to % line.size()]);
            if (distance > most) {
                most = distance;
                farthest = i;
            }
        }
        if (farthest == from) continue;
        kept[farthest] = true;
        open.emplace_back(from, farthest);
        open.emplace_back(farthest, to);
    }
}

}  // namespace

GridPlace grid_place(const Vec2& pixels) {
    return {static_cast<std::int32_t>(std::lround(pixels.x() * places_per_pixel)),
            static_cast<std::int32_t>(std::lround(pixels.y() * places_per_pixel))};
}

Vec2 to_pixels(const GridPlace& place) { return {place.x / places_per_pixel, place.y / places_per_pixel}; }

void cancel_shared_sides(std::vector<GridSide>& sides) {
    // A place as one number, in the order of places.
    const auto number = [](const GridPlace& place) {
        constexpr std::uint32_t flip = 0x80000000u;
        return std::uint64_t{static_cast<std::uint32_t>(place.x) ^ flip} << 32 |
               (static_cast<std::uint32_t>(place.y) ^ flip);
    };
    struct Way {
        std::uint64_t low, high;
        bool forward;
    };
    std::vector<Way> ways;
    ways.reserve(sides.size());
    for (const GridSide& side : sides) {
        const std::uint64_t from = number(side.from), to = number(side.to);
        if (from != to) ways.push_back({std::min(from, to), std::max(from, to), from < to});
    }
    std::ranges::sort(ways,
                      [](const Way& a, const Way& b) { return a.low != b.low ? a.low < b.low : a.high < b.high; });
    const auto place = [](std::uint64_t of) {
        constexpr std::uint32_t flip = 0x80000000u;
        return GridPlace{static_cast<std::int32_t>(static_cast<std::uint32_t>(of >> 32) ^ flip),
                         static_cast<std::int32_t>(static_cast<std::uint32_t>(of) ^ flip)};
    };
    sides.clear();
    for (std::size_t begin = 0; begin < ways.size();) {
        const auto& [low, high, forward] = ways[begin];
        std::size_t end = begin;
        int balance = 0;
        for (; end < ways.size() && ways[end].low == low && ways[end].high == high; ++end)
            balance += ways[end].forward ? 1 : -1;
        for (; balance > 0; --balance) sides.push_back({place(low), place(high)});
        for (; balance < 0; ++balance) sides.push_back({place(high), place(low)});
        begin = end;
    }
}

std::vector<std::vector<GridPlace>> join_sides(std::vector<GridSide> sides) {
    std::ranges::sort(sides, {}, [](const GridSide& side) { return std::tuple(side.from, side.to); });
    std::vector<bool> used(sides.size(), false);
    const auto next_from = [&](const GridPlace& place) {
        auto side = std::ranges::lower_bound(sides, place, {}, &GridSide::from);
        while (side != sides.end() && side->from == place && used[static_cast<std::size_t>(side - sides.begin())])
            ++side;
        const bool found = side != sides.end() && side->from == place;
        return found ? static_cast<std::size_t>(side - sides.begin()) : sides.size();
    };
    // Where a line begins that doesn't close: more sides leave than arrive.
    std::vector<GridPlace> arrivals(sides.size());
    std::ranges::transform(sides, arrivals.begin(), &GridSide::to);
    std::ranges::sort(arrivals);
    std::vector<std::size_t> starts, others;
    for (std::size_t i = 0; i < sides.size(); ++i)
        (std::ranges::binary_search(arrivals, sides[i].from) ? others : starts).push_back(i);
    starts.insert(starts.end(), others.begin(), others.end());
    std::vector<std::vector<GridPlace>> lines;
    for (const std::size_t start : starts) {
        if (used[start]) continue;
        std::vector<GridPlace>& line = lines.emplace_back();
        line.push_back(sides[start].from);
        for (std::size_t at = start; at < sides.size(); at = next_from(line.back())) {
            used[at] = true;
            line.push_back(sides[at].to);
            if (line.back() == line.front()) break;
        }
    }
    return lines;
}

std::vector<Vec2> simplified(std::span<const GridPlace> line, bool closed, double tolerance) {
    std::vector<GridPlace> places(line.begin(), line.end());
    if (closed) {
        remove_spikes(places);
        while (places.size() > 1 && places.back() == places.front()) places.pop_back();
        if (places.size() < 3) return {};
    }
    std::vector<bool> kept(places.size(), false);
    const double squared = tolerance * tolerance * places_per_pixel * places_per_pixel;
    kept[0] = true;
    if (closed) {
        // The place farthest from the first halves the line.
        const auto from_first = [&](const GridPlace& place) { return distance_squared(place, places[0], places[0]); };
        const auto far = static_cast<std::size_t>(std::ranges::max_element(places, {}, from_first) - places.begin());
        kept[far] = true;
        mark_kept(places, 0, far, squared, kept);
        mark_kept(places, far, places.size(), squared, kept);
    } else {
        kept.back() = true;
        mark_kept(places, 0, places.size() - 1, squared, kept);
    }
    std::vector<Vec2> result;
    for (std::size_t i = 0; i < places.size(); ++i)
        if (kept[i]) result.push_back(to_pixels(places[i]));
    return result;
}

std::vector<std::vector<Vec2>> outlines_of(std::vector<GridSide> sides) {
    cancel_shared_sides(sides);
    std::vector<std::vector<Vec2>> outlines;
    for (const auto& loop : join_sides(std::move(sides))) {
        std::vector<Vec2> outline = simplified(loop, true, outline_tolerance);
        if (outline.size() >= 3) outlines.push_back(std::move(outline));
    }
    return outlines;
}

}  // namespace lectern
