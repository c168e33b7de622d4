#include "calculus/level_crossings.h"
#include "calculus/level_segments.h"
#include "lectern/calculus/level_regions.h"

#include <cstddef>
#include <cstdint>

namespace lectern {
namespace {

using Line = std::vector<Vec2>;

/// Joins the segments of one level after another into lines.
class LineBuilder {
public:
    explicit LineBuilder(const LevelCrossings& crossings)
        : crossings_(crossings), leaving_(crossings.count(), 0), is_reached_(crossings.count(), 0) {}

    std::vector<Line> lines(const std::vector<LevelSegment>& segments) {
        // No line is drawn where f jumps over the level.
        std::vector<const LevelSegment*> drawn;
        for (const LevelSegment& segment : segments) {
            if (!crossings_.is_on_level(segment.from) || !crossings_.is_on_level(segment.to)) continue;
            drawn.push_back(&segment);
            leaving_[segment.from] = &segment;
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
        while (const LevelSegment* segment = leaving_[vertex]) {
            leaving_[vertex] = nullptr;
            append(crossings_.point(vertex));
            if (segment->bends) append(segment->middle);
            vertex = segment->to;
        }
        if (!line.empty()) append(crossings_.point(vertex));
        return line;
    }

    const LevelCrossings& crossings_;
    std::vector<const LevelSegment*> leaving_;  ///< The segment not yet drawn that begins at each crossing.
    std::vector<char> is_reached_;
};

}  // namespace

std::vector<std::vector<Line>> level_lines(const ScalarField& f, const HeightGrid& grid,
                                           std::span<const double> levels) {
    const LevelCrossings crossings(f, grid, levels);
    const std::vector<std::vector<LevelSegment>> segments = find_level_segments(f, grid, levels, crossings);
    LineBuilder builder(crossings);
    std::vector<std::vector<Line>> lines;
    lines.reserve(segments.size());
    for (const std::vector<LevelSegment>& of_level : segments) lines.push_back(builder.lines(of_level));
    return lines;
}

}  // namespace lectern
