#include "lectern/calculus/level_regions.h"

#include "calculus/level_crossings.h"
#include "calculus/level_segments.h"
#include "lectern/base/parallel.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace lectern {
namespace {

/// A point of an outline: a crossing, or (from `crossings.count()` on) a node of the rim.
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
    std::uint32_t from = 0, to = 0;  ///< Numbers of its ends among the nodes of the rim.
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

std::vector<RimEdge> border_edges(const HeightGrid& grid) {
    std::vector<RimEdge> edges;
    const int top = grid.rows - 1, right = grid.columns - 1;
    for (int column = 0; column < right; ++column) edges.push_back({0, column, 0, column + 1});
    for (int row = 0; row < top; ++row) edges.push_back({row, right, row + 1, right});
    for (int column = right; column > 0; --column) edges.push_back({top, column, top, column - 1});
    for (int row = top; row > 0; --row) edges.push_back({row, 0, row - 1, 0});
    return edges;
}

std::vector<RimEdge> edges_around_whole_cells(const HeightGrid& grid, const LevelCrossings& crossings) {
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

/// The border of the grid and of its holes.
struct Rim {
    std::vector<RimEdge> edges;
    std::vector<std::size_t> nodes;  ///< By their numbers.

    Rim(const HeightGrid& grid, const LevelCrossings& crossings)
        : edges(crossings.has_holes() ? edges_around_whole_cells(grid, crossings) : border_edges(grid)) {
        for (const RimEdge& edge : edges) nodes.push_back(crossings.node(edge.from_row, edge.from_column));
        // Every node of the rim begins an edge.
        std::ranges::sort(nodes);
        nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
        const auto number = [&](int row, int column) {
            const auto found = std::ranges::lower_bound(nodes, crossings.node(row, column));
            return static_cast<std::uint32_t>(found - nodes.begin());
        };
        for (RimEdge& edge : edges) {
            edge.from = number(edge.from_row, edge.from_column);
            edge.to = number(edge.to_row, edge.to_column);
        }
    }
};

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

/// Joins the pieces of one level into rings. `first_from_crossing` holds 0 for each of the level's crossings.
class RingBuilder {
public:
    RingBuilder(const HeightGrid& grid, const LevelCrossings& crossings, const Rim& rim, const LevelSegments& level,
                std::vector<std::uint32_t>& first_from_crossing)
        : grid_(grid),
          crossings_(crossings),
          rim_(rim),
          level_(level),
          first_from_crossing_(first_from_crossing),
          first_from_node_(rim.nodes.size(), 0) {}

    std::vector<std::vector<Vec2>> rings(int level) {
        pieces_.reserve(level_.segments.size());
        for (const LevelSegment& segment : level_.segments) add({segment.from, segment.to, &segment});
        for (const RimEdge& edge : rim_.edges) add_rim(edge, level);

        std::vector<std::vector<Vec2>> rings;
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            if (pieces_[i].used) continue;
            std::vector<Vec2> ring = simplified(walk(i));
            if (!ring.empty()) rings.push_back(std::move(ring));
        }
        return rings;
    }

private:
    [[nodiscard]] std::uint32_t& first_from(VertexId vertex) {
        return vertex < crossings_.count() ? first_from_crossing_[vertex]
                                           : first_from_node_[vertex - crossings_.count()];
    }

    void add(Piece piece) {
        piece.next_from_same = first_from(piece.from);
        pieces_.push_back(piece);
        first_from(piece.from) = static_cast<std::uint32_t>(pieces_.size());
    }

    void add_rim(const RimEdge& edge, int level) {
        const bool from_inside = crossings_.rank(edge.from_row, edge.from_column) > level;
        const bool to_inside = crossings_.rank(edge.to_row, edge.to_column) > level;
        if (!from_inside && !to_inside) return;
        const VertexId from = crossings_.count() + edge.from, to = crossings_.count() + edge.to;
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
            if (piece.segment != nullptr) {
                for (const Vec2& bend : level_.bends_of(*piece.segment)) ring.push_back({bend, false});
            }
            if (piece.to == pieces_[start].from) return ring;
            std::uint32_t next = first_from(piece.to);
            while (pieces_[next - 1].used) next = pieces_[next - 1].next_from_same;
            current = next - 1;
        }
    }

    [[nodiscard]] RingPoint point_of(VertexId vertex) const {
        if (vertex < crossings_.count()) return {crossings_.point(static_cast<LevelCrossings::Id>(vertex)), false};
        const std::size_t node = rim_.nodes[vertex - crossings_.count()];
        const auto columns = static_cast<std::size_t>(grid_.columns);
        return {{grid_.x[node % columns], grid_.y[node / columns]}, true};
    }

    const HeightGrid& grid_;
    const LevelCrossings& crossings_;
    const Rim& rim_;
    const LevelSegments& level_;
    std::vector<Piece> pieces_;
    // For each vertex the last piece added that begins there, plus 1.
    std::vector<std::uint32_t>& first_from_crossing_;
    std::vector<std::uint32_t> first_from_node_;
};

}  // namespace

std::vector<LevelRegion> level_regions(const ScalarField& f, const HeightGrid& grid, std::span<const double> levels,
                                       const LevelSearch& search) {
    const LevelCrossings crossings(f, grid, levels, search.jobs);
    const std::vector<LevelSegments> segments = find_level_segments(f, grid, levels, crossings, search);
    const Rim rim(grid, crossings);
    // Shared by all threads: a crossing belongs to one level.
    std::vector<std::uint32_t> first_from_crossing(crossings.count(), 0);
    std::vector<LevelRegion> regions(levels.size());
    parallel_for(static_cast<int>(levels.size()), search.jobs, [&](int level) {
        const auto index = static_cast<std::size_t>(level);
        RingBuilder builder(grid, crossings, rim, segments[index], first_from_crossing);
        regions[index].level = levels[index];
        regions[index].rings = builder.rings(level);
    });
    return regions;
}

}  // namespace lectern
