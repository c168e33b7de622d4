#pragma once
#include "lectern/base/geometry.h"
#include "lectern/calculus/scalar_field.h"

#include <span>
#include <vector>

namespace lectern {

/// Heights z = f(x, y) on a rectangular grid.
///
/// Shape   z has rows * columns entries, row-major: z[row * columns + column]; rows follow y upwards.
/// Holes   NaN marks a point outside the function's domain.
struct HeightGrid {
    int rows = 0, columns = 0;  ///< Both at least 2.
    std::vector<double> x;      ///< [columns] increasing
    std::vector<double> y;      ///< [rows] increasing
    std::vector<double> z;      ///< [rows * columns]

    /// The least and the greatest finite height; empty where there is none.
    [[nodiscard]] Range z_range() const;
};

/// Samples f (two variables) at columns x rows points, both ends of each range included, on up to `jobs` threads.
HeightGrid sample_heights(const ScalarField& f, Range x, Range y, int columns, int rows, int jobs);

/// The part of the grid's rectangle where f >= level, as closed outlines (even-odd rule).
struct LevelRegion {
    double level = 0;
    std::vector<std::vector<Vec2>> rings;  ///< Each at least 3 points, the first not repeated.
};

/// For each level (increasing), the region where f is at least that level. Outline points on grid lines are refined
/// onto f = level to 1e-9 of a grid step (regula falsi, Illinois variant) rather than interpolated; saddles inside a
/// cell are told apart by the value in the cell's middle. Cells with a NaN corner are left out.
std::vector<LevelRegion> level_regions(const ScalarField& f, const HeightGrid& grid, std::span<const double> levels);

/// For each level the lines where f = level: open ones begin and end at the grid's border or at a hole; a closed one
/// repeats its first point at the end.
std::vector<std::vector<std::vector<Vec2>>> level_lines(const ScalarField& f, const HeightGrid& grid,
                                                        std::span<const double> levels);

}  // namespace lectern
