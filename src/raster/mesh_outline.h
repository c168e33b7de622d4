#pragma once
#include "lectern/figure/marks_3d.h"
#include "raster/surface_triangle.h"

#include <span>
#include <vector>

namespace lectern {

/// Where a mesh may have its outline on the screen.
class MeshOutline {
public:
    /// `vertices`: the points, projected; `drawn`: 0 or 1 for each point.
    MeshOutline(const Mesh& mesh, std::span<const SurfaceVertex> vertices, const std::vector<char>& drawn, int jobs);

    /// Whether a point may lie on it: where the triangles about the point don't close a ring, or don't all face the
    /// same way, or where one of them has a corner that is not drawn. About every other point they cover its
    /// surroundings on the screen without a gap.
    [[nodiscard]] bool has(std::uint32_t point) const { return has_[point] != 0; }
    /// Whether an edge of a triangle is that of no other; not where more than one rim runs through both of its ends.
    [[nodiscard]] bool is_rim(std::uint32_t from, std::uint32_t to) const {
        return leads_to(from, to) || leads_to(to, from);
    }

private:
    /// What is left of a point's neighbours where those that are corners of two of its triangles are left out twice.
    struct Unpaired {
        std::uint64_t spread = 0;  ///< Exclusive or of the numbers, each spread over all bits;
        std::uint32_t number = 0;  ///< and as they are.
    };
    struct Surroundings {
        std::vector<std::uint8_t> ways;
        std::vector<Unpaired> unpaired;
    };
    static void look_around(const Mesh& mesh, std::size_t first, std::size_t last,
                            std::span<const SurfaceVertex> vertices, const std::vector<char>& drawn,
                            Surroundings& around);
    [[nodiscard]] bool leads_to(std::uint32_t from, std::uint32_t to) const;

    std::vector<std::uint8_t> has_;
    std::vector<Unpaired> unpaired_;
};

}  // namespace lectern
