#include "calculus/segment_bends.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

namespace lectern {
namespace {

constexpr double standard_flatness = 0.005;  ///< Cells.
constexpr double settled = 1e-8;             ///< Chords: the step after this one would be about its square.
constexpr int newton_steps = 6;
constexpr std::uint32_t whole_segment = 1U << 8;  ///< Halved at most eight times.

/// A straight piece of a segment, from one point on the level to another.
struct Chord {
    std::uint32_t segment = 0;
    std::uint32_t begin = 0, end = whole_segment;  ///< Which part of the segment it is.
    Vec2 from = Vec2::Zero(), to = Vec2::Zero();
};

/// The middle of a chord on its way to the level line.
struct Middle {
    const Chord* chord = nullptr;
    Vec2 point = Vec2::Zero();
    Vec2 across = Vec2::Zero();  ///< At right angles to the chord and as long, where a cell is as wide as high.
    double moved = 0;            ///< By the last step, as a part of `across`.
};

/// How far a crossing may lie from a node, in cells, and a node's height from the level, as a share of how far the
/// height of another corner is, to count as on it.
constexpr double same_node = 1e-8, same_height = 1e-9;

struct Bend {
    std::uint32_t segment = 0, place = 0;
    Vec2 point = Vec2::Zero();
};

class SegmentBender {
public:
    SegmentBender(const ScalarField& f, const HeightGrid& grid, double level, const Vec2& flatness,
                  const std::vector<LevelSegment>& segments)
        : f_(f), grid_(grid), level_(level), flatness_(flatness), segments_(segments) {}

    /// Where a segment across a cell from node to node leaves out one between them that lies on the level as well: the
    /// axes, level 0 of x y, meet in a corner that no way across its chord leads to.
    [[nodiscard]] std::optional<Vec2> corner_between(const Chord& chord) const {
        const LevelSegment& segment = segments_[chord.segment];
        const Vec2 low = node_at(segment.row, segment.column), size = cell_size(chord);
        const Vec2 from = (chord.from - low).cwiseQuotient(size), to = (chord.to - low).cwiseQuotient(size);
        const Vec2 from_corner(std::round(from.x()), std::round(from.y())), to_corner = Vec2(1, 1) - from_corner;
        if (!((from - from_corner).norm() < same_node && (to - to_corner).norm() < same_node)) return std::nullopt;
        const auto off = [&](double right, double up) {
            const int row = segment.row + static_cast<int>(up), column = segment.column + static_cast<int>(right);
            return std::abs(grid_.z[static_cast<std::size_t>(row) * static_cast<std::size_t>(grid_.columns) +
                                    static_cast<std::size_t>(column)] -
                            level_);
        };
        // The two corners beside both ends.
        const double first = off(from_corner.x(), to_corner.y()), second = off(to_corner.x(), from_corner.y());
        if (first <= same_height * second) return low + Vec2(from_corner.x(), to_corner.y()).cwiseProduct(size);
        if (second <= same_height * first) return low + Vec2(to_corner.x(), from_corner.y()).cwiseProduct(size);
        return std::nullopt;
    }

    /// Halves the chords that are not flat; the halves take their place.
    void halve(std::vector<Chord>& chords, std::vector<Bend>& bends) const {
        std::vector<Middle> middles = middles_of(chords);
        std::vector<Chord> halves;
        for (int step = 0; step < newton_steps && !middles.empty(); ++step) {
            step_towards_level(middles);
            std::size_t left = 0;
            for (const Middle& middle : middles) {
                if (!stays_near(middle) || (step == 0 && is_flat(middle))) continue;
                if (std::abs(middle.moved) > settled) {
                    middles[left++] = middle;
                } else if (!is_flat(middle)) {
                    const Chord& chord = *middle.chord;
                    const std::uint32_t place = (chord.begin + chord.end) / 2;
                    bends.push_back({chord.segment, place, middle.point});
                    if (place - chord.begin < 2) continue;
                    halves.push_back({chord.segment, chord.begin, place, chord.from, middle.point});
                    halves.push_back({chord.segment, place, chord.end, middle.point, chord.to});
                }
            }
            middles.resize(left);
        }
        chords = std::move(halves);
    }

private:
    [[nodiscard]] Vec2 node_at(int row, int column) const {
        return {grid_.x[static_cast<std::size_t>(column)], grid_.y[static_cast<std::size_t>(row)]};
    }
    [[nodiscard]] Vec2 cell_size(const Chord& chord) const {
        const LevelSegment& segment = segments_[chord.segment];
        return node_at(segment.row + 1, segment.column + 1) - node_at(segment.row, segment.column);
    }

    [[nodiscard]] std::vector<Middle> middles_of(const std::vector<Chord>& chords) const {
        std::vector<Middle> middles;
        middles.reserve(chords.size());
        for (const Chord& chord : chords) {
            const Vec2 size = cell_size(chord);
            const Vec2 along = (chord.to - chord.from).cwiseQuotient(size);
            Middle middle;
            middle.chord = &chord;
            middle.point = (chord.from + chord.to) / 2;
            middle.across = Vec2(-along.y() * size.x(), along.x() * size.y());
            middles.push_back(middle);
        }
        return middles;
    }

    /// Moves every middle one Newton step towards the level, along `across`.
    void step_towards_level(std::vector<Middle>& middles) const {
        const std::size_t count = middles.size();
        std::vector<double> x(count), y(count), height(count), slope_x(count), slope_y(count);
        for (std::size_t i = 0; i < count; ++i) {
            x[i] = middles[i].point.x();
            y[i] = middles[i].point.y();
        }
        f_.value_and_gradient_program().run(std::array<const double*, 2>{x.data(), y.data()},
                                            std::array{height.data(), slope_x.data(), slope_y.data()}, count);
        for (std::size_t i = 0; i < count; ++i) {
            Middle& middle = middles[i];
            const double slope = slope_x[i] * middle.across.x() + slope_y[i] * middle.across.y();
            middle.moved = (level_ - height[i]) / slope;
            middle.point += middle.moved * middle.across;
        }
    }

    [[nodiscard]] Vec2 departure(const Middle& middle) const {
        return middle.point - (middle.chord->from + middle.chord->to) / 2;
    }

    /// A curve through both ends that goes further off belongs to another part of the level set.
    [[nodiscard]] bool stays_near(const Middle& middle) const {
        const Vec2 off = departure(middle);
        if (!off.allFinite()) return false;
        const Vec2 size = cell_size(*middle.chord);
        const double share = off.cwiseQuotient(size).norm() / middle.across.cwiseQuotient(size).norm();
        return lies_in_cell(*middle.chord, middle.point) ? share < 1 : share < 0.2;
    }

    [[nodiscard]] bool lies_in_cell(const Chord& chord, const Vec2& point) const {
        const LevelSegment& segment = segments_[chord.segment];
        const auto row = static_cast<std::size_t>(segment.row), column = static_cast<std::size_t>(segment.column);
        return grid_.x[column] <= point.x() && point.x() <= grid_.x[column + 1] && grid_.y[row] <= point.y() &&
               point.y() <= grid_.y[row + 1];
    }

    /// The way across a chord isn't quite the way to the curve, but never shorter.
    [[nodiscard]] bool is_flat(const Middle& middle) const {
        const Vec2 unit = flatness_.minCoeff() > 0 ? flatness_ : Vec2(standard_flatness * cell_size(*middle.chord));
        return departure(middle).cwiseQuotient(unit).squaredNorm() <= 1;
    }

    const ScalarField& f_;
    const HeightGrid& grid_;
    double level_;
    Vec2 flatness_;
    const std::vector<LevelSegment>& segments_;
};

}  // namespace

void bend_segments(const ScalarField& f, const HeightGrid& grid, double level, const LevelCrossings& crossings,
                   const Vec2& flatness, LevelSegments& segments) {
    std::vector<Chord> chords;
    std::vector<Bend> bends;
    const SegmentBender bender(f, grid, level, flatness, segments.segments);
    chords.reserve(segments.segments.size());
    for (std::size_t i = 0; i < segments.segments.size(); ++i) {
        const LevelSegment& segment = segments.segments[i];
        if (!crossings.is_on_level(segment.from) || !crossings.is_on_level(segment.to)) continue;
        const Chord chord{static_cast<std::uint32_t>(i), 0, whole_segment, crossings.point(segment.from),
                          crossings.point(segment.to)};
        const std::optional<Vec2> corner = bender.corner_between(chord);
        if (!corner) {
            chords.push_back(chord);
            continue;
        }
        constexpr std::uint32_t half = whole_segment / 2;
        bends.push_back({chord.segment, half, *corner});
        chords.push_back({chord.segment, 0, half, chord.from, *corner});
        chords.push_back({chord.segment, half, whole_segment, *corner, chord.to});
    }
    while (!chords.empty()) bender.halve(chords, bends);

    std::ranges::sort(bends, {}, [](const Bend& bend) { return std::pair(bend.segment, bend.place); });
    segments.bends.clear();
    for (const Bend& bend : bends) {
        LevelSegment& segment = segments.segments[bend.segment];
        if (segment.bend_count++ == 0) segment.bends = static_cast<std::uint32_t>(segments.bends.size());
        segments.bends.push_back(bend.point);
    }
}

}  // namespace lectern
