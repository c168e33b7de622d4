#include "raster/colored_pieces.h"

#include "lectern/base/parallel.h"
#include "raster/shade_points.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

constexpr double most_bend = 0.4;  ///< Of 255.
constexpr int most_halvings = 7;
constexpr double shortest_side = 1;  ///< CSS pixels: shorter ones are not halved.

/// Where the colours along a side are looked at; the middle of these is that of the side. At a kink of the scale they
/// may be straight to its middle.
constexpr std::array<double, 3> shares = {0.25, 0.5, 0.75};

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

std::vector<Facet> facets_of(const Surfaces& surfaces, std::span<const VisiblePiece* const> pieces) {
    std::vector<SurfacePoint> points;
    for (const VisiblePiece* piece : pieces)
        for (const ScreenCorner& corner : piece->outline) points.push_back({piece->triangle, corner.x, corner.y});
    const std::vector<ShaderColor> colors = shade_points(surfaces, points, 1);
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
void halve(const Surfaces& surfaces, const std::vector<Facet>& facets, double shortest, std::vector<Facet>& halves,
           std::vector<Facet>& done) {
    std::vector<SurfacePoint> points;
    for (const Facet& facet : facets)
        for (std::size_t k = 0; k < 3; ++k)
            for (const double share : shares) {
                const ColoredCorner &a = facet.corners[k], &b = facet.corners[(k + 1) % 3];
                points.push_back({facet.triangle, a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)});
            }
    const std::vector<ShaderColor> colors = shade_points(surfaces, points, 1);
    for (std::size_t i = 0; i < facets.size(); ++i) {
        const Facet& facet = facets[i];
        std::size_t worst = 3;
        double most = most_bend;
        for (std::size_t k = 0; k < 3; ++k) {
            const ColoredCorner &a = facet.corners[k], &b = facet.corners[(k + 1) % 3];
            if (std::max(std::abs(a.x - b.x), std::abs(a.y - b.y)) < shortest) continue;
            for (std::size_t s = 0; s < shares.size(); ++s) {
                std::array<double, 3> straight{};
                for (std::size_t c = 0; c < 3; ++c) straight[c] = a.color[c] + shares[s] * (b.color[c] - a.color[c]);
                const double bend = color_distance(straight, rounded(colors[shares.size() * (3 * i + k) + s]));
                if (bend > most) {
                    most = bend;
                    worst = k;
                }
            }
        }
        if (worst == 3) {
            done.push_back(facet);
            continue;
        }
        const std::size_t half = shares.size() * (3 * i + worst) + shares.size() / 2;
        const ColoredCorner middle{points[half].x, points[half].y, rounded(colors[half])};
        const auto& a = facet.corners[worst];
        const auto& b = facet.corners[(worst + 1) % 3];
        const auto& c = facet.corners[(worst + 2) % 3];
        halves.push_back({facet.triangle, {a, middle, c}});
        halves.push_back({facet.triangle, {middle, b, c}});
    }
}

ColoredPieces color_run(const Surfaces& surfaces, std::span<const VisiblePiece* const> pieces, double detail) {
    std::vector<Facet> open = facets_of(surfaces, pieces), halves, done;
    for (int round = 0; round < most_halvings && !open.empty(); ++round) {
        halves.clear();
        halve(surfaces, open, shortest_side * detail * subpixels, halves, done);
        open.swap(halves);
    }
    done.insert(done.end(), open.begin(), open.end());
    ColoredPieces colored;
    const double unit = 1 / (detail * subpixels);
    for (Facet& facet : done) {
        for (ColoredCorner& corner : facet.corners) {
            corner.x *= unit;
            corner.y *= unit;
        }
        colored.add(facet.corners);
    }
    return colored;
}

}  // namespace

std::vector<ColoredPieces> color_pieces(const Surfaces& surfaces, std::span<const VisiblePiece* const> pieces,
                                        double detail, int jobs) {
    constexpr std::size_t run_length = 256;
    std::vector<ColoredPieces> runs((pieces.size() + run_length - 1) / run_length);
    parallel_runs(static_cast<int>(runs.size()), jobs, [&](int run, int /*thread*/) {
        const std::size_t first = static_cast<std::size_t>(run) * run_length;
        runs[static_cast<std::size_t>(run)] =
            color_run(surfaces, pieces.subspan(first, std::min(run_length, pieces.size() - first)), detail);
    });
    return runs;
}

}  // namespace lectern
