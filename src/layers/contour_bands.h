#pragma once
#include "lectern/base/colormap.h"
#include "lectern/calculus/level_regions.h"
#include "lectern/figure/color_bar.h"
#include "lectern/figure/marks_2d.h"

#include <span>
#include <vector>

namespace lectern {

/// The colour of each band between neighbouring levels, as Matplotlib's contourf gives them: the map read at the band's
/// middle on the scale from the first level to the last. Shape: levels.size() - 1 colours.
std::vector<Color> band_colors(std::span<const double> levels, const ColorMap& map);

/// The bands between `levels` (increasing, at least 2) as regions to be painted one over the other. What lies above the
/// last level is left as `ground`.
FilledBands filled_bands(const ScalarField& f, const HeightGrid& grid, std::span<const double> levels,
                         std::span<const Color> colors, Color ground, const LevelSearch& search);

/// Which levels a colour bar names: evenly picked, ten or so at most, the level nearest to zero among them, as
/// Matplotlib's FixedLocator picks them. `levels` is not empty.
std::vector<double> color_bar_levels(std::span<const double> levels);

}  // namespace lectern
