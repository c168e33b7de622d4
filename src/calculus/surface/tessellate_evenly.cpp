#include "calculus/surface/edge_cuts.h"
#include "calculus/surface/gather.h"
#include "calculus/surface/surface_points.h"
#include "lectern/calculus/tessellate.h"

#include <cmath>

namespace lectern {
namespace {

using Triangle = std::array<PointId, 3>;

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

    /// Two triangles, split along the diagonal whose ends lie closer: it follows ridges and valleys better.
    void add_cell(std::uint32_t i, std::uint32_t j, std::vector<Triangle>& triangles) const {
        const PointId a = at(i, j), b = at(i + 1, j), c = at(i, j + 1), d = at(i + 1, j + 1);
        const double rising = (points_.scene(a) - points_.scene(d)).squaredNorm();
        const double falling = (points_.scene(b) - points_.scene(c)).squaredNorm();
        if (falling < rising) {
            triangles.push_back({a, b, c});
            triangles.push_back({b, d, c});
        } else {
            triangles.push_back({a, b, d});
            triangles.push_back({a, d, c});
        }
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

}  // namespace

Tessellation tessellate_evenly(const SurfaceMap& surface, Range u, Range v, int cells, const SurfaceAccuracy& accuracy,
                               int jobs) {
    return EvenTessellator(surface, u, v, cells, accuracy, jobs).run();
}

}  // namespace lectern
