#include "raster/seam_lines.h"

#include "raster/piece_outline.h"
#include "raster/shade_points.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace lectern {
namespace {

constexpr double seam_width = 1.6;  ///< CSS pixels: a pixel's diagonal and a hair.
constexpr int color_step = 6;       ///< Of 255: seams of colours that are about the same are one shape.

struct PieceSideAt {
    GridSide side;
    const VisiblePiece* piece = nullptr;
    SurfacePoint middle;

    [[nodiscard]] auto undirected() const {
        return std::tuple(std::min(side.from, side.to), std::max(side.from, side.to));
    }
};

/// Whether any surface covers a place, in subpixels.
bool covered(const Surfaces& surfaces, const TileGrid& grid, double x, double y) {
    const int tile =
        grid.tile_at(static_cast<int>(std::floor(x / subpixels)), static_cast<int>(std::floor(y / subpixels)));
    return tile >= 0 && std::ranges::any_of(grid.primitives(tile), [&](std::uint32_t triangle) {
               const TriangleShape& shape = surfaces.shapes[triangle];
               for (std::size_t k = 0; k < 3; ++k)
                   if (inside_of_edge(shape, k).at(x, y) < 0) return false;
               return true;
           });
}

/// Whether surfaces cover all that a seam along this side would.
bool has_room(const Surfaces& surfaces, const TileGrid& grid, const ScreenCorner& from, const ScreenCorner& to,
              double reach) {
    const double dx = to.x - from.x, dy = to.y - from.y, length = std::sqrt(dx * dx + dy * dy);
    if (!(length > 0)) return false;
    const double ox = dy / length * reach, oy = -dx / length * reach;
    for (const double sign : {1.0, -1.0})
        for (const double share : {0.0, 0.5, 1.0})
            if (!covered(surfaces, grid, from.x + share * dx + sign * ox, from.y + share * dy + sign * oy))
                return false;
    return true;
}

/// The sides that no neighbour shares and that something in front has cut.
std::vector<PieceSideAt> cut_sides(const Surfaces& surfaces, const TileGrid& grid,
                                   const std::vector<VisiblePiece>& pieces, double detail) {
    std::vector<PieceSideAt> sides;
    const double unit = 1 / (detail * subpixels);
    for (const VisiblePiece& piece : pieces) {
        for (std::size_t i = 0; i < piece.outline.size(); ++i) {
            const ScreenCorner &from = piece.outline[i], &to = piece.outline[i + 1 < piece.outline.size() ? i + 1 : 0];
            const GridSide side{grid_place({from.x * unit, from.y * unit}), grid_place({to.x * unit, to.y * unit})};
            if (side.from == side.to || from.side != PieceSide::cut) continue;
            if (!has_room(surfaces, grid, from, to, seam_width / 2 / unit)) continue;
            sides.push_back({side, &piece, {piece.triangle, (from.x + to.x) / 2, (from.y + to.y) / 2}});
        }
    }
    const auto key = [&](const PieceSideAt& side) {
        return std::tuple(surfaces.kinship[side.piece->triangle].surface, side.piece->veils, side.undirected());
    };
    std::ranges::stable_sort(sides, {}, key);
    std::vector<PieceSideAt> kept;
    for (std::size_t begin = 0; begin < sides.size();) {
        std::size_t end = begin + 1;
        while (end < sides.size() && key(sides[end]) == key(sides[begin])) ++end;
        if (end - begin == 1) kept.push_back(sides[begin]);
        begin = end;
    }
    return kept;
}

}  // namespace

std::vector<ShapeLine> seam_lines(const Surfaces& surfaces, const TileGrid& grid,
                                  const std::vector<VisiblePiece>& pieces, double detail, int jobs) {
    const std::vector<PieceSideAt> sides = cut_sides(surfaces, grid, pieces, detail);
    std::vector<SurfacePoint> middles;
    for (const PieceSideAt& side : sides) middles.push_back(side.middle);
    const std::vector<ShaderColor> colors = shade_points(surfaces, middles, jobs);
    std::map<std::array<int, 3>, std::vector<GridSide>> by_color;
    for (std::size_t i = 0; i < sides.size(); ++i) {
        const auto step = [](float part) { return static_cast<int>(std::lround(part * 255 / color_step)); };
        by_color[{step(colors[i].red), step(colors[i].green), step(colors[i].blue)}].push_back(sides[i].side);
    }
    std::vector<ShapeLine> seams;
    for (auto& [steps, same] : by_color) {
        const auto part = [&](std::size_t c) { return std::min(1.0, steps[c] * color_step / 255.0); };
        ShapeLine& seam = seams.emplace_back();
        seam.round_ends = false;
        seam.stroke = {{part(0), part(1), part(2), 1}, seam_width, {}};
        for (const auto& line : join_sides(std::move(same))) seam.lines.push_back(simplified(line, false, 0.1));
    }
    return seams;
}

}  // namespace lectern
