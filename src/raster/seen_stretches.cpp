#include "raster/seen_stretches.h"

#include "lectern/figure/line_of_sight.h"
#include "raster/screen_polygon.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace lectern {
namespace {

/// Shares of the way along a straight segment.
struct Shares {
    double from = 0, to = 1;

    /// Keeps what lies where a value that runs from `start` to `end` is positive.
    bool keep_positive(double start, double end) {
        if (start <= 0 && end <= 0) return false;
        const double zero = start / (start - end);
        if (start < 0) from = std::max(from, zero);
        if (end < 0) to = std::min(to, zero);
        return from < to;
    }
};

/// Where a surface lies in front of a line.
struct Cover {
    double from, to;  ///< Lengths along the course.
    std::uint32_t surface;
};

class CoverFinder {
public:
    CoverFinder(const LineCourse& course, const Surfaces& surfaces, const TileGrid& grid,
                const std::vector<bool>& see_through, double detail, const HidingDepths& depths)
        : course_(course),
          surfaces_(surfaces),
          grid_(grid),
          see_through_(see_through),
          detail_(detail),
          depths_(depths) {}

    std::vector<Cover> find() {
        for (std::size_t i = 0; i + 1 < course_.points.size(); ++i) look_along(i);
        return std::move(covers_);
    }

private:
    void look_along(std::size_t segment) {
        const Projected &a = course_.points[segment], &b = course_.points[segment + 1];
        const auto tile_of = [](double place) { return static_cast<int>(std::floor(place / tile_side)); };
        for (int row = tile_of(std::min(a.y, b.y)); row <= tile_of(std::max(a.y, b.y)); ++row) {
            for (int column = tile_of(std::min(a.x, b.x)); column <= tile_of(std::max(a.x, b.x)); ++column) {
                const int tile = grid_.tile_at(column * tile_side, row * tile_side);
                if (tile < 0) continue;
                Shares within;
                const double left = column * tile_side, top = row * tile_side;
                if (!within.keep_positive(a.x - left + 1e-6, b.x - left + 1e-6) ||
                    !within.keep_positive(left + tile_side - a.x, left + tile_side - b.x) ||
                    !within.keep_positive(a.y - top + 1e-6, b.y - top + 1e-6) ||
                    !within.keep_positive(top + tile_side - a.y, top + tile_side - b.y))
                    continue;
                for (const std::uint32_t triangle : grid_.primitives(tile)) compare(segment, within, triangle);
            }
        }
    }

    void compare(std::size_t segment, Shares within, std::uint32_t triangle) {
        const Projected &a = course_.points[segment], &b = course_.points[segment + 1];
        const TriangleShape& shape = surfaces_.shapes[triangle];
        for (std::size_t k = 0; k < 3; ++k) {
            const HalfPlane edge = inside_of_edge(shape, k);
            if (!within.keep_positive(edge.at(a.x * subpixels, a.y * subpixels),
                                      edge.at(b.x * subpixels, b.y * subpixels)))
                return;
        }
        const TriangleShading shading = surfaces_.shading(triangle);
        const auto depth_at = [&](const Projected& point) {
            return static_cast<double>(shape.depth) +
                   static_cast<double>(shape.depth_dx) * (point.x - static_cast<double>(shape.x[0]) / subpixels) +
                   static_cast<double>(shape.depth_dy) * (point.y - static_cast<double>(shape.y[0]) / subpixels);
        };
        // As where draw_ink compares, at two pixels to a CSS pixel.
        const double pixel = detail_ / 2, half = course_.half_width, reach = pixel + half;
        const auto lean = static_cast<double>(shading.lean), bend = static_cast<double>(shading.bend);
        const double allowance = std::min(bend * reach * reach, lean * (0.5 * pixel + 0.25 * half)) +
                                 0.12 * pixel * (lean + static_cast<double>(shading.depth_per_pixel));
        const double deeper_a = a.depth - depth_at(a), deeper_b = b.depth - depth_at(b);
        const double behind_a = deeper_a - allowance, behind_b = deeper_b - allowance;
        if (!within.keep_positive(behind_a, behind_b)) return;
        const std::uint32_t surface = surfaces_.kinship[triangle].surface;
        if (!see_through_[surface]) {
            const double near = neighbourhood(shading.depth_per_pixel, reach);
            const double least = depths_.least * near, most = depths_.most * near;
            if (!within.keep_positive(deeper_a - least, deeper_b - least)) return;
            if (std::isfinite(most) && !within.keep_positive(most - deeper_a, most - deeper_b)) return;
        }
        if (!course_.to_axis.empty()) {
            // The line must lie behind the surface's plane at its middle too.
            const auto rise = [&](const Vec2& way) {
                return static_cast<double>(shading.lean_x) * way.x() + static_cast<double>(shading.lean_y) * way.y();
            };
            if (!within.keep_positive(behind_a - rise(course_.to_axis[segment]),
                                      behind_b - rise(course_.to_axis[segment + 1])))
                return;
        }
        const double begin = course_.lengths[segment], length = course_.lengths[segment + 1] - begin;
        covers_.push_back({begin + within.from * length, begin + within.to * length, surface});
    }

    const LineCourse& course_;
    const Surfaces& surfaces_;
    const TileGrid& grid_;
    const std::vector<bool>& see_through_;
    double detail_;
    HidingDepths depths_;
    std::vector<Cover> covers_;
};

/// Joins alike neighbours; what is shorter than `shortest` is taken for the one before it.
std::vector<SeenStretch> joined(const std::vector<SeenStretch>& stretches, double shortest) {
    std::vector<SeenStretch> kept;
    for (const SeenStretch& next : stretches) {
        const bool alike = !kept.empty() && kept.back().hidden == next.hidden && kept.back().veils == next.veils;
        if (alike || (!kept.empty() && next.to - next.from < shortest))
            kept.back().to = next.to;
        else
            kept.push_back(next);
    }
    return kept;
}

/// Stretches between any two neighbouring ends of covers, alike ones joined, the shortest ones left out.
std::vector<SeenStretch> to_stretches(const std::vector<Cover>& covers, const std::vector<bool>& see_through,
                                      double length, double shortest) {
    struct End {
        double at;
        int hiding, veils;
    };
    std::vector<End> ends;
    for (const Cover& cover : covers) {
        const bool veil = see_through[cover.surface];
        ends.push_back({cover.from, veil ? 0 : 1, veil ? 1 : 0});
        ends.push_back({cover.to, veil ? 0 : -1, veil ? -1 : 0});
    }
    std::ranges::stable_sort(ends, {}, &End::at);
    std::vector<SeenStretch> stretches;
    int hiding = 0, veils = 0;
    double from = 0;
    const auto add = [&](double to) {
        stretches.push_back({from, to, hiding > 0, veils});
        from = to;
    };
    for (const End& end : ends) {
        if (end.at > from) add(std::min(end.at, length));
        hiding += end.hiding;
        veils += end.veils;
    }
    if (length > from) add(length);
    // First what rounding makes between neighbouring triangles, so that no row of small ones is taken for short.
    constexpr double rounding = 1e-3;
    return joined(joined(stretches, rounding), shortest);
}

}  // namespace

std::vector<SeenStretch> find_seen_stretches(const LineCourse& course, const Surfaces& surfaces, const TileGrid& grid,
                                             const std::vector<bool>& see_through, double detail,
                                             const HidingDepths& depths) {
    const std::vector<Cover> covers = CoverFinder(course, surfaces, grid, see_through, detail, depths).find();
    return to_stretches(covers, see_through, course.length(), 0.25 * detail);
}

}  // namespace lectern
