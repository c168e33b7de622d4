#include "layers/flat_bands.h"

#include <algorithm>

namespace lectern {
namespace {

using Polygon = std::vector<Vec3>;

/// The part of a convex polygon whose heights are at least `level`, or at most.
Polygon clipped(const Polygon& polygon, double level, bool above) {
    const auto inside = [&](const Vec3& point) { return above ? point.z() >= level : point.z() <= level; };
    Polygon kept;
    for (std::size_t k = 0; k < polygon.size(); ++k) {
        const Vec3 &a = polygon[k], &b = polygon[(k + 1) % polygon.size()];
        if (inside(a)) kept.push_back(a);
        if (inside(a) == inside(b)) continue;
        // Always from the lower end, so that both triangles at an edge find the same point.
        const Vec3 &low = a.z() < b.z() ? a : b, &high = a.z() < b.z() ? b : a;
        Vec3 at = low + (level - low.z()) / (high.z() - low.z()) * (high - low);
        at.z() = level;
        kept.push_back(at);
    }
    return kept;
}

}  // namespace

Mesh flat_mesh(Color color) {
    Mesh mesh;
    mesh.opacity = color.alpha;
    color.alpha = 1;
    mesh.color = color;
    mesh.lighting = {1, 0, 0, 0.5, 0};
    return mesh;
}

Line3d flat_line(std::span<const Vec2> points, double height, Stroke stroke) {
    Line3d line{{}, std::move(stroke)};
    line.points.reserve(points.size());
    for (const Vec2& point : points) line.points.emplace_back(point.x(), point.y(), height);
    return line;
}

std::vector<Mesh> flat_bands(const Tessellation& graph, std::span<const double> levels, std::span<const Color> colors,
                             double height) {
    std::vector<Mesh> bands(levels.size() - 1);
    for (std::size_t k = 0; k < bands.size(); ++k) {
        bands[k] = flat_mesh(colors[k]);
    }
    for (const auto& [a, b, c] : graph.triangles) {
        const Polygon triangle{graph.points[a], graph.points[b], graph.points[c]};
        const auto [low, high] = std::minmax({triangle[0].z(), triangle[1].z(), triangle[2].z()});
        auto band = static_cast<std::size_t>(std::ranges::upper_bound(levels, low) - levels.begin());
        for (band = band > 0 ? band - 1 : 0; band < bands.size() && levels[band] <= high; ++band) {
            const Polygon part = clipped(clipped(triangle, levels[band], true), levels[band + 1], false);
            if (part.size() < 3) continue;
            Mesh& mesh = bands[band];
            const auto first = static_cast<std::uint32_t>(mesh.points.size());
            for (const Vec3& point : part) mesh.points.emplace_back(point.x(), point.y(), height);
            for (std::uint32_t k = 2; k < part.size(); ++k) mesh.triangles.push_back({first, first + k - 1, first + k});
        }
    }
    std::erase_if(bands, [](const Mesh& mesh) { return mesh.triangles.empty(); });
    return bands;
}

}  // namespace lectern
