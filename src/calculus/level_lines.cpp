#include "calculus/level_crossings.h"
#include "calculus/level_segments.h"
#include "lectern/base/parallel.h"
#include "lectern/calculus/level_regions.h"

#include <cstddef>
#include <cstdint>

namespace lectern {
namespace {

using Line = std::vector<Vec2>;

/// Joins the segments of one level into lines. `leaving` and `is_reached` hold 0 for each of the level's crossings.
class LineBuilder {
public:
    LineBuilder(const LevelCrossings& crossings, const LevelSegments& level, std::vector<std::uint32_t>& leaving,
                std::vector<char>& is_reached)
        : crossings_(crossings), level_(level), leaving_(leaving), is_reached_(is_reached) {}

    std::vector<Line> lines() {
        // No line is drawn where f jumps over the level.
        std::vector<const LevelSegment*> drawn;
        for (std::size_t i = 0; i < level_.segments.size(); ++i) {
            const LevelSegment& segment = level_.segments[i];
            if (!crossings_.is_on_level(segment.from) || !crossings_.is_on_level(segment.to)) continue;
            drawn.push_back(&segment);
            leaving_[segment.from] = static_cast<std::uint32_t>(i + 1);
            is_reached_[segment.to] = 1;
        }
        std::vector<Line> lines;
        const auto collect = [&](LevelCrossings::Id start) {
            Line line = walk(start);
            if (line.size() > 1) lines.push_back(std::move(line));
        };
        // Open lines begin where no segment ends; what is left after them is closed.
        for (const LevelSegment* segment : drawn) {
            if (is_reached_[segment->from] == 0) collect(segment->from);
        }
        for (const LevelSegment* segment : drawn) collect(segment->from);
        return lines;
    }

private:
    Line walk(LevelCrossings::Id start) {
        Line line;
        const auto append = [&line](const Vec2& point) {
            if (line.empty() || line.back() != point) line.push_back(point);
        };
        LevelCrossings::Id vertex = start;
        while (leaving_[vertex] != 0) {
            const LevelSegment& segment = level_.segments[leaving_[vertex] - 1];
            leaving_[vertex] = 0;
            append(crossings_.point(vertex));
            for (const Vec2& bend : level_.bends_of(segment)) append(bend);
            vertex = segment.to;
        }
        if (!line.empty()) append(crossings_.point(vertex));
        return line;
    }

    const LevelCrossings& crossings_;
    const LevelSegments& level_;
    std::vector<std::uint32_t>& leaving_;  ///< The segment not yet drawn that begins at each crossing, plus 1.
    std::vector<char>& is_reached_;
};

}  // namespace

std::vector<std::vector<Line>> level_lines(const ScalarField& f, const HeightGrid& grid, std::span<const double> levels,
                                           const LevelSearch& search) {
    const LevelCrossings crossings(f, grid, levels, search.jobs);
    const std::vector<LevelSegments> segments = find_level_segments(f, grid, levels, crossings, search);
    // Shared by all threads: a crossing belongs to one level.
    std::vector<std::uint32_t> leaving(crossings.count(), 0);
    std::vector<char> is_reached(crossings.count(), 0);
    std::vector<std::vector<Line>> lines(levels.size());
    parallel_for(static_cast<int>(levels.size()), search.jobs, [&](int index) {
        const auto level = static_cast<std::size_t>(index);
        lines[level] = LineBuilder(crossings, segments[level], leaving, is_reached).lines();
    });
    return lines;
}

}  // namespace lectern
