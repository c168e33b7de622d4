#include "calculus/surface/edge_cuts.h"
#include "calculus/surface/gather.h"
#include "calculus/surface/grid_triangles.h"
#include "calculus/surface/surface_points.h"
#include "lectern/base/parallel.h"
#include "lectern/calculus/tessellate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace lectern {
namespace {

using Triangle = std::array<PointId, 3>;

/// How far from the triangles of the samples those may lie that stand for several cells, of what triangles may lie off
/// the surface.
constexpr double merging = 0.25;

class EvenTessellator {
public:
    EvenTessellator(const SurfaceMap& surface, Range u, Range v, int cells, const SurfaceAccuracy& accuracy, int jobs)
        : surface_(surface),
          cells_(static_cast<std::uint32_t>(cells)),
          merging_{merging * accuracy.tolerance,
                   {accuracy, accuracy.low, accuracy.sides.cwiseQuotient(accuracy.high - accuracy.low)}},
          jobs_(jobs),
          whole_(std::size_t{cells_} * cells_),
          points_(surface, u, v, {cells_, cells_}, accuracy, jobs),
          cuts_(points_, accuracy, jobs) {}

    Tessellation run() {
        points_.add_all();
        sort({0, 0}, {cells_, cells_});
        const PointGrid grid{cells_, points_.scene(), points_.scene_normals(), {1, 1, 1}, whole_};
        std::vector<Triangle> triangles = grid_triangles(grid, merging_, jobs_);
        std::vector<Triangle> ragged;
        for (const LatticeNode cell : ragged_) {
            const auto halves = cell_triangles(grid, cell.i, cell.j);
            ragged.insert(ragged.end(), halves.begin(), halves.end());
        }
        std::vector<PointPair> edges;
        for (const Triangle& t : ragged) edges.insert(edges.end(), {{t[0], t[1]}, {t[1], t[2]}, {t[2], t[0]}});
        cuts_.find(edges);
        for (const Triangle& triangle : ragged) cuts_.cut(triangle, triangles);
        return gather(points_.data(), points_.normals(), std::move(triangles));
    }

private:
    [[nodiscard]] PointId at(std::uint32_t i, std::uint32_t j) const { return j * (cells_ + 1) + i; }

    /// The cells from `low` to below `high`: all at once where the surface hangs together over them, else in quarters.
    void sort(LatticeNode low, LatticeNode high) {
        const Vec2 a = points_.parameters(low), b = points_.parameters(high);
        const Presence presence = surface_.presence({a.x(), b.x()}, {a.y(), b.y()});
        if (presence == Presence::absent) return;
        const bool single = high.i - low.i == 1 && high.j - low.j == 1;
        if (presence == Presence::continuous || single) {
            for (std::uint32_t j = low.j; j < high.j; ++j) {
                for (std::uint32_t i = low.i; i < high.i; ++i) {
                    const bool exist = points_.exists(at(i, j)) && points_.exists(at(i + 1, j)) &&
                                       points_.exists(at(i, j + 1)) && points_.exists(at(i + 1, j + 1));
                    if (presence == Presence::continuous && exist)
                        whole_[std::size_t{j} * cells_ + i] = 1;
                    else
                        ragged_.push_back({i, j});
                }
            }
            return;
        }
        const std::uint32_t i = low.i + (high.i - low.i) / 2, j = low.j + (high.j - low.j) / 2;
        const bool wide = i > low.i, tall = j > low.j;
        if (wide && tall) sort(low, {i, j});
        if (tall) sort({i, low.j}, {high.i, j});
        if (wide) sort({low.i, j}, {i, high.j});
        sort({i, j}, high);
    }

    const SurfaceMap& surface_;
    std::uint32_t cells_;
    MergingTolerance merging_;
    int jobs_;
    std::vector<char> whole_;  ///< See PointGrid.
    std::vector<LatticeNode> ragged_;
    SurfacePoints points_;
    EdgeCuts cuts_;
};

/// A surface without edges over its whole grid: nothing to look up, row by row. Nothing where a value overflows.
std::optional<Tessellation> tessellate_whole(const SurfaceMap& surface, Range u, Range v, int cells,
                                             const SurfaceAccuracy& accuracy, int jobs) {
    const auto columns = static_cast<std::size_t>(cells) + 1;
    const auto place = [&](const Range& range, int step) {
        return step == cells ? range.high : range.low + range.length() * (static_cast<double>(step) / cells);
    };
    const Vec3 scale = accuracy.sides.cwiseQuotient(accuracy.high - accuracy.low);
    std::vector<Vec3> points(columns * columns), normals(columns * columns);
    std::vector<char> finite(columns, 1);
    parallel_for(cells + 1, jobs, [&](int row) {
        std::vector<double> along;
        for (int i = 0; i <= cells; ++i) along.push_back(place(u, i));
        const std::vector<double> across(columns, place(v, row));
        const std::size_t first = static_cast<std::size_t>(row) * columns;
        const auto points_of_row = std::span(points).subspan(first, columns);
        const auto normals_of_row = std::span(normals).subspan(first, columns);
        surface.evaluate(along, across, points_of_row, normals_of_row);
        for (const Vec3& point : points_of_row)
            if (!point.allFinite()) finite[static_cast<std::size_t>(row)] = 0;
        for (Vec3& normal : normals_of_row) {
            const double length = normal.cwiseQuotient(scale).norm();
            if (length > 0 && std::isfinite(length))
                normal /= length;
            else
                normal.setZero();
        }
    });
    if (std::ranges::count(finite, 0) > 0) return std::nullopt;
    const PointGrid grid{static_cast<std::uint32_t>(cells), points, normals, scale};
    const MergingTolerance tolerance{merging * accuracy.tolerance, {accuracy, Vec3(0, 0, 0), scale}};
    return gather(points, normals, grid_triangles(grid, tolerance, jobs));
}

}  // namespace

Tessellation tessellate_evenly(const SurfaceMap& surface, Range u, Range v, int cells, const SurfaceAccuracy& accuracy,
                               int jobs) {
    if (surface.presence({u.low, u.high}, {v.low, v.high}) == Presence::continuous)
        if (auto whole = tessellate_whole(surface, u, v, cells, accuracy, jobs)) return std::move(*whole);
    return EvenTessellator(surface, u, v, cells, accuracy, jobs).run();
}

}  // namespace lectern
