#include "calculus/surface/gather.h"

#include <limits>

namespace lectern {

Tessellation gather(const SurfacePoints& points, std::span<const std::array<PointId, 3>> triangles,
                    bool within_tolerance) {
    constexpr auto unused = std::numeric_limits<std::uint32_t>::max();
    Tessellation result;
    result.within_tolerance = within_tolerance;
    result.triangles.reserve(triangles.size());
    std::vector<std::uint32_t> numbers(points.count(), unused);
    for (const auto& triangle : triangles) {
        auto& renumbered = result.triangles.emplace_back();
        for (std::size_t k = 0; k < 3; ++k) {
            std::uint32_t& number = numbers[triangle[k]];
            if (number == unused) {
                number = static_cast<std::uint32_t>(result.points.size());
                result.points.push_back(points.data(triangle[k]));
                result.normals.push_back(points.normal(triangle[k]));
            }
            renumbered[k] = number;
        }
    }
    return result;
}

}  // namespace lectern
