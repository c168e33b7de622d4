#include "raster/outline_corners.h"

#include "lectern/base/parallel.h"
#include "raster/triangle_setup.h"

#include <algorithm>

namespace lectern {
namespace {

/// Spreads the bits of a number (the finaliser of MurmurHash3, Appleby 2011): of few numbers, no two sets have the same
/// exclusive or.
std::uint64_t spread(std::uint64_t number) {
    number ^= number >> 33;
    number *= 0xff51afd7ed558ccdu;
    number ^= number >> 33;
    number *= 0xc4ceb9fe1a85ec53u;
    return number ^ number >> 33;
}

constexpr std::uint8_t clockwise = 1, anticlockwise = 2, irregular = 4;

/// What is known of the triangles about each point.
struct Surroundings {
    std::vector<std::uint8_t> ways;
    /// In a ring of triangles about a point each of its neighbours is a corner of two: the exclusive or of all is 0.
    std::vector<std::uint64_t> rings;
};

void look_around(const Mesh& mesh, std::size_t first, std::size_t last, std::span<const SurfaceVertex> vertices,
                 const std::vector<char>& drawn, Surroundings& around) {
    const std::size_t count = mesh.points.size();
    around.ways.resize(count, 0);
    around.rings.resize(count, 0);
    for (std::size_t triangle = first; triangle < last; ++triangle) {
        const auto& [i, j, k] = mesh.triangles[triangle];
        if (i >= count || j >= count || k >= count) continue;
        const std::uint64_t a = spread(i + 1), b = spread(j + 1), c = spread(k + 1);
        around.rings[i] ^= b ^ c;
        around.rings[j] ^= c ^ a;
        around.rings[k] ^= a ^ b;
        std::uint8_t way = irregular;
        if (drawn[i] != 0 && drawn[j] != 0 && drawn[k] != 0) {
            const std::int64_t area = twice_area_on_screen(vertices[i], vertices[j], vertices[k]);
            way = area > 0 ? clockwise : area < 0 ? anticlockwise : irregular;
        }
        for (const std::uint32_t corner : {i, j, k})
            around.ways[corner] = static_cast<std::uint8_t>(around.ways[corner] | way);
    }
}

}  // namespace

std::vector<std::uint8_t> find_outline_corners(const Mesh& mesh, std::span<const SurfaceVertex> vertices,
                                               const std::vector<char>& drawn, int jobs) {
    constexpr std::size_t shortest_run = 4096;
    const std::size_t triangles = mesh.triangles.size();
    const std::size_t runs =
        std::clamp<std::size_t>(triangles / shortest_run, 1, static_cast<std::size_t>(std::max(1, jobs)));
    std::vector<Surroundings> parts(runs);
    parallel_for(static_cast<int>(runs), jobs, [&](int run) {
        const auto part = static_cast<std::size_t>(run);
        look_around(mesh, triangles * part / runs, triangles * (part + 1) / runs, vertices, drawn, parts[part]);
    });
    std::vector<std::uint8_t> outline(mesh.points.size());
    for (std::size_t i = 0; i < outline.size(); ++i) {
        std::uint8_t way = 0;
        std::uint64_t ring = 0;
        for (const Surroundings& part : parts) {
            way = static_cast<std::uint8_t>(way | part.ways[i]);
            ring ^= part.rings[i];
        }
        outline[i] = (way == clockwise || way == anticlockwise) && ring == 0 ? 0 : 1;
    }
    return outline;
}

}  // namespace lectern
