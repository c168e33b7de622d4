#include "lectern/calculus/tessellate.h"

#include "calculus/surface/cell_tree.h"
#include "calculus/surface/edge_cuts.h"
#include "calculus/surface/flatness.h"
#include "calculus/surface/follow_rims.h"
#include "calculus/surface/gather.h"
#include "calculus/surface/surface_points.h"
#include "lectern/base/parallel.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lectern {
namespace {

constexpr std::uint32_t first_cells = 16, fewest_first_cells = 4;  ///< A side.
constexpr int halvings = 8;
constexpr std::uint32_t largest_cell = 2u << halvings;
/// A cell that may hold an edge of the surface is halved at least so often: the edge is bent no more within it than can
/// be seen.
constexpr int edge_halvings = 3;
/// What lies wholly beyond a face of the box is halved so often before it is believed to stay there.
constexpr int outside_halvings = 1;
/// How far a cell's sides may bend (Flatness::bend_of_side): on the rim it is cut further, elsewhere it must not fold.
constexpr double most_bend_on_rim = 0.25, most_bend = 1;

using Side = std::array<std::size_t, 3>;
constexpr std::array<Side, 2> sides_along_u{{{0, 1, 2}, {6, 7, 8}}}, sides_along_v{{{0, 3, 6}, {2, 5, 8}}};

/// How many cells to begin with along each parameter: fewer across a ring or a ribbon that is narrow and bends, whose
/// cells would fold until they are as short as they are narrow.
LatticeNode count_first_cells(const SurfaceMap& surface, Range u, Range v, const SurfaceAccuracy& accuracy, int jobs) {
    if (surface.is_graph()) return {first_cells, first_cells};
    SurfacePoints points(surface, u, v, {2 * first_cells, 2 * first_cells}, accuracy, jobs);
    points.add_all();
    const Flatness flatness(points, accuracy);
    double along_u = 0, along_v = 0;
    for (std::uint32_t j = 0; j < first_cells; ++j)
        for (std::uint32_t i = 0; i < first_cells; ++i) {
            std::array<PointId, 9> nodes;
            for (std::uint32_t k = 0; k < 9; ++k) nodes[k] = (2 * j + k / 3) * (2 * first_cells + 1) + 2 * i + k % 3;
            if (!std::ranges::all_of(nodes, [&](PointId id) { return points.exists(id); })) continue;
            for (const Side& side : sides_along_u) along_u = std::max(along_u, flatness.bend_of_side(nodes, side));
            for (const Side& side : sides_along_v) along_v = std::max(along_v, flatness.bend_of_side(nodes, side));
        }
    const auto across = [](double bend) {
        std::uint32_t count = first_cells;
        for (; count > fewest_first_cells && bend > most_bend; bend /= 2) count /= 2;
        return count;
    };
    if (along_u > along_v) return {first_cells, across(along_u)};
    return {across(along_v), first_cells};
}

class Tessellator {
public:
    Tessellator(const SurfaceMap& surface, Range u, Range v, const SurfaceAccuracy& accuracy, int jobs)
        : surface_(surface),
          u_(u),
          v_(v),
          accuracy_(accuracy),
          jobs_(jobs),
          cells_(count_first_cells(surface, u, v, accuracy, jobs)),
          lattice_{cells_.i * largest_cell, cells_.j * largest_cell},
          points_(surface, u, v, lattice_, accuracy, jobs),
          tree_(lattice_, largest_cell),
          flatness_(points_, accuracy),
          cuts_(points_, accuracy, jobs) {}

    Tessellation run() {
        refine();
        balance();
        return triangulate();
    }

private:
    using Triangle = std::array<PointId, 3>;
    /// What is decided of a cell.
    enum class Verdict : std::uint8_t { leaf, split, absent };
    /// A cell that the surface may begin, end or break in.
    struct RaggedCell {
        std::size_t index;  ///< In the list of cells.
        std::vector<Triangle> parts;
    };

    void refine();
    void balance();
    Tessellation triangulate();

    [[nodiscard]] Presence presence_over(const Cell& cell) const {
        const Vec2 low = points_.parameters(cell.node(0, 0)), high = points_.parameters(cell.node(2, 2));
        return surface_.presence({low.x(), high.x()}, {low.y(), high.y()});
    }
    [[nodiscard]] std::array<PointId, 9> ids(const Cell& cell) const {
        std::array<PointId, 9> all;
        const auto nodes = cell.nodes();
        for (std::size_t k = 0; k < 9; ++k) all[k] = points_.at(nodes[k]);
        return all;
    }
    void add_nodes(std::span<const Cell> cells) {
        std::vector<LatticeNode> nodes;
        nodes.reserve(9 * cells.size());
        for (const Cell& cell : cells)
            for (const LatticeNode node : cell.nodes()) nodes.push_back(node);
        points_.add(nodes);
    }
    Verdict judge(Cell& cell, int level) const;
    /// Whether a side of the cell bends too much within the surface.
    [[nodiscard]] bool folds(const Cell& cell, const std::array<PointId, 9>& nodes) const;
    void judge_ragged(std::span<const Cell> cells, std::vector<Verdict>& verdicts, int level);
    [[nodiscard]] bool is_coarse(std::span<const Triangle> parts) const;
    void add_triangles(const Cell& cell, std::vector<Triangle>& triangles) const;

    const SurfaceMap& surface_;
    Range u_, v_;
    const SurfaceAccuracy& accuracy_;
    int jobs_;
    LatticeNode cells_;    ///< The first, along each parameter.
    LatticeNode lattice_;  ///< Its steps.
    SurfacePoints points_;
    CellTree tree_;
    Flatness flatness_;
    EdgeCuts cuts_;
    std::vector<Cell> leaves_;
    bool within_tolerance_ = true;
};

Tessellator::Verdict Tessellator::judge(Cell& cell, int level) const {
    if (!cell.continuous) {
        const Presence presence = presence_over(cell);
        if (presence == Presence::absent) return Verdict::absent;
        cell.continuous = presence == Presence::continuous;
    }
    const auto nodes = ids(cell);
    const auto exists = [&](PointId id) { return points_.exists(id); };
    if (!std::ranges::all_of(nodes, exists)) cell.continuous = false;  // An overflow, however the surface goes on.
    if (!cell.continuous) return level < edge_halvings ? Verdict::split : Verdict::leaf;
    if (level >= outside_halvings && flatness_.beyond_a_face(nodes)) return Verdict::leaf;
    const Flatness::OfCell off = flatness_.of_cell(nodes);
    cell.in_four = off.two > accuracy_.tolerance;
    if (folds(cell, nodes)) return Verdict::split;
    return std::min(off.two, off.four) > accuracy_.tolerance ? Verdict::split : Verdict::leaf;
}

bool Tessellator::folds(const Cell& cell, const std::array<PointId, 9>& nodes) const {
    if (surface_.is_graph()) return false;
    const auto bends = [&](const Side& side, bool on_rim) {
        return flatness_.bend_of_side(nodes, side) > (on_rim ? most_bend_on_rim : most_bend);
    };
    return bends(sides_along_u[0], cell.low.j == 0) || bends(sides_along_u[1], cell.low.j + cell.size == lattice_.j) ||
           bends(sides_along_v[0], cell.low.i == 0) || bends(sides_along_v[1], cell.low.i + cell.size == lattice_.i);
}

/// The triangles of a leaf; those of a ragged one still have to be cut.
void Tessellator::add_triangles(const Cell& cell, std::vector<Triangle>& triangles) const {
    const auto n = ids(cell);
    std::vector<PointId> around;
    constexpr std::array<std::array<std::size_t, 2>, 4> sides{{{0, 1}, {2, 5}, {8, 7}, {6, 3}}};
    for (int side = 0; side < 4; ++side) {
        const auto& [corner, middle] = sides[static_cast<std::size_t>(side)];
        around.push_back(n[corner]);
        if (tree_.neighbour_is_split(cell, side)) around.push_back(n[middle]);
    }
    if (around.size() == 4 && cell.continuous && !cell.in_four) {
        if (flatness_.rises(n)) {
            triangles.push_back({n[0], n[2], n[8]});
            triangles.push_back({n[0], n[8], n[6]});
        } else {
            triangles.push_back({n[0], n[2], n[6]});
            triangles.push_back({n[2], n[8], n[6]});
        }
        return;
    }
    for (std::size_t k = 0; k < around.size(); ++k)
        triangles.push_back({n[4], around[k], around[(k + 1) % around.size()]});
}

/// Whether the surface is off the middles of these triangles or of their sides.
bool Tessellator::is_coarse(std::span<const Triangle> parts) const {
    std::vector<double> u, v;
    std::vector<Vec3> interpolated;
    for (const Triangle& part : parts) {
        const auto add = [&](double a, double b, double c) {
            const Vec2 place =
                a * points_.parameters(part[0]) + b * points_.parameters(part[1]) + c * points_.parameters(part[2]);
            u.push_back(place.x());
            v.push_back(place.y());
            interpolated.push_back(a * points_.scene(part[0]) + b * points_.scene(part[1]) +
                                   c * points_.scene(part[2]));
        };
        add(1.0 / 3, 1.0 / 3, 1.0 / 3);
        // The middle of an edge along a jump lies on either side of it: follow_rims looks after such edges.
        const auto is_rim = [&](std::size_t a, std::size_t b) {
            return cuts_.is_end(part[a]) && cuts_.is_end(part[b]);
        };
        if (!is_rim(0, 1)) add(0.5, 0.5, 0);
        if (!is_rim(1, 2)) add(0, 0.5, 0.5);
        if (!is_rim(2, 0)) add(0.5, 0, 0.5);
    }
    std::vector<Vec3> at(u.size()), normals(u.size());
    surface_.evaluate(u, v, at, normals);
    for (std::size_t i = 0; i < at.size(); ++i) {
        if (!at[i].allFinite()) continue;
        const Vec3 unit = points_.scene_direction(normals[i]);
        if (flatness_.off(interpolated[i], points_.to_scene(at[i]), unit) > accuracy_.tolerance) return true;
    }
    return false;
}

/// Cells along the surface's edges: cut as they would be in the end, and split where that isn't near enough.
void Tessellator::judge_ragged(std::span<const Cell> cells, std::vector<Verdict>& verdicts, int level) {
    if (level < edge_halvings || level >= halvings) return;
    std::vector<RaggedCell> ragged;
    std::vector<Triangle> triangles;
    std::vector<PointPair> edges;
    std::vector<std::size_t> ends;
    for (std::size_t k = 0; k < cells.size(); ++k) {
        if (cells[k].continuous || verdicts[k] != Verdict::leaf) continue;
        ragged.push_back({k, {}});
        const auto n = ids(cells[k]);
        for (const auto& [a, b] : {std::pair{0, 2}, {2, 8}, {8, 6}, {6, 0}})
            triangles.push_back({n[4], n[static_cast<std::size_t>(a)], n[static_cast<std::size_t>(b)]});
        ends.push_back(triangles.size());
    }
    for (const Triangle& t : triangles) edges.insert(edges.end(), {{t[0], t[1]}, {t[1], t[2]}, {t[2], t[0]}});
    cuts_.find(edges);
    parallel_for(static_cast<int>(ragged.size()), jobs_, [&](int index) {
        const auto k = static_cast<std::size_t>(index);
        for (std::size_t t = k == 0 ? 0 : ends[k - 1]; t < ends[k]; ++t) cuts_.cut(triangles[t], ragged[k].parts);
        if (is_coarse(ragged[k].parts)) verdicts[ragged[k].index] = Verdict::split;
    });
}

void Tessellator::refine() {
    std::vector<Cell> cells;
    for (std::uint32_t j = 0; j < cells_.j; ++j)
        for (std::uint32_t i = 0; i < cells_.i; ++i)
            cells.push_back({{i * largest_cell, j * largest_cell}, largest_cell, false});
    if (surface_.presence({u_.low, u_.high}, {v_.low, v_.high}) == Presence::continuous)
        for (Cell& cell : cells) cell.continuous = true;
    for (int level = 0; !cells.empty(); ++level) {
        add_nodes(cells);
        std::vector<Verdict> verdicts(cells.size());
        constexpr std::size_t run = 64;
        parallel_for(static_cast<int>((cells.size() + run - 1) / run), jobs_, [&](int index) {
            const std::size_t begin = static_cast<std::size_t>(index) * run;
            for (std::size_t k = begin; k < std::min(begin + run, cells.size()); ++k)
                verdicts[k] = judge(cells[k], level);
        });
        judge_ragged(cells, verdicts, level);
        const auto splits = static_cast<std::size_t>(std::ranges::count(verdicts, Verdict::split));
        const bool full = 2 * (leaves_.size() + cells.size() + 4 * splits) > accuracy_.triangle_limit;
        std::vector<Cell> next;
        for (std::size_t k = 0; k < cells.size(); ++k) {
            if (verdicts[k] == Verdict::absent) {
                tree_.set(cells[k], CellState::absent);
            } else if (verdicts[k] == Verdict::split && level < halvings && !full) {
                tree_.set(cells[k], CellState::split);
                for (const Cell& child : cells[k].children()) next.push_back(child);
            } else {
                if (verdicts[k] == Verdict::split) within_tolerance_ = false;
                tree_.set(cells[k], CellState::leaf);
                leaves_.push_back(cells[k]);
            }
        }
        cells = std::move(next);
    }
}

/// Splits leaves until those beside each other differ by one halving at most.
void Tessellator::balance() {
    std::vector<Cell> work = leaves_;
    while (!work.empty()) {
        const Cell cell = work.back();
        work.pop_back();
        for (int side = 0; side < 4; ++side) {
            const auto large = tree_.too_large_neighbour(cell, side);
            if (!large) continue;
            tree_.set(*large, CellState::split);
            work.push_back(cell);  // Its neighbour may still be too large.
            for (const Cell& child : large->children()) {
                tree_.set(child, CellState::leaf);
                leaves_.push_back(child);
                work.push_back(child);
            }
            break;
        }
    }
    std::erase_if(leaves_, [&](const Cell& cell) { return !tree_.is_leaf(cell); });
    add_nodes(leaves_);
}

Tessellation Tessellator::triangulate() {
    std::vector<Triangle> whole, ragged;
    for (const Cell& cell : leaves_) add_triangles(cell, cell.continuous ? whole : ragged);
    std::vector<PointPair> edges;
    for (const Triangle& t : ragged) edges.insert(edges.end(), {{t[0], t[1]}, {t[1], t[2]}, {t[2], t[0]}});
    cuts_.find(edges);
    for (const Triangle& triangle : ragged) cuts_.cut(triangle, whole);
    follow_rims(whole, u_, v_, accuracy_, points_, cuts_, flatness_);
    Tessellation result = gather(points_.data(), points_.normals(), std::move(whole));
    result.within_tolerance = within_tolerance_;
    return result;
}

}  // namespace

Tessellation tessellate(const SurfaceMap& surface, Range u, Range v, const SurfaceAccuracy& accuracy, int jobs) {
    return Tessellator(surface, u, v, accuracy, jobs).run();
}

}  // namespace lectern
