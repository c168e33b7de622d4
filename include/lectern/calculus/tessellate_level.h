#pragma once
#include "lectern/calculus/scalar_field.h"
#include "lectern/calculus/tessellate.h"

#include <array>
#include <optional>

namespace lectern {

/// The surface F = level of a function of three variables inside `domain`, where the margin of a condition, if there is
/// one, is at least 0. Cubes of a grid, left out wherever an enclosure of F shows that the level is not taken, are cut
/// into six tetrahedra each (Kuhn 1960) whose edges are searched for the level (Illinois method), so that all points
/// lie on the surface; the grid is refined until the triangles' middles lie within the tolerance of it or the limit is
/// reached. Normals are gradients of F.
Tessellation tessellate_level(const ScalarField& f, double level, const std::array<Range, 3>& domain,
                              const std::optional<Expr>& margin, const SurfaceAccuracy& accuracy, int jobs);

}  // namespace lectern
