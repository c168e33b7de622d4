#include "layers/points_apart.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <unordered_map>

namespace lectern {
namespace {

/// The kept points by cubes as wide as the gap: those nearer than it lie in the same cube or one beside it.
class KeptPoints {
public:
    KeptPoints(std::span<const Vec3> points, double gap) : points_(points), gap_(gap) {}

    [[nodiscard]] bool any_near(const Vec3& point) const {
        const Cube middle = cube_of(point);
        for (std::int64_t i = -1; i <= 1; ++i)
            for (std::int64_t j = -1; j <= 1; ++j)
                for (std::int64_t k = -1; k <= 1; ++k) {
                    const auto [from, to] = kept_.equal_range(key({middle[0] + i, middle[1] + j, middle[2] + k}));
                    for (auto entry = from; entry != to; ++entry)
                        if ((points_[entry->second] - point).squaredNorm() < gap_ * gap_) return true;
                }
        return false;
    }
    void add(std::size_t point) { kept_.emplace(key(cube_of(points_[point])), point); }

private:
    using Cube = std::array<std::int64_t, 3>;

    [[nodiscard]] Cube cube_of(const Vec3& point) const {
        Cube cube;
        constexpr double farthest = 1e15;
        for (std::size_t k = 0; k < 3; ++k) {
            const double at = std::floor(point[static_cast<Eigen::Index>(k)] / gap_);
            cube[k] = static_cast<std::int64_t>(std::fmax(-farthest, std::fmin(farthest, at)));
        }
        return cube;
    }
    /// Cubes that share one by chance are told apart by the distance.
    static std::uint64_t key(const Cube& cube) {
        std::uint64_t all = 0;
        for (const std::int64_t k : cube) all = all * 0x9e3779b97f4a7c15u + static_cast<std::uint64_t>(k);
        return all;
    }

    std::span<const Vec3> points_;
    double gap_;
    std::unordered_multimap<std::uint64_t, std::size_t> kept_;
};

}  // namespace

std::vector<std::size_t> points_apart(std::span<const Vec3> points, double gap) {
    KeptPoints kept(points, gap);
    std::vector<std::size_t> numbers;
    for (std::size_t k = 0; k < points.size(); ++k) {
        if (!points[k].allFinite()) continue;
        const bool is_near = kept.any_near(points[k]);
        if (!is_near) kept.add(k);
        if (!is_near || k + 1 == points.size()) numbers.push_back(k);
    }
    return numbers;
}

}  // namespace lectern
