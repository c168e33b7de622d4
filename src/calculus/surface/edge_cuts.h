#pragma once
#include "calculus/surface/surface_points.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace lectern {

/// Two points that an edge of a triangle joins.
using PointPair = std::pair<PointId, PointId>;

/// Where a surface begins or breaks on the edges of its triangles: at the border of its domain, a pole or a jump.
class EdgeCuts {
public:
    EdgeCuts(SurfacePoints& points, const SurfaceAccuracy& accuracy, int jobs)
        : points_(points), tolerance_(accuracy.tolerance), jobs_(jobs) {}

    /// How far the surface goes on from an end of an edge: over the whole of it, or up to a point; nothing where the
    /// end itself has no point.
    struct Reach {
        bool whole = false;
        std::optional<PointId> last;
    };

    /// Finds the cuts of edges that are not known yet, all at once.
    void find(std::span<const PointPair> edges);
    /// From `from` towards `to`; the edge was found.
    [[nodiscard]] Reach reach(PointId from, PointId to) const;

    /// Whether the surface ends or breaks at a point, as seen along any edge that was found.
    [[nodiscard]] bool is_end(PointId id) const { return id < ends_.size() && ends_[id] != 0; }

    /// The parts of triangle (a, b, c) that hold surface, as triangles; its edges were found.
    void cut(const std::array<PointId, 3>& triangle, std::vector<std::array<PointId, 3>>& parts) const;

private:
    struct Cut {
        bool whole = false;
        std::optional<PointId> low, high;  ///< The last points seen from the end with the lower number, and the other.
    };
    /// A stretch of an edge, as shares of it from its end with the lower number, at whose ends the surface still
    /// stands.
    struct Gap {
        double from = 0, to = 1;
        bool open_low = false, open_high = false;  ///< That end of the edge has no point.
        bool whole = false;
    };

    static std::uint64_t key(PointId a, PointId b) { return std::uint64_t{std::min(a, b)} << 32 | std::max(a, b); }
    [[nodiscard]] Vec2 between(const PointPair& edge, double share) const;
    [[nodiscard]] Gap find_break(const PointPair& edge) const;
    void find_borders(std::span<const PointPair> edges, std::span<Gap> gaps) const;

    SurfacePoints& points_;
    double tolerance_;
    int jobs_;
    std::unordered_map<std::uint64_t, Cut> cuts_;
    std::vector<char> ends_;  ///< See is_end.
};

}  // namespace lectern
