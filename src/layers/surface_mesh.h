#pragma once
#include "lectern/calculus/scalar_field.h"
#include "lectern/figure/marks_3d.h"

namespace lectern {

/// The graph of f (two variables) over a rectangle as a mesh of cells x cells squares, each cut into two triangles,
/// with the exact normals (-f_x, -f_y, 1). Points where f isn't finite are NaN: their triangles are dropped by whoever
/// draws. Sampled on up to `jobs` threads.
Mesh surface_mesh(const ScalarField& f, Range x, Range y, int cells, int jobs);

/// The heights of a mesh's points; empty where none is finite.
Range height_range(const Mesh& mesh);

}  // namespace lectern
