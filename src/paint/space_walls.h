#pragma once
#include "lectern/figure/figure.h"
#include "lectern/raster/view.h"
#include "paint/canvas.h"

#include <array>
#include <vector>

namespace lectern {

/// For each axis, the side (0 low, 1 high) of the box at which its wall stands: the one farther from the eye. A floor
/// is always the bottom.
std::array<int, 3> wall_sides(const Axes3d& axes, const View& view);

/// A place laid flat on the wall across axis k that is the far one.
Vec3 on_far_wall(Vec3 data, int k, const Axes3d& axes, const View& view);

/// The plot with its lines of far walls at their places.
Plot3d with_lines_on_walls(Plot3d plot, const View& view);

/// The box's edge along axis k, in scene units, on the given sides of the other axes.
std::array<Vec3, 2> box_edge(const Axes3d& axes, std::size_t k, const std::array<int, 3>& sides);

/// Those that paint_space_walls paints, as polygons of the picture.
std::vector<std::array<Vec2, 4>> walls_on_picture(const Axes3d& axes, const View& view);

/// Paints the walls that the axes' style has, with their grid: three, the floor alone, or none.
void paint_space_walls(Canvas& canvas, const Axes3d& axes, const View& view, const Theme& theme);

/// A floor that is seen from below stands before everything else: its outline and grid are added to `lines`, so that
/// depth decides, and it isn't filled.
void add_floor_from_below(const Axes3d& axes, const View& view, const Theme& theme, Group3d& lines);

}  // namespace lectern
