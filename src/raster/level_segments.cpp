#include "raster/level_segments.h"

#include "raster/level_line_coverage.h"
#include "raster/samples.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

/// Where the polygon holds exactly `level`: the first and last place along the line, or none.
int cross_polygon(const ScreenPolygon& outline, std::span<const double> values, double level,
                  std::array<Vec2, 2>& ends) {
    int found = 0;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const std::size_t next = i + 1 < outline.size() ? i + 1 : 0;
        if ((values[i] < level) == (values[next] < level)) continue;
        const double share = (level - values[i]) / (values[next] - values[i]);
        const Vec2 at(outline[i].x + share * (outline[next].x - outline[i].x),
                      outline[i].y + share * (outline[next].y - outline[i].y));
        if (found < 2) ends[static_cast<std::size_t>(found)] = at;
        ++found;
    }
    return found;
}

/// Levels are looked for this much higher, in box lengths (less than a thousandth of a pixel): they often run along
/// sides of triangles, where rounding would hand them now to one neighbour, now to the other, or to none.
constexpr double aside = 1e-6;

class LevelFinder {
public:
    LevelFinder(const Surfaces& surfaces, std::vector<LevelSegment>& found) : surfaces_(surfaces), found_(found) {}

    void add(const VisiblePiece& piece) {
        const TriangleShading triangle = surfaces_.shading(piece.triangle);
        const SurfaceStyle& style = surfaces_.styles[surfaces_.kinship[piece.triangle].surface];
        for (std::size_t axis = 0; axis < 3; ++axis)
            if (!style.levels[axis].levels.empty()) add_axis(piece, triangle, axis, style.levels[axis]);
    }

private:
    void add_axis(const VisiblePiece& piece, const TriangleShading& triangle, std::size_t axis,
                  const ProjectedLevels& levels) {
        // In perspective a coordinate is a quotient of two planes: along a side it is not quite linear, but the place
        // where it equals a level is that of attribute - level * weight, which is.
        weights_.clear();
        held_.clear();
        double low = 2, high = -2;
        for (const ScreenCorner& corner : piece.outline) {
            const double dx = corner.x / subpixels - static_cast<double>(triangle.origin_x);
            const double dy = corner.y / subpixels - static_cast<double>(triangle.origin_y);
            const auto plane = [&](std::size_t a) {
                return static_cast<double>(triangle.value[a]) + static_cast<double>(triangle.dx[a]) * dx +
                       static_cast<double>(triangle.dy[a]) * dy;
            };
            weights_.push_back(plane(weight_at));
            held_.push_back(plane(unit_x + axis));
            low = std::min(low, held_.back() / weights_.back());
            high = std::max(high, held_.back() / weights_.back());
        }
        auto level =
            levels.levels.begin() + static_cast<std::ptrdiff_t>(levels.first_from(static_cast<float>(low - 1e-4)));
        for (; level != levels.levels.end() && static_cast<double>(*level) <= high + 1e-4; ++level) {
            values_.clear();
            for (std::size_t i = 0; i < held_.size(); ++i)
                values_.push_back(held_[i] - (static_cast<double>(*level) + aside) * weights_[i]);
            LevelSegment segment;
            if (cross_polygon(piece.outline, values_, 0, segment.ends) != 2) continue;
            segment.opacity = opacity_at((segment.ends[0] + segment.ends[1]) / 2, triangle, axis, *level, levels);
            if (!(segment.opacity > 0.02f)) continue;
            segment.surface = surfaces_.kinship[piece.triangle].surface;
            segment.veils = piece.veils;
            segment.axis = static_cast<std::uint8_t>(axis);
            found_.push_back(segment);
        }
    }

    static float opacity_at(const Vec2& at, const TriangleShading& triangle, std::size_t axis, float level,
                            const ProjectedLevels& levels) {
        const float dx = static_cast<float>(at.x() / subpixels) - triangle.origin_x;
        const float dy = static_cast<float>(at.y() / subpixels) - triangle.origin_y;
        const float weight = triangle.value[weight_at] + triangle.dx[weight_at] * dx + triangle.dy[weight_at] * dy;
        const float gx = (triangle.dx[unit_x + axis] - level * triangle.dx[weight_at]) / weight;
        const float gy = (triangle.dy[unit_x + axis] - level * triangle.dy[weight_at]) / weight;
        // On the line itself, only a line narrower than a pixel covers less than all of one: that is its width's part.
        const float whole = std::min(2 * levels.half_width, 1.0f);
        return whole > 0 ? levels.color.alpha * level_line_coverage(level, std::sqrt(gx * gx + gy * gy), levels) / whole
                         : 0;
    }

    const Surfaces& surfaces_;
    std::vector<LevelSegment>& found_;
    std::vector<double> weights_, held_, values_;
};

}  // namespace

std::vector<LevelSegment> find_level_segments(const Surfaces& surfaces, const std::vector<VisiblePiece>& pieces) {
    std::vector<LevelSegment> found;
    LevelFinder finder(surfaces, found);
    for (const VisiblePiece& piece : pieces) finder.add(piece);
    return found;
}

}  // namespace lectern
