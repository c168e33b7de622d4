#pragma once
#include "calculus/surface/level_offsets.h"
#include "lectern/base/geometry.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace lectern {

/// A surface's points over `cells` x `cells` cells, in rows of `cells` + 1, of doubles or floats.
template <typename Vector>
struct PointGrid {
    std::uint32_t cells = 0;
    std::span<const Vector> points;   ///< Scene units.
    std::span<const Vector> normals;  ///< One a point, of unit length; zero where there is none.
    std::span<const char> whole{};    ///< For each cell, in rows: whether triangles cover it. Empty: all are covered.
};

/// What triangles over many cells may be off.
struct MergingTolerance {
    double distance;      ///< From the points, along their normals, scene units.
    LevelOffsets levels;  ///< In the scene units of PointGrid.
};

/// The two triangles of the cell whose lowest corner is point (i, j), along the diagonal whose ends lie closer: it
/// follows ridges and valleys better.
template <typename Vector>
std::array<std::array<std::uint32_t, 3>, 2> cell_triangles(const PointGrid<Vector>& grid, std::uint32_t i,
                                                           std::uint32_t j);

/// Triangles of the grid's points: those of its cells, but two over many cells where they look the same: where each
/// point that they leave out lies within the tolerance of the middle of its neighbours, lines of levels as well, and
/// their normals have the middle direction, too. Triangles meet without a gap. On up to `jobs` threads, with the
/// same result for any number.
///
/// Right-triangulated irregular networks: W. Evans, D. Kirkpatrick, G. Townsend, Algorithmica 30 (2001).
template <typename Vector>
std::vector<std::array<std::uint32_t, 3>> grid_triangles(const PointGrid<Vector>& grid,
                                                         const MergingTolerance& tolerance, int jobs);

}  // namespace lectern
