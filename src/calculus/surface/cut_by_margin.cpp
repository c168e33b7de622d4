#include "calculus/surface/cut_by_margin.h"

#include <algorithm>
#include <unordered_map>

namespace lectern {
namespace {

constexpr int bisections = 50;

class MarginCut {
public:
    MarginCut(Tessellation& surface, const Program& margin) : surface_(surface), margin_(margin) {
        for (const Vec3& point : surface.points) inside_.push_back(holds(point) ? 1 : 0);
    }

    void run() {
        std::vector<std::array<std::uint32_t, 3>> kept;
        for (const auto& triangle : surface_.triangles) {
            const auto inside = std::ranges::count_if(triangle, [&](std::uint32_t k) { return inside_[k] != 0; });
            if (inside == 3) kept.push_back(triangle);
            if (inside == 0 || inside == 3) continue;
            std::vector<std::uint32_t> polygon;
            for (std::size_t k = 0; k < 3; ++k) {
                const std::uint32_t a = triangle[k], b = triangle[(k + 1) % 3];
                if (inside_[a] != 0) polygon.push_back(a);
                if (inside_[a] != inside_[b]) polygon.push_back(border(a, b));
            }
            for (std::size_t k = 2; k < polygon.size(); ++k) kept.push_back({polygon[0], polygon[k - 1], polygon[k]});
        }
        surface_.triangles = std::move(kept);
    }

private:
    [[nodiscard]] bool holds(const Vec3& point) const {
        double value = 0;
        margin_.run(std::array{point.x(), point.y(), point.z()}, std::span(&value, 1));
        return value >= 0;
    }

    std::uint32_t border(std::uint32_t a, std::uint32_t b) {
        const auto key = std::uint64_t{std::min(a, b)} << 32 | std::max(a, b);
        const auto [entry, is_new] = borders_.try_emplace(key, static_cast<std::uint32_t>(surface_.points.size()));
        if (!is_new) return entry->second;
        if (inside_[a] == 0) std::swap(a, b);
        double in = 0, out = 1;
        const Vec3 from = surface_.points[a], along = surface_.points[b] - from;
        for (int k = 0; k < bisections; ++k) {
            const double middle = (in + out) / 2;
            (holds(from + middle * along) ? in : out) = middle;
        }
        const Vec3 normal = surface_.normals[a] + in * (surface_.normals[b] - surface_.normals[a]);
        surface_.points.push_back(from + in * along);
        surface_.normals.push_back(normal);
        return entry->second;
    }

    Tessellation& surface_;
    const Program& margin_;
    std::vector<char> inside_;
    std::unordered_map<std::uint64_t, std::uint32_t> borders_;
};

}  // namespace

void cut_by_margin(Tessellation& surface, const Program& margin) { MarginCut(surface, margin).run(); }

}  // namespace lectern
