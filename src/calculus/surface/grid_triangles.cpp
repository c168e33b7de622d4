#include "calculus/surface/grid_triangles.h"

#include "lectern/base/parallel.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

using Triangle = std::array<std::uint32_t, 3>;

/// Cells along a side of the largest square that two triangles may cover; a power of two.
constexpr std::uint32_t patch = 16;

/// How far a normal may be from the middle of its neighbours' to be left out: it changes the light by about one step
/// of 256.
constexpr double same_direction = 0.005;

template <typename Vector>
Vec3 place_of(const PointGrid<Vector>& grid, std::uint32_t point) {
    return grid.points[point].template cast<double>();
}

/// Squares halve into smaller ones. A square of side s is cut in two by a diagonal, or where its centre is needed, in
/// four by both; a side, in two where its middle is needed. Diagonals end in the centres of the squares of side 2 s.
template <typename Vector>
class GridTriangulator {
public:
    GridTriangulator(const PointGrid<Vector>& grid, const MergingTolerance& tolerance, int jobs)
        : grid_(grid),
          cells_(grid.cells),
          tolerance_(tolerance),
          jobs_(jobs),
          needed_(grid.points.size()),
          patches_((cells_ + patch - 1) / patch) {}

    std::vector<Triangle> run() {
        for (std::uint32_t y = 0; y < patches_; ++y)
            for (std::uint32_t x = 0; x < patches_; ++x)
                if (!is_whole(x, y)) need_all(x, y);
        for (std::uint32_t side = 2; side <= patch; side *= 2) {
            mark_middles(side);
            mark_centers(side);
        }
        std::vector<std::vector<Triangle>> rows(patches_);
        parallel_for(static_cast<int>(patches_), jobs_, [&](int row) {
            const auto y = static_cast<std::uint32_t>(row);
            for (std::uint32_t x = 0; x < patches_; ++x) add_patch(x, y, rows[y]);
        });
        std::size_t count = 0;
        for (const auto& row : rows) count += row.size();
        std::vector<Triangle> triangles;
        triangles.reserve(count);
        for (const auto& row : rows) triangles.insert(triangles.end(), row.begin(), row.end());
        return triangles;
    }

private:
    [[nodiscard]] std::uint32_t at(std::uint32_t i, std::uint32_t j) const { return j * (cells_ + 1) + i; }
    [[nodiscard]] Vec3 direction(std::uint32_t point) const { return grid_.normals[point].template cast<double>(); }
    [[nodiscard]] bool is_covered(std::uint32_t i, std::uint32_t j) const {
        return grid_.whole.empty() || grid_.whole[j * cells_ + i] != 0;
    }

    /// Whether a patch has all of its cells.
    [[nodiscard]] bool is_whole(std::uint32_t x, std::uint32_t y) const {
        if ((x + 1) * patch > cells_ || (y + 1) * patch > cells_) return false;
        for (std::uint32_t j = y * patch; j < (y + 1) * patch; ++j)
            for (std::uint32_t i = x * patch; i < (x + 1) * patch; ++i)
                if (!is_covered(i, j)) return false;
        return true;
    }
    void need_all(std::uint32_t x, std::uint32_t y) {
        for (std::uint32_t j = y * patch; j <= std::min(cells_, (y + 1) * patch); ++j)
            for (std::uint32_t i = x * patch; i <= std::min(cells_, (x + 1) * patch); ++i) needed_[at(i, j)] = 1;
    }

    /// Whether a point is not what the middle of two others would be.
    [[nodiscard]] bool differs(std::uint32_t point, std::uint32_t a, std::uint32_t b) const {
        const Vec3 own = direction(point);
        const Vec3 off = place_of(grid_, point) - 0.5 * (place_of(grid_, a) + place_of(grid_, b));
        // Along the surface a point may slide; where no normal is known, all of the offset counts.
        const double distance = own.isZero(0) ? off.norm() : std::abs(off.dot(own));
        if (!(distance <= tolerance_.distance)) return true;
        const Vec3 turn = own - 0.5 * (direction(a) + direction(b));
        if (!(turn.squaredNorm() <= same_direction * same_direction)) return true;
        return !tolerance_.levels.empty() &&
               tolerance_.levels.off(place_of(grid_, a), place_of(grid_, point), place_of(grid_, b), own) > 0;
    }

    /// The middles of the sides of squares; whoever needs a centre of a smaller square needs the middles beside it.
    void mark_middles(std::uint32_t side) {
        const std::uint32_t half = side / 2, quarter = half / 2;
        const auto is_center_needed = [&](std::uint32_t i, std::uint32_t j) {
            const auto any = [&](std::uint32_t row) {
                return (i >= quarter && needed_[at(i - quarter, row)] != 0) ||
                       (i + quarter <= cells_ && needed_[at(i + quarter, row)] != 0);
            };
            return (j >= quarter && any(j - quarter)) || (j + quarter <= cells_ && any(j + quarter));
        };
        parallel_for(static_cast<int>(cells_ / half + 1), jobs_, [&](int row) {
            const std::uint32_t j = static_cast<std::uint32_t>(row) * half;
            const bool along = j % side == 0;  // Else the sides run across the rows.
            for (std::uint32_t i = along ? half : 0; i <= cells_; i += side) {
                char& needed = needed_[at(i, j)];
                if (needed != 0) continue;
                const std::uint32_t a = along ? at(i - half, j) : at(i, j - half);
                const std::uint32_t b = along ? at(i + half, j) : at(i, j + half);
                needed = (quarter > 0 && is_center_needed(i, j)) || differs(at(i, j), a, b) ? 1 : 0;
            }
        });
    }

    /// The centres of squares; whoever needs the middle of a side needs the centres on both of its sides.
    void mark_centers(std::uint32_t side) {
        const std::uint32_t half = side / 2;
        parallel_for(static_cast<int>(cells_ / side), jobs_, [&](int row) {
            const std::uint32_t j = static_cast<std::uint32_t>(row) * side + half;
            for (std::uint32_t i = half; i + half <= cells_; i += side) {
                char& needed = needed_[at(i, j)];
                if (needed != 0) continue;
                const auto [a, b] = diagonal(i - half, j - half, side);
                const bool middle = needed_[at(i - half, j)] != 0 || needed_[at(i + half, j)] != 0 ||
                                    needed_[at(i, j - half)] != 0 || needed_[at(i, j + half)] != 0;
                needed = middle || differs(at(i, j), a, b) ? 1 : 0;
            }
        });
    }

    /// Of the square whose lowest corner is (i, j): through the centre of the square of twice its side.
    [[nodiscard]] std::array<std::uint32_t, 2> diagonal(std::uint32_t i, std::uint32_t j, std::uint32_t side) const {
        if (rises(i, j, side)) return {at(i, j), at(i + side, j + side)};
        return {at(i + side, j), at(i, j + side)};
    }
    static bool rises(std::uint32_t i, std::uint32_t j, std::uint32_t side) { return (i / side + j / side) % 2 == 0; }

    void add_patch(std::uint32_t x, std::uint32_t y, std::vector<Triangle>& triangles) const {
        if (is_whole(x, y)) {
            add_square(x * patch, y * patch, patch, triangles);
            return;
        }
        for (std::uint32_t j = y * patch; j < std::min(cells_, (y + 1) * patch); ++j)
            for (std::uint32_t i = x * patch; i < std::min(cells_, (x + 1) * patch); ++i)
                if (is_covered(i, j)) add_cell(i, j, triangles);
    }

    void add_cell(std::uint32_t i, std::uint32_t j, std::vector<Triangle>& triangles) const {
        const auto both = cell_triangles(grid_, i, j);
        triangles.insert(triangles.end(), both.begin(), both.end());
    }

    void add_square(std::uint32_t i, std::uint32_t j, std::uint32_t side, std::vector<Triangle>& triangles) const {
        if (side == 1) {
            add_cell(i, j, triangles);
            return;
        }
        const std::uint32_t half = side / 2, center = at(i + half, j + half);
        // Around the square: its corners, and the middle of the side from each to the next.
        const std::array<std::uint32_t, 4> corners{at(i, j), at(i + side, j), at(i + side, j + side), at(i, j + side)};
        if (needed_[center] == 0) {
            const std::size_t first = rises(i, j, side) ? 0 : 1;
            const auto corner = [&](std::size_t k) { return corners[(first + k) % 4]; };
            triangles.push_back({corner(0), corner(1), corner(2)});
            triangles.push_back({corner(0), corner(2), corner(3)});
            return;
        }
        const std::array<std::uint32_t, 4> middles{at(i + half, j), at(i + side, j + half), at(i + half, j + side),
                                                   at(i, j + half)};
        const std::array<std::array<std::uint32_t, 2>, 4> quarters{
            {{i, j}, {i + half, j}, {i + half, j + half}, {i, j + half}}};
        for (std::size_t k = 0; k < 4; ++k) {
            const bool next = needed_[middles[k]] != 0, last = needed_[middles[(k + 3) % 4]] != 0;
            if (!next) triangles.push_back({corners[k], corners[(k + 1) % 4], center});
            if (next && last) {
                add_square(quarters[k][0], quarters[k][1], half, triangles);
            } else if (next) {
                triangles.push_back({corners[k], middles[k], center});
            } else if (last) {
                triangles.push_back({middles[(k + 3) % 4], corners[k], center});
            }
        }
    }

    const PointGrid<Vector>& grid_;
    std::uint32_t cells_;
    const MergingTolerance& tolerance_;
    int jobs_;
    std::vector<char> needed_;
    std::uint32_t patches_;  ///< Along a side.
};

}  // namespace

template <typename Vector>
std::array<Triangle, 2> cell_triangles(const PointGrid<Vector>& grid, std::uint32_t i, std::uint32_t j) {
    const std::uint32_t a = j * (grid.cells + 1) + i, b = a + 1, c = a + grid.cells + 1, d = c + 1;
    const auto length = [&](std::uint32_t from, std::uint32_t to) {
        return (place_of(grid, from) - place_of(grid, to)).squaredNorm();
    };
    if (length(b, c) < length(a, d)) return {{{a, b, c}, {b, d, c}}};
    return {{{a, b, d}, {a, d, c}}};
}

template <typename Vector>
std::vector<Triangle> grid_triangles(const PointGrid<Vector>& grid, const MergingTolerance& tolerance, int jobs) {
    return GridTriangulator(grid, tolerance, jobs).run();
}

template std::array<Triangle, 2> cell_triangles(const PointGrid<Vec3>&, std::uint32_t, std::uint32_t);
template std::vector<Triangle> grid_triangles(const PointGrid<Vec3>&, const MergingTolerance&, int);
template std::vector<Triangle> grid_triangles(const PointGrid<Eigen::Vector3f>&, const MergingTolerance&, int);

}  // namespace lectern
