#pragma once
#include "lectern/base/colormap.h"
#include "lectern/calculus/level_regions.h"
#include "lectern/figure/color_bar.h"
#include "lectern/figure/marks_2d.h"

#include <span>
#include <vector>

namespace lectern {

/// Whether the longest gap between levels is more than three times the shortest, as of such as grow tenfold.
bool are_uneven(std::span<const double> levels);

/// Where a level stands on the scale of colours, 0 to 1: from the first level to the last or, where they are uneven, by
/// its number, for most bands would be of one colour.
double scale_share(std::span<const double> levels, std::size_t level);

/// The colour of each band between neighbouring levels, as Matplotlib's contourf gives them: the map read at the band's
/// middle on the scale from the first level to the last; see scale_share for uneven ones. Shape: levels.size() - 1
/// colours.
std::vector<Color> band_colors(std::span<const double> levels, const ColorMap& map);

/// The bands between `levels` (increasing, at least 2) as regions to be painted one over the other. What lies above the
/// last level is left as `ground`.
FilledBands filled_bands(const ScalarField& f, const HeightGrid& grid, std::span<const double> levels,
                         std::span<const Color> colors, Color ground, const LevelSearch& search);

/// Which levels a colour bar names: evenly picked, ten or so at most, the level nearest to zero among them, as
/// Matplotlib's FixedLocator picks them. `levels` is not empty.
std::vector<double> color_bar_levels(std::span<const double> levels);

/// Levels with their numbers: with as many decimals each where they are about even, and each with its own where they
/// are not (0.1, 1, 20, 150).
std::vector<Tick> label_levels(const std::vector<double>& levels, const NumberFormat& format);

}  // namespace lectern
