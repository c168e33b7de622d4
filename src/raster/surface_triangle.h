#pragma once
#include <emmintrin.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace lectern {

/// What a surface's shader reads at a point, in this order. All but the depth are stored times the view's weight, so
/// that they are affine over the screen; the weight itself gives them back.
enum Attribute : std::size_t {
    weight_at,
    unit_x,  ///< Place in the axes' box, from 0 to 1 along each side.
    unit_y,
    unit_z,
    normal_right,  ///< Towards the viewer's side of the surface, in the camera's axes.
    normal_up,
    normal_back,
    depth_at,
    attribute_count
};
using Attributes = std::array<float, attribute_count>;

/// A projected corner of surfaces.
struct SurfaceVertex {
    std::int32_t x, y;   ///< Subpixels.
    float off_x, off_y;  ///< From there to the true place, in pixels.
    /// The normal as the mesh has it, zero where it is unknown: whoever looks at its back turns it.
    Attributes attributes;
};

/// A side of a triangle that may be part of a surface's outline, as exactly as it is known: a curve that leaves its
/// chord at the share s of the way by s (1 - s) ((1 - s) bulge_from + s bulge_to). Both triangles of an edge hold it
/// alike, from the end that is further left.
struct OutlineSide {
    double x, y;                 ///< Where it begins, pixels.
    double along_x, along_y;     ///< From there to its end, of unit length.
    double length;               ///< Pixels.
    float bulge_from, bulge_to;  ///< Pixels, to the right of its way on the screen.
    bool reversed = false;       ///< Whether the triangle lies to the left of its way.
    /// Where the surface turns its back: 1 if it lies to the right of its way on the screen, -1 if to the left; else 0.
    std::int8_t surface_at = 0;

    /// How far to the right of it a point of the picture lies, pixels.
    [[nodiscard]] double away(double at_x, double at_y) const {
        const double right = at_x - x, down = at_y - y;
        const double share = length > 0 ? std::clamp((along_x * right + along_y * down) / length, 0.0, 1.0) : 0;
        const double bulge = share * (1 - share) * ((1 - share) * bulge_from + share * bulge_to);
        return along_x * down - along_y * right - bulge;
    }
    /// How far it may leave its chord, pixels.
    [[nodiscard]] double reach() const {
        return static_cast<double>(std::max(std::abs(bulge_from), std::abs(bulge_to))) / 4;
    }
};

/// How far OutlineSides may leave their chords, pixels.
constexpr double most_bulge = 0.06;

/// A triangle as the coverage test reads it: corners in subpixels, clockwise on the screen, and its plane of depth.
struct TriangleShape {
    std::array<std::int32_t, 3> x, y;
    float depth, depth_dx, depth_dy;  ///< At corner 0, and the change with each pixel.
    /// Bit k: the edge from corner k to the next may be one of the surface's outline. Beyond all others the surface
    /// goes on, on the screen too.
    std::uint8_t outline_edges : 3;
    /// Bit k: the edge from corner k is one of Surfaces::outline_sides, from `first_side` on in the order of the edges.
    std::uint8_t exact_edges : 3;
    /// Not 0: the number of its true surface (Mesh::surface), of which other meshes may be drawn too; and which of them
    /// this is one of, the later the higher.
    std::uint8_t twins;
    std::uint16_t twin_rank;
    float twin_lead;  ///< How much nearer such a later mesh counts, in depth: what triangles may be off the surface.
    std::uint32_t first_side;
};

/// What a triangle holds at a point, times the view's weight, in the order of Attribute: the weight and the place in
/// the axes' box; the normal, and last what no shader reads.
struct WeightedPoint {
    __m128 place, normal;
};

/// The same triangle as the shader reads it.
struct TriangleShading {
    alignas(16) Attributes value{}, dx{}, dy{};  ///< At corner 0 (origin), and the change with each pixel.
    float origin_x = 0, origin_y = 0;            ///< Corner 0 in pixels.
    /// The change of depth with each pixel, held back where the surface is seen almost edge-on, and its length: how
    /// far a line on the surface may lie behind a sample of it.
    float lean_x = 0, lean_y = 0, lean = 0;
    /// How strongly the surface bends here: its depth leaves a tangent by up to bend * distance^2 (pixels).
    float bend = 0;
    float depth_per_pixel = 0;
    std::uint32_t surface = 0;
    std::uint8_t near_levels = 0;                     ///< Bit k: a level line of axis k may touch this triangle,
    std::uint8_t beside_levels = 0;                   ///< but runs beside it.
    std::array<float, 3> level_gradient = {1, 1, 1};  ///< Surfaces::least_steepness where levels run beside it.

    /// So many pixels from corner 0.
    [[nodiscard]] WeightedPoint at(float right, float down) const {
        const __m128 step_x = _mm_set1_ps(right), step_y = _mm_set1_ps(down);
        const auto plane = [&](std::size_t first) {
            return _mm_add_ps(_mm_load_ps(value.data() + first),
                              _mm_add_ps(_mm_mul_ps(_mm_load_ps(dx.data() + first), step_x),
                                         _mm_mul_ps(_mm_load_ps(dy.data() + first), step_y)));
        };
        static_assert(weight_at == 0 && unit_x == 1 && normal_right == 4 && attribute_count == 8);
        return {plane(0), plane(normal_right)};
    }
};

/// Where a triangle belongs.
struct TriangleKinship {
    std::array<std::uint32_t, 3> corners;  ///< Numbers in Surfaces::vertices, in the order of TriangleShape.
    std::uint32_t surface : 30;
    /// Whether the side of the normals is seen. The triangle's own plane decides: interpolated normals waver near an
    /// outline.
    std::uint32_t front : 1;
    /// Whether it is seen almost edge-on, so that its planes say nothing outside of it.
    std::uint32_t steep : 1;
};

}  // namespace lectern
