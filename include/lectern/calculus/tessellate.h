#pragma once
#include "lectern/calculus/surface_map.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace lectern {

/// Where a surface is seen from.
struct SurfaceEye {
    Vec3 at{0, 0, 0};        ///< Scene units, from the low corner of the box.
    Vec3 backward{0, 0, 1};  ///< Against the line of sight, unit length.
    /// How large a length looks at unit distance, or everywhere where `parallel`: as a share of how large it looks
    /// where the tolerance is told for.
    double scale = 1;
    bool parallel = false;
};

/// The box that a surface is looked at in, which says how long a data unit is along each axis, and how true its
/// triangles must be.
struct SurfaceAccuracy {
    Vec3 low{0, 0, 0}, high{1, 1, 1};      ///< Of the box, data units; what lies outside is not refined.
    Vec3 sides{1, 1, 1};                   ///< Lengths of the box's sides, scene units.
    double tolerance = 2e-4;               ///< Distance of the triangles from the surface, scene units.
    std::size_t triangle_limit = 400'000;  ///< Refinement ends where there are this many.
    /// Values of each coordinate, data units, whose lines on the surface must be true to twice the tolerance: where it
    /// is nearly level they move by far more than it. tessellate_evenly keeps to what its samples tell of them;
    /// tessellate_level looks at none.
    std::array<std::vector<double>, 3> levels{};
    /// All from which the surface is seen: the tolerance holds where it is nearest to them. None: it holds everywhere.
    std::vector<SurfaceEye> eyes{};
    /// The one from which it is seen in a still, whose triangles are far truer where that sees an outline: at rims, at
    /// faces of the box, and where the surface turns its back. tessellate_evenly and tessellate_level look for none.
    std::optional<SurfaceEye> outlines_from{};
};

/// A surface as triangles, along whose edges neighbours meet without a gap.
struct Tessellation {
    std::vector<Vec3> points;   ///< On the surface, data units.
    std::vector<Vec3> normals;  ///< One a point, data units, not of unit length; zero where there is none.
    std::vector<std::array<std::uint32_t, 3>> triangles;
    bool within_tolerance = true;  ///< False where the limit came first.
};

/// Cuts the parameters' rectangle into cells by halving until flat triangles lie within the tolerance of the surface
/// (measured at nine places a cell and by the turning of its normals), and lines of the levels of their own, cells
/// beside each other differing by one halving at most, and cuts what is left along the edges, poles and jumps of the
/// surface. Whether there can be any in a cell, enclosures decide; where an edge of a triangle meets one is found by
/// bisection to the last bits. A gap of no width (the missing point of sin(x)/x) is closed. On up to `jobs` threads,
/// with the same result for any number.
Tessellation tessellate(const SurfaceMap& surface, Range u, Range v, const SurfaceAccuracy& accuracy, int jobs);

/// The same over a fixed grid of `cells` x `cells` cells: only edges, poles and jumps are sought. Two triangles stand
/// for many cells where they are as good, within a quarter of the tolerance.
Tessellation tessellate_evenly(const SurfaceMap& surface, Range u, Range v, int cells, const SurfaceAccuracy& accuracy,
                               int jobs);

}  // namespace lectern
