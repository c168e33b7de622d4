#include "raster/level_segments.h"

#include "raster/level_line_coverage.h"
#include "raster/samples.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace lectern {
namespace {

/// Where the polygon holds exactly `level`: a line through it, or none.
bool cross_polygon(const ScreenPolygon& outline, std::span<const double> values, double level, LevelSegment& segment) {
    std::size_t found = 0;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const std::size_t next = i + 1 < outline.size() ? i + 1 : 0;
        if ((values[i] < level) == (values[next] < level)) continue;
        const double share = (level - values[i]) / (values[next] - values[i]);
        const Vec2 from(outline[i].x, outline[i].y), side(outline[next].x - from.x(), outline[next].y - from.y());
        if (found < 2) segment.ends[found] = {from + share * side, side, outline[i].side};
        ++found;
    }
    return found == 2;
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
            if (!cross_polygon(piece.outline, values_, 0, segment)) continue;
            segment.opacity = opacity_at((segment.ends[0].at + segment.ends[1].at) / 2, triangle, axis, *level, levels);
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

/// The sides along which something in front cuts pieces. A segment that ends at another side very near to one ends
/// there: what is seen of the next piece before the cut may be too small to be a piece.
class CutSides {
public:
    CutSides(const Surfaces& surfaces, const std::vector<VisiblePiece>& pieces) {
        for (const VisiblePiece& piece : pieces) {
            for (std::size_t i = 0; i < piece.outline.size(); ++i) {
                if (piece.outline[i].side != PieceSide::cut) continue;
                const ScreenCorner& next = piece.outline[i + 1 < piece.outline.size() ? i + 1 : 0];
                const Vec2 from(piece.outline[i].x, piece.outline[i].y);
                add({surfaces.kinship[piece.triangle].surface, piece.veils, from, Vec2(next.x, next.y) - from});
            }
        }
    }

    void move_to_cuts(LevelSegment& segment) const {
        for (LevelEnd& end : segment.ends) {
            if (end.borders_on == PieceSide::cut) continue;
            const auto cell = sides_.find({cell_of(end.at.x()), cell_of(end.at.y())});
            if (cell == sides_.end()) continue;
            double least = near * near;
            for (const Side& side : cell->second) {
                if (side.surface != segment.surface || side.veils != segment.veils) continue;
                const double share = std::clamp((end.at - side.from).dot(side.way) / side.way.squaredNorm(), 0.0, 1.0);
                const double distance = (side.from + share * side.way - end.at).squaredNorm();
                if (distance >= least) continue;
                least = distance;
                end.side = side.way;
                end.borders_on = PieceSide::cut;
            }
        }
    }

private:
    static constexpr double near = 0.25 * subpixels;
    struct Side {
        std::uint32_t surface;
        int veils;
        Vec2 from, way;
    };

    static int cell_of(double place) { return static_cast<int>(std::floor(place / (8.0 * subpixels))); }

    void add(const Side& side) {
        const Vec2 to = side.from + side.way, low = side.from.cwiseMin(to), high = side.from.cwiseMax(to);
        for (int x = cell_of(low.x() - near); x <= cell_of(high.x() + near); ++x)
            for (int y = cell_of(low.y() - near); y <= cell_of(high.y() + near); ++y) sides_[{x, y}].push_back(side);
    }

    std::map<std::pair<int, int>, std::vector<Side>> sides_;
};

}  // namespace

std::vector<LevelSegment> find_level_segments(const Surfaces& surfaces, const std::vector<VisiblePiece>& pieces) {
    std::vector<LevelSegment> found;
    LevelFinder finder(surfaces, found);
    for (const VisiblePiece& piece : pieces) finder.add(piece);
    if (found.empty()) return found;
    const CutSides cuts(surfaces, pieces);
    for (LevelSegment& segment : found) cuts.move_to_cuts(segment);
    return found;
}

}  // namespace lectern
