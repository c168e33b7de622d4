#include "raster/visible_pieces.h"

#include "lectern/base/parallel.h"
#include "raster/join_corners.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace lectern {
namespace {

constexpr double least_area = 0.01 * subpixels * subpixels;

bool look_alike(const SurfaceStyle& a, const SurfaceStyle& b) {
    const auto same = [](const ShaderColor& p, const ShaderColor& q) {
        return p.red == q.red && p.green == q.green && p.blue == q.blue;
    };
    return a.share_offset == b.share_offset && a.share_slope == b.share_slope &&
           std::ranges::equal(a.colors, b.colors, same);
}

/// A triangle's part in a tile.
struct Clipped {
    std::uint32_t triangle = 0;
    ScreenPolygon outline;
    double left = 0, top = 0, right = 0, bottom = 0;
    std::array<HalfPlane, 3> edges;
    HalfPlane depth;  ///< Its depth by place, in subpixels.
};

bool apart(const Clipped& a, const Clipped& b) {
    return a.left >= b.right || b.left >= a.right || a.top >= b.bottom || b.top >= a.bottom;
}

/// Whether all of the polygon lies outside one edge of the other.
bool beyond_an_edge(const ScreenPolygon& polygon, const Clipped& other) {
    return std::ranges::any_of(other.edges, [&](const HalfPlane& edge) {
        return std::ranges::all_of(polygon, [&](const ScreenCorner& corner) {
            return edge.at(corner.x, corner.y) <= 1e-6 * (std::abs(edge.a) + std::abs(edge.b));
        });
    });
}

struct Part {
    ScreenPolygon outline;
    int veils = 0;
};

class TilePieces {
public:
    TilePieces(const Surfaces& surfaces, const std::vector<bool>& see_through, const DepthLead& lead)
        : surfaces_(surfaces), see_through_(see_through), lead_(lead) {}

    std::vector<VisiblePiece> find(std::span<const std::uint32_t> triangles, double left, double top);

private:
    void clip(std::uint32_t triangle, const std::array<HalfPlane, 4>& sides);
    /// Takes from the parts of `back` what lies behind `front`; from a see-through one they get a veil there.
    void hide(const Clipped& front, const Clipped& back);
    void cut(Part part, const Clipped& front, const HalfPlane& nearer, bool veil);

    const Surfaces& surfaces_;
    const std::vector<bool>& see_through_;
    const DepthLead& lead_;
    std::vector<Clipped> clipped_;
    std::vector<Part> parts_, next_;  ///< Of the triangle that is looked at.
    ScreenPolygon inside_, outside_, rest_;
};

void TilePieces::clip(std::uint32_t triangle, const std::array<HalfPlane, 4>& sides) {
    const TriangleShape& shape = surfaces_.shapes[triangle];
    Clipped clipped;
    clipped.triangle = triangle;
    clipped.outline = polygon_of(shape);
    for (const HalfPlane& side : sides) {
        split_polygon(clipped.outline, side, PieceSide::tile, &inside_, nullptr);
        clipped.outline.swap(inside_);
        if (clipped.outline.empty()) return;
    }
    if (area_of(clipped.outline) < least_area) return;
    const auto [x0, x1] = std::ranges::minmax(clipped.outline, {}, &ScreenCorner::x);
    const auto [y0, y1] = std::ranges::minmax(clipped.outline, {}, &ScreenCorner::y);
    clipped.left = x0.x;
    clipped.right = x1.x;
    clipped.top = y0.y;
    clipped.bottom = y1.y;
    for (std::size_t k = 0; k < 3; ++k) clipped.edges[k] = inside_of_edge(shape, k);
    const double a = static_cast<double>(shape.depth_dx) / subpixels,
                 b = static_cast<double>(shape.depth_dy) / subpixels;
    clipped.depth = {a, b, shape.depth - a * shape.x[0] - b * shape.y[0]};
    clipped_.push_back(std::move(clipped));
}

void TilePieces::cut(Part part, const Clipped& front, const HalfPlane& nearer, bool veil) {
    const auto covered_by = [&](const HalfPlane& half, ScreenPolygon& rest) {
        split_polygon(rest, half, PieceSide::cut, &inside_, nullptr);
        rest.swap(inside_);
        return !rest.empty();
    };
    const std::array<HalfPlane, 4> halves = {front.edges[0], front.edges[1], front.edges[2], nearer};
    rest_ = part.outline;
    if (!std::ranges::all_of(halves, [&](const HalfPlane& half) { return covered_by(half, rest_); }) ||
        area_of(rest_) < 1e-3 * least_area) {
        next_.push_back(std::move(part));
        return;
    }
    for (const HalfPlane& half : halves) {
        split_polygon(part.outline, half, PieceSide::cut, &inside_, &outside_);
        if (area_of(outside_) >= 1e-3 * least_area) next_.push_back({outside_, part.veils});
        part.outline.swap(inside_);
    }
    if (veil) next_.push_back({std::move(part.outline), part.veils + 1});
}

void TilePieces::hide(const Clipped& front, const Clipped& back) {
    if (apart(front, back) || beyond_an_edge(back.outline, front) || beyond_an_edge(front.outline, back)) return;
    // Where `front` is nearer.
    const HalfPlane nearer = {back.depth.a - front.depth.a, back.depth.b - front.depth.b,
                              back.depth.c - front.depth.c - lead_.of(front.triangle, back.triangle)};
    const auto behind = [&](const ScreenCorner& corner) { return nearer.at(corner.x, corner.y) <= 0; };
    if (std::ranges::all_of(back.outline, behind) || std::ranges::all_of(front.outline, behind)) return;
    const bool veil = see_through_[surfaces_.kinship[front.triangle].surface];
    next_.clear();
    for (Part& part : parts_) {
        if (beyond_an_edge(part.outline, front))
            next_.push_back(std::move(part));
        else
            cut(std::move(part), front, nearer, veil);
    }
    parts_.swap(next_);
}

std::vector<VisiblePiece> TilePieces::find(std::span<const std::uint32_t> triangles, double left, double top) {
    constexpr double side = static_cast<double>(tile_side) * subpixels;
    const std::array<HalfPlane, 4> sides = {HalfPlane{1, 0, -left}, HalfPlane{-1, 0, left + side},
                                            HalfPlane{0, 1, -top}, HalfPlane{0, -1, top + side}};
    clipped_.clear();
    for (const std::uint32_t triangle : triangles) clip(triangle, sides);
    std::vector<VisiblePiece> pieces;
    bool any_cut = false;
    for (const Clipped& back : clipped_) {
        parts_.clear();
        parts_.push_back({back.outline, 0});
        for (const Clipped& front : clipped_) {
            if (&front != &back) hide(front, back);
            if (parts_.empty()) break;
        }
        any_cut = any_cut || parts_.size() != 1 || parts_[0].outline.size() != back.outline.size();
        for (Part& part : parts_)
            if (area_of(part.outline) >= least_area)
                pieces.push_back({back.triangle, part.veils, std::move(part.outline)});
    }
    if (any_cut) join_corners(surfaces_, pieces);
    return pieces;
}

}  // namespace

DepthLead::DepthLead(const Surfaces& surfaces, double detail) : surfaces_(surfaces), allowance_(0.25 * detail) {
    for (std::size_t a = 0; a < surfaces.styles.size(); ++a)
        for (std::size_t b = 0; b < surfaces.styles.size(); ++b)
            alike_.push_back(a != b && look_alike(surfaces.styles[a], surfaces.styles[b]));
    // Where all of one true surface look alike it is all the same, and the earlier, which is often the whole, leaves
    // fewer pieces.
    for (std::size_t a = 0; a < surfaces.styles.size(); ++a) {
        bool differ = false;
        for (std::size_t b = 0; b < surfaces.styles.size(); ++b)
            differ = differ ||
                     (surfaces.twins[a] == surfaces.twins[b] && !look_alike(surfaces.styles[a], surfaces.styles[b]));
        later_.push_back(surfaces.twins[a] != 0 && differ);
    }
}

double DepthLead::of(std::uint32_t first, std::uint32_t other) const {
    constexpr double rounding = 1e-7;
    double lead = rounding;
    if (alike_[surfaces_.kinship[first].surface * surfaces_.styles.size() + surfaces_.kinship[other].surface]) {
        const auto reach = [&](std::uint32_t triangle) {
            const TriangleShading shading = surfaces_.shading(triangle);
            return static_cast<double>(shading.lean + shading.depth_per_pixel);
        };
        lead = std::max(lead, allowance_ * std::max(reach(first), reach(other)));
    }
    const TriangleShape &a = surfaces_.shapes[first], &b = surfaces_.shapes[other];
    if (later_[surfaces_.kinship[first].surface] && a.twins == b.twins && a.twin_rank != b.twin_rank) {
        lead = std::max(lead, static_cast<double>(std::max(a.twin_lead, b.twin_lead)));
        return a.twin_rank > b.twin_rank ? -lead : lead;
    }
    return first < other ? -lead : lead;
}

std::vector<VisiblePiece> find_visible_pieces(const Surfaces& surfaces, const TileGrid& grid,
                                              const std::vector<bool>& see_through, double detail, int jobs) {
    std::vector<std::vector<VisiblePiece>> rows(static_cast<std::size_t>(grid.count() / std::max(1, grid.columns())));
    const DepthLead lead(surfaces, detail);
    parallel_for(static_cast<int>(rows.size()), jobs, [&](int row) {
        TilePieces tile_pieces(surfaces, see_through, lead);
        for (int column = 0; column < grid.columns(); ++column) {
            const auto triangles = grid.primitives(row * grid.columns() + column);
            if (triangles.empty()) continue;
            constexpr double side = static_cast<double>(tile_side) * subpixels;
            std::vector<VisiblePiece> found = tile_pieces.find(triangles, column * side, row * side);
            std::ranges::move(found, std::back_inserter(rows[static_cast<std::size_t>(row)]));
        }
    });
    std::vector<VisiblePiece> pieces;
    for (auto& row : rows) std::ranges::move(row, std::back_inserter(pieces));
    return pieces;
}

}  // namespace lectern
