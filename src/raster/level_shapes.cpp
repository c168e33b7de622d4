#include "raster/level_shapes.h"

#include "raster/join_lines.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace lectern {
namespace {

/// Steps that the opacity of level lines is rounded to: those of one step are one shape.
constexpr int opacity_steps = 16;

struct PlacedEnd {
    int axis;
    GridPlace at;
    LevelEnd end;

    [[nodiscard]] std::pair<int, GridPlace> key() const { return {axis, at}; }
};

Vec2 direction_of(const Vec2& from, const Vec2& to) {
    const double length = (to - from).norm();
    return length > 0 ? Vec2((to - from) / length) : Vec2(0, 0);
}

Vec2 right_of(const Vec2& direction) { return {-direction.y(), direction.x()}; }

/// How much further along a line in this direction a side through its end lies, for each pixel to the line's right. 0
/// for a side so oblique that the line runs along it.
double slant_of(const Vec2& side, const Vec2& direction) {
    const double along = side.dot(direction), across = side.dot(right_of(direction));
    constexpr double most = 4;
    return std::abs(along) <= most * std::abs(across) && across != 0 ? along / across : 0;
}

/// A line of some width whose ends are slanted, its turns mitred; empty for one that turns by a right angle or more.
std::vector<Vec2> outline_of(const std::vector<Vec2>& line, double width, double first_slant, double last_slant) {
    std::vector<Vec2> directions;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) directions.push_back(direction_of(line[i], line[i + 1]));
    std::vector<Vec2> to_right;  // for each pixel of offset
    to_right.push_back(right_of(directions.front()) + first_slant * directions.front());
    for (std::size_t i = 0; i + 1 < directions.size(); ++i) {
        const Vec2 both = right_of(directions[i]) + right_of(directions[i + 1]);
        if (both.squaredNorm() <= 2) return {};
        to_right.push_back(both * (2 / both.squaredNorm()));
    }
    to_right.push_back(right_of(directions.back()) + last_slant * directions.back());
    std::vector<Vec2> outline;
    for (std::size_t i = 0; i < line.size(); ++i) outline.emplace_back(line[i] - width / 2 * to_right[i]);
    for (std::size_t i = line.size(); i-- > 0;) outline.emplace_back(line[i] + width / 2 * to_right[i]);
    return outline;
}

class LevelShaper {
public:
    LevelShaper(const std::vector<LevelSegment>& segments, const Mesh& mesh, double detail) : mesh_(mesh) {
        const double unit = 1 / (detail * subpixels);
        for (const LevelSegment& segment : segments) {
            const GridPlace from = grid_place(segment.ends[0].at * unit), to = grid_place(segment.ends[1].at * unit);
            const int step = static_cast<int>(std::lround(segment.opacity * opacity_steps));
            if (step <= 0) continue;
            if (from != to) alike_[{segment.axis, step}].push_back({from, to});
            ends_.push_back({segment.axis, from, segment.ends[0]});
            ends_.push_back({segment.axis, to, segment.ends[1]});
        }
        std::ranges::stable_sort(ends_, {}, &PlacedEnd::key);
    }

    std::vector<SpaceShape> take() {
        for (const auto& [key, sides] : alike_) add(key.first, key.second, sides);
        return std::move(shapes_);
    }

private:
    void add(int axis, int step, const std::vector<GridSide>& sides) {
        ShapeLine strokes;
        strokes.stroke = mesh_.level_lines[static_cast<std::size_t>(axis)].stroke;
        strokes.stroke.color.alpha = std::min(1.0, static_cast<double>(step) / opacity_steps);
        strokes.stroke.dash.clear();
        strokes.round_ends = false;
        ShapeFill outlines{{}, strokes.stroke.color};
        constexpr double tolerance = 0.04;  // CSS pixels
        for (const auto& places : join_lines(sides)) {
            std::vector<Vec2> line = simplified(places, false, tolerance);
            if (line.size() < 2) continue;
            const double first = slant_at(axis, places.front(), direction_of(line[0], line[1]));
            const double last = slant_at(axis, places.back(), direction_of(line[line.size() - 2], line.back()));
            std::vector<Vec2> outline;
            if (places.front() != places.back() && std::max(std::abs(first), std::abs(last)) > 0.05)
                outline = outline_of(line, strokes.stroke.width, first, last);
            if (outline.empty())
                strokes.lines.push_back(std::move(line));
            else
                outlines.outlines.push_back(std::move(outline));
        }
        if (!strokes.lines.empty()) shapes_.emplace_back(std::move(strokes));
        if (!outlines.outlines.empty()) shapes_.emplace_back(std::move(outlines));
    }

    /// Of a line's end in this direction. Straight where the line goes on, more or less opaque, or the next tile shows
    /// too little of it.
    [[nodiscard]] double slant_at(int axis, const GridPlace& place, const Vec2& direction) const {
        std::vector<LevelEnd> ending;  // on sides that no other segment goes on from
        for (std::int32_t x = place.x - joining_reach; x <= place.x + joining_reach; ++x) {
            const auto from = std::ranges::lower_bound(ends_, std::pair(axis, GridPlace{x, place.y - joining_reach}),
                                                       {}, &PlacedEnd::key);
            const auto to = std::ranges::upper_bound(ends_, std::pair(axis, GridPlace{x, place.y + joining_reach}), {},
                                                     &PlacedEnd::key);
            for (auto placed = from; placed < to; ++placed) {
                const auto same = std::ranges::find_if(ending, [&side = placed->end.side](const LevelEnd& other) {
                    return std::abs(side.dot(right_of(other.side))) <= 1e-3 * std::abs(side.dot(other.side));
                });
                if (same == ending.end())
                    ending.push_back(placed->end);
                else
                    ending.erase(same);
            }
        }
        if (ending.size() != 1 || ending.front().borders_on == PieceSide::tile) return 0;
        return slant_of(ending.front().side, direction);
    }

    const Mesh& mesh_;
    std::map<std::pair<int, int>, std::vector<GridSide>> alike_;  ///< By axis and opacity.
    std::vector<PlacedEnd> ends_;                                 ///< By axis and place.
    std::vector<SpaceShape> shapes_;
};

}  // namespace

std::vector<SpaceShape> level_shapes(const std::vector<LevelSegment>& segments, const Mesh& mesh, double detail) {
    return LevelShaper(segments, mesh, detail).take();
}

}  // namespace lectern
