#pragma once
#include "calculus/surface/edge_cuts.h"
#include "calculus/surface/flatness.h"
#include "calculus/surface/surface_points.h"

#include <array>
#include <vector>

namespace lectern {

/// Of a surface's tolerance, that of its rim: it is seen as a line against what is behind it.
constexpr double rim_tolerance = 0.25;
/// How many times truer it is where outlines are to be true: of the curves that edges are drawn as.
constexpr double at_true_rims = 4;

/// Triangles that follow a surface may still leave its rim, which bends within the surface: in the plane z = 0 the disc
/// x = r cos u, y = r sin u is as flat with sixteen corners as with a hundred. Edges along the rim, those of the
/// parameters' rectangle and those that `cuts` made, are cut until what lies in their middle is near enough.
///
/// `u`, `v`: the rectangle. Ends where the triangles have reached their limit.
void follow_rims(std::vector<std::array<PointId, 3>>& triangles, const Range& u, const Range& v,
                 const SurfaceAccuracy& accuracy, SurfacePoints& points, EdgeCuts& cuts, const Flatness& flatness);

}  // namespace lectern
