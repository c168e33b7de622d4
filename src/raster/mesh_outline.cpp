#include "raster/mesh_outline.h"

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

}  // namespace

void MeshOutline::look_around(const Mesh& mesh, std::size_t first, std::size_t last,
                              std::span<const SurfaceVertex> vertices, const std::vector<char>& drawn,
                              Surroundings& around) {
    const std::size_t count = mesh.points.size();
    around.ways.resize(count, 0);
    around.unpaired.resize(count);
    const auto add = [&](std::uint32_t point, std::uint64_t spread, std::uint32_t number, std::uint8_t way) {
        around.unpaired[point].spread ^= spread;
        around.unpaired[point].number ^= number;
        around.ways[point] = static_cast<std::uint8_t>(around.ways[point] | way);
    };
    for (std::size_t triangle = first; triangle < last; ++triangle) {
        const auto& [i, j, k] = mesh.triangles[triangle];
        if (i >= count || j >= count || k >= count) continue;
        const std::uint64_t a = spread(i + 1), b = spread(j + 1), c = spread(k + 1);
        std::uint8_t way = irregular;
        if (drawn[i] != 0 && drawn[j] != 0 && drawn[k] != 0) {
            const std::int64_t area = twice_area_on_screen(vertices[i], vertices[j], vertices[k]);
            way = area > 0 ? clockwise : area < 0 ? anticlockwise : irregular;
        }
        add(i, b ^ c, j ^ k, way);
        add(j, c ^ a, k ^ i, way);
        add(k, a ^ b, i ^ j, way);
    }
}

MeshOutline::MeshOutline(const Mesh& mesh, std::span<const SurfaceVertex> vertices, const std::vector<char>& drawn,
                         int jobs)
    : has_(mesh.points.size()) {
    constexpr std::size_t shortest_run = 4096;
    const std::size_t triangles = mesh.triangles.size();
    const std::size_t runs =
        std::clamp<std::size_t>(triangles / shortest_run, 1, static_cast<std::size_t>(std::max(1, jobs)));
    std::vector<Surroundings> parts(runs);
    parallel_runs(static_cast<int>(runs), jobs, [&](int run, int /*thread*/) {
        const auto part = static_cast<std::size_t>(run);
        look_around(mesh, triangles * part / runs, triangles * (part + 1) / runs, vertices, drawn, parts[part]);
    });
    unpaired_ = std::move(parts[0].unpaired);
    for (std::size_t i = 0; i < has_.size(); ++i) {
        std::uint8_t way = parts[0].ways[i];
        for (std::size_t part = 1; part < runs; ++part) {
            way = static_cast<std::uint8_t>(way | parts[part].ways[i]);
            unpaired_[i].spread ^= parts[part].unpaired[i].spread;
            unpaired_[i].number ^= parts[part].unpaired[i].number;
        }
        has_[i] = (way == clockwise || way == anticlockwise) && unpaired_[i].spread == 0 ? 0 : 1;
    }
}

/// Most points of a rim have two neighbours along it.
bool MeshOutline::leads_to(std::uint32_t from, std::uint32_t to) const {
    const Unpaired& left = unpaired_[from];
    return left.spread != 0 && (spread(to + 1) ^ spread((left.number ^ to) + 1)) == left.spread;
}

}  // namespace lectern
