#include "calculus/surface/cut_by_margin.h"

#include "calculus/surface/follow_rims.h"
#include "lectern/base/cross_product.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace lectern {
namespace {

constexpr int bisections = 50;
/// An edge along the rim is halved so often at most.
constexpr int most_halvings = 8;
/// How far beyond such an edge the rim is sought, by the height of its triangle over it.
constexpr double reach = 1.75;

class MarginCut {
public:
    /// `scale`: scene units to a data unit; `tolerance`: of rims, scene units.
    MarginCut(Tessellation& surface, const Program& margin, const Vec3& scale, double tolerance)
        : surface_(surface), margin_(margin), scale_(scale), tolerance_(tolerance) {
        for (const Vec3& point : surface.points) inside_.push_back(holds(point) ? 1 : 0);
    }

    void run() {
        const std::vector<Triangle> triangles = std::move(surface_.triangles);
        surface_.triangles.clear();
        for (const Triangle& triangle : triangles) {
            std::array<bool, 3> in;
            for (std::size_t k = 0; k < 3; ++k) in[k] = inside_[triangle[k]] != 0;
            const auto inside = std::ranges::count(in, true);
            if (inside == 3) surface_.triangles.push_back(triangle);
            if (inside == 0 || inside == 3) continue;
            // The corner that is alone on its side of the rim.
            const auto alone = static_cast<std::size_t>(std::ranges::find(in, inside == 1) - in.begin());
            const std::uint32_t a = triangle[alone], b = triangle[(alone + 1) % 3], c = triangle[(alone + 2) % 3];
            const std::uint32_t of_ab = border(a, b), of_ca = border(c, a);
            if (inside == 1) {
                follow_rim(of_ab, of_ca, a, 0);
            } else {
                surface_.triangles.push_back({b, c, of_ca});
                follow_rim(of_ca, of_ab, b, 0);
            }
        }
    }

private:
    using Triangle = std::array<std::uint32_t, 3>;

    /// Adds the triangle of the rim's edge from `a` to `b` and the corner across, or several where the rim leaves the
    /// edge.
    void follow_rim(std::uint32_t a, std::uint32_t b, std::uint32_t across, int halvings) {
        if (halvings < most_halvings) {
            const Vec3 from = surface_.points[across], middle = (surface_.points[a] + surface_.points[b]) / 2;
            const Vec3 chord = (surface_.points[b] - surface_.points[a]).cwiseProduct(scale_);
            const double share = last_inside(from, reach * (middle - from)) * reach;
            const Vec3 off = (share - 1) * (middle - from).cwiseProduct(scale_);
            if (share < reach && cross_product(off, chord).norm() > tolerance_ * chord.norm()) {
                const auto at = static_cast<std::uint32_t>(surface_.points.size());
                const Vec3 normal = surface_.normals[across];
                const Vec3 mean = (surface_.normals[a] + surface_.normals[b]) / 2;
                surface_.points.push_back(from + share * (middle - from));
                surface_.normals.push_back(normal + share * (mean - normal));
                follow_rim(a, at, across, halvings + 1);
                follow_rim(at, b, across, halvings + 1);
                return;
            }
        }
        surface_.triangles.push_back({a, b, across});
    }
    /// The share of a way, from within, up to which the condition holds; 1 where it does to the end.
    [[nodiscard]] double last_inside(const Vec3& from, const Vec3& way) const {
        if (holds(from + way)) return 1;
        double in = 0, out = 1;
        for (int k = 0; k < bisections; ++k) {
            const double middle = (in + out) / 2;
            (holds(from + middle * way) ? in : out) = middle;
        }
        return in;
    }
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
        const Vec3 from = surface_.points[a], along = surface_.points[b] - from;
        const double in = last_inside(from, along);
        const Vec3 normal = surface_.normals[a] + in * (surface_.normals[b] - surface_.normals[a]);
        surface_.points.push_back(from + in * along);
        surface_.normals.push_back(normal);
        return entry->second;
    }

    Tessellation& surface_;
    const Program& margin_;
    Vec3 scale_;
    double tolerance_;
    std::vector<char> inside_;
    std::unordered_map<std::uint64_t, std::uint32_t> borders_;
};

}  // namespace

void cut_by_margin(Tessellation& surface, const Program& margin, const SurfaceAccuracy& accuracy) {
    const Vec3 scale = accuracy.sides.cwiseQuotient(accuracy.high - accuracy.low);
    MarginCut(surface, margin, scale, rim_tolerance * accuracy.tolerance).run();
}

}  // namespace lectern
