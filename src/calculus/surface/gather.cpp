#include "calculus/surface/gather.h"

#include <limits>
#include <utility>

namespace lectern {

Tessellation gather(std::span<const Vec3> points, std::span<const Vec3> normals,
                    std::vector<std::array<std::uint32_t, 3>> triangles) {
    constexpr auto unused = std::numeric_limits<std::uint32_t>::max();
    Tessellation result;
    std::vector<std::uint32_t> numbers(points.size(), unused);
    for (auto& triangle : triangles)
        for (std::uint32_t& corner : triangle) {
            std::uint32_t& number = numbers[corner];
            if (number == unused) {
                number = static_cast<std::uint32_t>(result.points.size());
                result.points.push_back(points[corner]);
                result.normals.push_back(normals[corner]);
            }
            corner = number;
        }
    result.triangles = std::move(triangles);
    return result;
}

}  // namespace lectern
