#include "raster/colored_pieces.h"

#include "raster/shade_points.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

constexpr double most_bend = 0.5;  ///< Of 255.
constexpr int most_halvings = 7;
constexpr double shortest_side = 1;  ///< CSS pixels: shorter ones are not halved.

struct Facet {
    std::uint32_t triangle = 0;
    std::array<ColoredCorner, 3> corners;  ///< In subpixels.
};

/// Thirty-secondths of a step: the same for all triangles at a corner, whatever their planes' rounding.
std::array<double, 3> rounded(const ShaderColor& color) {
    const auto round = [](float part) { return std::floor(static_cast<double>(part) * 255 * 32 + 0.5) / 32; };
    return {round(color.red), round(color.green), round(color.blue)};
}

double color_distance(const std::array<double, 3>& a, const std::array<double, 3>& b) {
    return std::max({std::abs(a[0] - b[0]), std::abs(a[1] - b[1]), std::abs(a[2] - b[2])});
}

std::vector<Facet> facets_of(const Surfaces& surfaces, std::span<const VisiblePiece* const> pieces, int jobs) {
    std::vector<SurfacePoint> points;
    for (const VisiblePiece* piece : pieces)
        for (const ScreenCorner& corner : piece->outline) points.push_back({piece->triangle, corner.x, corner.y});
    const std::vector<ShaderColor> colors = shade_points(surfaces, points, jobs);
    std::vector<Facet> facets;
    std::size_t first = 0;
    for (const VisiblePiece* piece : pieces) {
        const auto corner = [&](std::size_t i) {
            return ColoredCorner{points[first + i].x, points[first + i].y, rounded(colors[first + i])};
        };
        for (std::size_t i = 2; i < piece->outline.size(); ++i)
            facets.push_back({piece->triangle, {corner(0), corner(i - 1), corner(i)}});
        first += piece->outline.size();
    }
    return facets;
}

/// Halves each facet at the side over which its colours bend most; both halves go to `halves`, what is flat to `done`.
void halve(const Surfaces& surfaces, const std::vector<Facet>& facets, double shortest, int jobs,
           std::vector<Facet>& halves, std::vector<Facet>& done) {
    std::vector<SurfacePoint> middles;
    for (const Facet& facet : facets)
        for (std::size_t k = 0; k < 3; ++k) {
            const ColoredCorner &a = facet.corners[k], &b = facet.corners[(k + 1) % 3];
            middles.push_back({facet.triangle, (a.x + b.x) / 2, (a.y + b.y) / 2});
        }
    const std::vector<ShaderColor> colors = shade_points(surfaces, middles, jobs);
    for (std::size_t i = 0; i < facets.size(); ++i) {
        const Facet& facet = facets[i];
        std::size_t worst = 3;
        double most = most_bend;
        for (std::size_t k = 0; k < 3; ++k) {
            const ColoredCorner &a = facet.corners[k], &b = facet.corners[(k + 1) % 3];
            if (std::max(std::abs(a.x - b.x), std::abs(a.y - b.y)) < shortest) continue;
            std::array<double, 3> straight{};
            for (std::size_t c = 0; c < 3; ++c) straight[c] = (a.color[c] + b.color[c]) / 2;
            const double bend = color_distance(straight, rounded(colors[3 * i + k]));
            if (bend > most) {
                most = bend;
                worst = k;
            }
        }
        if (worst == 3) {
            done.push_back(facet);
            continue;
        }
        const ColoredCorner middle{middles[3 * i + worst].x, middles[3 * i + worst].y, rounded(colors[3 * i + worst])};
        const auto& a = facet.corners[worst];
        const auto& b = facet.corners[(worst + 1) % 3];
        const auto& c = facet.corners[(worst + 2) % 3];
        halves.push_back({facet.triangle, {a, middle, c}});
        halves.push_back({facet.triangle, {middle, b, c}});
    }
}

}  // namespace

std::vector<ColoredPiece> color_pieces(const Surfaces& surfaces, std::span<const VisiblePiece* const> pieces,
                                       double detail, int jobs) {
    std::vector<Facet> open = facets_of(surfaces, pieces, jobs), halves, done;
    for (int round = 0; round < most_halvings && !open.empty(); ++round) {
        halves.clear();
        halve(surfaces, open, shortest_side * detail * subpixels, jobs, halves, done);
        open.swap(halves);
    }
    done.insert(done.end(), open.begin(), open.end());
    std::vector<ColoredPiece> colored;
    colored.reserve(done.size());
    const double unit = 1 / (detail * subpixels);
    for (const Facet& facet : done) {
        ColoredPiece& piece = colored.emplace_back(facet.corners.begin(), facet.corners.end());
        for (ColoredCorner& corner : piece) {
            corner.x *= unit;
            corner.y *= unit;
        }
    }
    return colored;
}

}  // namespace lectern
