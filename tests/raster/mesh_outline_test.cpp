#include "raster/mesh_outline.h"

#include <boost/test/unit_test.hpp>

#include <map>
#include <utility>

using namespace lectern;

namespace {

/// Squares of two triangles, `side` by `side` of them, but for one in the middle; and their places on the picture.
struct Sheet {
    Mesh mesh;
    std::vector<SurfaceVertex> vertices;

    explicit Sheet(std::uint32_t side) {
        for (std::uint32_t j = 0; j <= side; ++j)
            for (std::uint32_t i = 0; i <= side; ++i) {
                mesh.points.emplace_back(i, j, 0);
                vertices.push_back(
                    {static_cast<std::int32_t>(1000 * i), static_cast<std::int32_t>(1000 * j), 0, 0, {}});
            }
        for (std::uint32_t j = 0; j < side; ++j)
            for (std::uint32_t i = 0; i < side; ++i) {
                if (i == side / 2 && j == side / 2) continue;
                const std::uint32_t a = j * (side + 1) + i, b = a + 1, c = b + side + 1, d = c - 1;
                mesh.triangles.push_back({a, b, c});
                mesh.triangles.push_back({a, c, d});
            }
    }
    [[nodiscard]] MeshOutline outline(int jobs = 1) const {
        return {mesh, vertices, std::vector<char>(mesh.points.size(), 1), jobs};
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(mesh_outline)

BOOST_AUTO_TEST_CASE(rims_are_the_edges_of_one_triangle) {
    const Sheet sheet(101);  // Enough triangles for several threads.
    std::map<std::pair<std::uint32_t, std::uint32_t>, int> uses;
    for (const auto& corners : sheet.mesh.triangles)
        for (std::size_t k = 0; k < 3; ++k) ++uses[std::minmax(corners[k], corners[(k + 1) % 3])];
    for (const int jobs : {1, 3}) {
        const MeshOutline outline = sheet.outline(jobs);
        int rims = 0;
        for (const auto& [edge, count] : uses) {
            BOOST_REQUIRE_EQUAL(outline.is_rim(edge.first, edge.second), count == 1);
            BOOST_REQUIRE_EQUAL(outline.is_rim(edge.second, edge.first), count == 1);
            rims += count == 1 ? 1 : 0;
        }
        BOOST_TEST(rims == 4 * 101 + 4);
        for (std::uint32_t point = 0; point < sheet.mesh.points.size(); ++point) {
            const std::uint32_t i = point % 102, j = point / 102;
            const bool on_border = i == 0 || j == 0 || i == 101 || j == 101;
            const bool at_hole = (i == 50 || i == 51) && (j == 50 || j == 51);
            BOOST_REQUIRE_EQUAL(outline.has(point), on_border || at_hole);
        }
    }
}

BOOST_AUTO_TEST_CASE(where_triangles_face_both_ways_there_may_be_an_outline) {
    Sheet sheet(5);
    sheet.vertices[7].x += 5000;  // Beyond its neighbours: what is about it is turned over.
    const MeshOutline outline = sheet.outline();
    BOOST_TEST(outline.has(7));
    BOOST_TEST(outline.has(8));
    BOOST_TEST(!outline.is_rim(7, 8));
    BOOST_TEST(!outline.has(28));
}

BOOST_AUTO_TEST_SUITE_END()
