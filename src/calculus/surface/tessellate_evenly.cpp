#include "calculus/surface/edge_cuts.h"
#include "calculus/surface/gather.h"
#include "calculus/surface/surface_points.h"
#include "lectern/base/parallel.h"
#include "lectern/calculus/tessellate.h"

#include <algorithm>
#include <array>
#include <optional>

namespace lectern {
namespace {

using Triangle = std::array<PointId, 3>;

/// Cuts the cell a b / c d into two triangles along the diagonal whose ends lie closer: it follows ridges and valleys
/// better. `scene` gives a point's place.
template <typename Place>
void split_cell(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d, const Place& scene, Triangle* out) {
    if ((scene(b) - scene(c)).squaredNorm() < (scene(a) - scene(d)).squaredNorm()) {
        out[0] = {a, b, c};
        out[1] = {b, d, c};
    } else {
        out[0] = {a, b, d};
        out[1] = {a, d, c};
    }
}

class EvenTessellator {
public:
    EvenTessellator(const SurfaceMap& surface, Range u, Range v, int cells, const SurfaceAccuracy& accuracy, int jobs)
        : surface_(surface),
          cells_(static_cast<std::uint32_t>(cells)),
          points_(surface, u, v, cells_, accuracy, jobs),
          cuts_(points_, accuracy, jobs) {}

    Tessellation run() {
        points_.add_all();
        triangles_.reserve(std::size_t{2} * cells_ * cells_);
        add({0, 0}, {cells_, cells_});
        std::vector<PointPair> edges;
        for (const Triangle& t : ragged_) edges.insert(edges.end(), {{t[0], t[1]}, {t[1], t[2]}, {t[2], t[0]}});
        cuts_.find(edges);
        for (const Triangle& triangle : ragged_) cuts_.cut(triangle, triangles_);
        return gather(points_, triangles_, true);
    }

private:
    [[nodiscard]] PointId at(std::uint32_t i, std::uint32_t j) const { return j * (cells_ + 1) + i; }

    void add_cell(std::uint32_t i, std::uint32_t j, std::vector<Triangle>& triangles) const {
        std::array<Triangle, 2> halves;
        split_cell(
            at(i, j), at(i + 1, j), at(i, j + 1), at(i + 1, j + 1),
            [&](PointId id) -> const Vec3& { return points_.scene(id); }, halves.data());
        triangles.insert(triangles.end(), halves.begin(), halves.end());
    }

    /// The cells from `low` to below `high`: all at once where the surface hangs together over them, else in quarters.
    void add(LatticeNode low, LatticeNode high) {
        const Vec2 a = points_.parameters(low), b = points_.parameters(high);
        const Presence presence = surface_.presence({a.x(), b.x()}, {a.y(), b.y()});
        if (presence == Presence::absent) return;
        const bool single = high.i - low.i == 1 && high.j - low.j == 1;
        if (presence == Presence::continuous || single) {
            for (std::uint32_t j = low.j; j < high.j; ++j) {
                for (std::uint32_t i = low.i; i < high.i; ++i) {
                    const bool exist = points_.exists(at(i, j)) && points_.exists(at(i + 1, j)) &&
                                       points_.exists(at(i, j + 1)) && points_.exists(at(i + 1, j + 1));
                    add_cell(i, j, presence == Presence::continuous && exist ? triangles_ : ragged_);
                }
            }
            return;
        }
        const std::uint32_t i = low.i + (high.i - low.i) / 2, j = low.j + (high.j - low.j) / 2;
        const bool wide = i > low.i, tall = j > low.j;
        if (wide && tall) add(low, {i, j});
        if (tall) add({i, low.j}, {high.i, j});
        if (wide) add({low.i, j}, {i, high.j});
        add({i, j}, high);
    }

    const SurfaceMap& surface_;
    std::uint32_t cells_;
    SurfacePoints points_;
    EdgeCuts cuts_;
    std::vector<Triangle> triangles_, ragged_;
};

/// A surface without edges over its whole grid: nothing to look up, row by row. Nothing where a value overflows.
std::optional<Tessellation> tessellate_whole(const SurfaceMap& surface, Range u, Range v, int cells,
                                             const SurfaceAccuracy& accuracy, int jobs) {
    const auto columns = static_cast<std::size_t>(cells) + 1;
    const auto place = [&](const Range& range, int step) {
        return step == cells ? range.high : range.low + range.length() * (static_cast<double>(step) / cells);
    };
    Tessellation result;
    result.points.resize(columns * columns);
    result.normals.resize(columns * columns);
    std::vector<char> finite(columns, 1);
    parallel_for(cells + 1, jobs, [&](int row) {
        std::vector<double> along;
        for (int i = 0; i <= cells; ++i) along.push_back(place(u, i));
        const std::vector<double> across(columns, place(v, row));
        const std::size_t first = static_cast<std::size_t>(row) * columns;
        const auto points = std::span(result.points).subspan(first, columns);
        surface.evaluate(along, across, points, std::span(result.normals).subspan(first, columns));
        for (const Vec3& point : points)
            if (!point.allFinite()) finite[static_cast<std::size_t>(row)] = 0;
    });
    if (std::ranges::count(finite, 0) > 0) return std::nullopt;
    const Vec3 scale = accuracy.sides.cwiseQuotient(accuracy.high - accuracy.low);
    result.triangles.resize(2 * static_cast<std::size_t>(cells) * static_cast<std::size_t>(cells));
    parallel_for(cells, jobs, [&](int row) {
        auto* out = result.triangles.data() + 2 * static_cast<std::size_t>(row) * static_cast<std::size_t>(cells);
        for (int column = 0; column < cells; ++column, out += 2) {
            const auto a =
                static_cast<std::uint32_t>(static_cast<std::size_t>(row) * columns + static_cast<std::size_t>(column));
            const auto c = a + static_cast<std::uint32_t>(columns);
            split_cell(
                a, a + 1, c, c + 1, [&](std::uint32_t k) { return result.points[k].cwiseProduct(scale); }, out);
        }
    });
    for (Vec3& normal : result.normals)
        if (!normal.allFinite()) normal.setZero();
    return result;
}

}  // namespace

Tessellation tessellate_evenly(const SurfaceMap& surface, Range u, Range v, int cells, const SurfaceAccuracy& accuracy,
                               int jobs) {
    if (surface.presence({u.low, u.high}, {v.low, v.high}) == Presence::continuous)
        if (auto whole = tessellate_whole(surface, u, v, cells, accuracy, jobs)) return std::move(*whole);
    return EvenTessellator(surface, u, v, cells, accuracy, jobs).run();
}

}  // namespace lectern
