#pragma once
#include "lectern/base/geometry.h"
#include "lectern/base/raw_vector.h"
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
    RawVector<double> z;        ///< [rows * columns]

    /// The least and the greatest finite height; empty where there is none.
    [[nodiscard]] Range z_range() const;
};

/// Samples f (two variables) at columns x rows points, both ends of each range included, on up to `jobs` threads.
HeightGrid sample_heights(const ScalarField& f, Range x, Range y, int columns, int rows, int jobs);

/// How exactly levels are followed, and on how many threads.
struct LevelSearch {
    /// How far a straight piece may stand off the curve, in data units along x and along y; 0: 1/200 of a cell.
    Vec2 flatness{0, 0};
    int jobs = 1;
};

/// The grid with further lines, so that no part of a level set slips through a cell unseen. Where enclosures of f over
/// a cell or along its edge don't exclude a level that its corners don't show, a point beyond the level is searched
/// for, and two lines are laid through it; two lines through the saddle of each cell whose corners leave open how it
/// connects. Only where f is continuous, in at most six rounds, to features of about 1/64 of a cell.
HeightGrid resolve_levels(const ScalarField& f, HeightGrid grid, std::span<const double> levels, int jobs);

/// The part of the grid's rectangle where f >= level, as closed outlines (even-odd rule).
struct LevelRegion {
    double level = 0;
    std::vector<std::vector<Vec2>> rings;  ///< Each at least 3 points, the first not repeated.
};

/// For each level (increasing, at most 32 000), the region where f is at least that level. Points of outlines are
/// refined onto f = level (on grid lines to 1e-10 of a grid step by regula falsi, inside cells by Newton's method);
/// saddles inside a cell are told apart by the value in the cell's middle. Cells with a NaN corner are left out.
/// The result doesn't depend on the number of threads.
std::vector<LevelRegion> level_regions(const ScalarField& f, const HeightGrid& grid, std::span<const double> levels,
                                       const LevelSearch& search = {});

/// For each level the lines where f = level: open ones begin and end at the grid's border or at a hole; a closed one
/// repeats its first point at the end.
std::vector<std::vector<std::vector<Vec2>>> level_lines(const ScalarField& f, const HeightGrid& grid,
                                                        std::span<const double> levels, const LevelSearch& search = {});

}  // namespace lectern
