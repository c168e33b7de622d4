#include "lectern/calculus/level_regions.h"

#include "calculus/level_crossings.h"
#include "calculus/level_segments.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace lectern {
namespace {

/// A point of an outline: a crossing, or (from `crossings.count()` on) a node of the grid.
using VertexId = std::size_t;

/// A directed piece of an outline, the region on its left.
struct Piece {
    VertexId from = 0, to = 0;
    const LevelSegment* segment = nullptr;  ///< Where the piece runs inside a cell; otherwise along a grid line.
    std::uint32_t next_from_same = 0;       ///< Another piece with the same `from`, plus 1; 0 for none.
    bool used = false;
};

/// An edge of the grid that has a whole cell on its left only: the grid's border or the rim of a hole.
struct RimEdge {
    int from_row = 0, from_column = 0, to_row = 0, to_column = 0;
};

/// Which cells have a height at all four corners. Outside the grid there is none.
class WholeCells {
public:
    WholeCells(const HeightGrid& grid, const LevelCrossings& crossings)
        : columns_(grid.columns + 1),
          whole_(static_cast<std::size_t>(grid.rows + 1) * static_cast<std::size_t>(grid.columns + 1), 0) {
        for (int row = 0; row + 1 < grid.rows; ++row) {
            for (int column = 0; column + 1 < grid.columns; ++column) {
                const int lowest = std::min({crossings.rank(row, column), crossings.rank(row, column + 1),
                                             crossings.rank(row + 1, column), crossings.rank(row + 1, column + 1)});
                whole_[index(row, column)] = lowest >= 0 ? 1 : 0;
            }
        }
    }

    /// row and column may be one outside the grid's.
    [[nodiscard]] bool at(int row, int column) const { return whole_[index(row, column)] != 0; }

private:
    [[nodiscard]] std::size_t index(int row, int column) const {
        return static_cast<std::size_t>(row + 1) * static_cast<std::size_t>(columns_) +
               static_cast<std::size_t>(column + 1);
    }

    int columns_;              ///< With the frame.
    std::vector<char> whole_;  ///< With a frame of cells that aren't there.
};

std::vector<RimEdge> rim_edges(const HeightGrid& grid, const LevelCrossings& crossings) {
    const WholeCells cells(grid, crossings);
    std::vector<RimEdge> edges;
    for (int row = 0; row + 1 < grid.rows; ++row) {
        for (int column = 0; column + 1 < grid.columns; ++column) {
            if (!cells.at(row, column)) continue;
            if (!cells.at(row - 1, column)) edges.push_back({row, column, row, column + 1});
            if (!cells.at(row, column + 1)) edges.push_back({row, column + 1, row + 1, column + 1});
            if (!cells.at(row + 1, column)) edges.push_back({row + 1, column + 1, row + 1, column});
            if (!cells.at(row, column - 1)) edges.push_back({row + 1, column, row, column});
        }
    }
    return edges;
}

struct RingPoint {
    Vec2 point = Vec2::Zero();
    bool is_node = false;
};

/// Twice the signed area.
double doubled_area(const std::vector<Vec2>& ring) {
    double sum = 0;
    const Vec2& origin = ring.front();
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Vec2 a = ring[i] - origin, b = ring[(i + 1) % ring.size()] - origin;
        sum += a.x() * b.y() - a.y() * b.x();
    }
    return sum;
}

/// The ring without repeated points and without nodes in the midst of a straight border; empty if it has no area.
std::vector<Vec2> simplified(const std::vector<RingPoint>& ring) {
    std::vector<RingPoint> distinct;
    for (const RingPoint& next : ring) {
        if (distinct.empty() || next.point != distinct.back().point) distinct.push_back(next);
    }
    while (distinct.size() > 1 && distinct.back().point == distinct.front().point) distinct.pop_back();
    std::vector<Vec2> points;
    for (std::size_t i = 0; i < distinct.size(); ++i) {
        const Vec2& before = distinct[(i + distinct.size() - 1) % distinct.size()].point;
        const Vec2& after = distinct[(i + 1) % distinct.size()].point;
        const Vec2& here = distinct[i].point;
        const bool on_straight_line =
            (before.x() == here.x() && here.x() == after.x()) || (before.y() == here.y() && here.y() == after.y());
        if (!distinct[i].is_node || !on_straight_line) points.push_back(here);
    }
    if (points.size() < 3 || doubled_area(points) == 0) points.clear();
    return points;
}

/// Joins the pieces of one level after another into rings.
class RingBuilder {
public:
    RingBuilder(const HeightGrid& grid, const LevelCrossings& crossings)
        : grid_(grid),
          crossings_(crossings),
          rim_(rim_edges(grid, crossings)),
          first_from_(crossings.count() + grid.z.size(), 0) {}

    std::vector<std::vector<Vec2>> rings(int level, const std::vector<LevelSegment>& segments) {
        pieces_.clear();
        for (const LevelSegment& segment : segments) add({segment.from, segment.to, &segment});
        for (const RimEdge& edge : rim_) add_rim(edge, level);

        std::vector<std::vector<Vec2>> rings;
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            if (pieces_[i].used) continue;
            std::vector<Vec2> ring = simplified(walk(i));
            if (!ring.empty()) rings.push_back(std::move(ring));
        }
        for (const Piece& piece : pieces_) first_from_[piece.from] = 0;
        return rings;
    }

private:
    void add(Piece piece) {
        piece.next_from_same = first_from_[piece.from];
        pieces_.push_back(piece);
        first_from_[piece.from] = static_cast<std::uint32_t>(pieces_.size());
    }

    void add_rim(const RimEdge& edge, int level) {
        const bool from_inside = crossings_.rank(edge.from_row, edge.from_column) > level;
        const bool to_inside = crossings_.rank(edge.to_row, edge.to_column) > level;
        if (!from_inside && !to_inside) return;
        const VertexId from = crossings_.count() + crossings_.node(edge.from_row, edge.from_column);
        const VertexId to = crossings_.count() + crossings_.node(edge.to_row, edge.to_column);
        if (from_inside && to_inside) {
            add({from, to});
            return;
        }
        const int row = std::min(edge.from_row, edge.to_row), column = std::min(edge.from_column, edge.to_column);
        const VertexId crossing = edge.from_row == edge.to_row ? crossings_.on_row(row, column, level)
                                                               : crossings_.on_column(row, column, level);
        add(from_inside ? Piece{from, crossing} : Piece{crossing, to});
    }

    /// Follows pieces from one to the next until the ring closes. As many begin as end at every vertex, so it does.
    std::vector<RingPoint> walk(std::size_t start) {
        std::vector<RingPoint> ring;
        std::size_t current = start;
        while (true) {
            Piece& piece = pieces_[current];
            piece.used = true;
            ring.push_back(point_of(piece.from));
            if (piece.segment != nullptr && piece.segment->bends) ring.push_back({piece.segment->middle, false});
            if (piece.to == pieces_[start].from) return ring;
            std::uint32_t next = first_from_[piece.to];
            while (pieces_[next - 1].used) next = pieces_[next - 1].next_from_same;
            current = next - 1;
        }
    }

    [[nodiscard]] RingPoint point_of(VertexId vertex) const {
        if (vertex < crossings_.count()) return {crossings_.point(static_cast<LevelCrossings::Id>(vertex)), false};
        const std::size_t node = vertex - crossings_.count();
        const auto columns = static_cast<std::size_t>(grid_.columns);
        return {{grid_.x[node % columns], grid_.y[node / columns]}, true};
    }

    const HeightGrid& grid_;
    const LevelCrossings& crossings_;
    std::vector<RimEdge> rim_;
    std::vector<Piece> pieces_;
    std::vector<std::uint32_t> first_from_;  ///< For each vertex the last piece added that begins there, plus 1.
};

}  // namespace

std::vector<LevelRegion> level_regions(const ScalarField& f, const HeightGrid& grid, std::span<const double> levels) {
    const LevelCrossings crossings(f, grid, levels);
    const std::vector<std::vector<LevelSegment>> segments = find_level_segments(f, grid, levels, crossings);
    RingBuilder builder(grid, crossings);
    std::vector<LevelRegion> regions(levels.size());
    for (std::size_t level = 0; level < levels.size(); ++level) {
        regions[level].level = levels[level];
        regions[level].rings = builder.rings(static_cast<int>(level), segments[level]);
    }
    return regions;
}

}  // namespace lectern
