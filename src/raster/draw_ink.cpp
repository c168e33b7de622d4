#include "raster/ink.h"
#include "raster/surfaces_at.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace lectern {
namespace {

/// How far (x, y) from a marker's middle lies outside of its outline, in pixels; negative inside. `r`: half its size.
/// The shapes are drawn to look equally large.
float outside_marker(MarkerShape shape, float x, float y, float r) {
    const float ax = std::abs(x), ay = std::abs(y);
    constexpr float half_root = 0.70710678f;
    switch (shape) {
        case MarkerShape::circle:
            return std::sqrt(x * x + y * y) - r;
        case MarkerShape::square:
            return std::max(ax, ay) - 0.88f * r;
        case MarkerShape::diamond:
            return (ax + ay - 1.15f * r) * half_root;
        case MarkerShape::triangle:  // corners (0, -1.1), (1.05, 0.75), (-1.05, 0.75)
            return std::max(y - 0.75f * r, 0.8697f * ax - 0.4936f * (y + 1.1f * r));
        case MarkerShape::cross: {
            const float u = std::abs(x + y) * half_root, v = std::abs(x - y) * half_root;
            return std::min(std::max(u - r, v - 0.3f * r), std::max(v - r, u - 0.3f * r));
        }
    }
    return 1;
}

/// The samples of the pixel at (x, y) in a shape.
class Stencil {
public:
    explicit Stencil(const InkShape& shape) : shape_(shape) {
        const bool head = shape.kind == InkShape::Kind::triangle;
        axis_x_ = (head ? (shape.bx + shape.cx) / 2 : shape.bx) - shape.ax;
        axis_y_ = (head ? (shape.by + shape.cy) / 2 : shape.by) - shape.ay;
        const float square = axis_x_ * axis_x_ + axis_y_ * axis_y_;
        inverse_ = square > 0 ? 1 / square : 0;
    }

    /// The share of the way along the shape's axis at the place nearest to (x, y).
    [[nodiscard]] float along(float x, float y) const {
        const float share = ((x - shape_.ax) * axis_x_ + (y - shape_.ay) * axis_y_) * inverse_;
        return share < 0 ? 0 : share > 1 ? 1 : share;
    }
    [[nodiscard]] float axis_x(float share) const { return shape_.ax + share * axis_x_; }
    [[nodiscard]] float axis_y(float share) const { return shape_.ay + share * axis_y_; }

    [[nodiscard]] std::uint32_t samples(float x, float y) const {
        switch (shape_.kind) {
            case InkShape::Kind::capsule:
                return capsule_samples(x, y);
            case InkShape::Kind::triangle:
                return triangle_samples(x, y);
            case InkShape::Kind::marker:
                return marker_samples(x, y, 0);
        }
        return 0;
    }
    /// The samples at least `inset` pixels inside a marker's outline.
    [[nodiscard]] std::uint32_t marker_samples(float x, float y, float inset) const {
        std::uint32_t mask = 0;
        for (std::size_t s = 0; s < samples_per_pixel; ++s) {
            const float outside = outside_marker(shape_.marker, x + sample_places.x[s] - shape_.ax,
                                                 y + sample_places.y[s] - shape_.ay, shape_.half_width);
            mask |= outside <= -inset ? 1u << s : 0u;
        }
        return mask;
    }

private:
    [[nodiscard]] std::uint32_t capsule_samples(float x, float y) const {
        const float square = shape_.half_width * shape_.half_width;
        // Quick answer for pixels far off: no sample lies further than 0.71 from a pixel's middle.
        const float middle = along(x + 0.5f, y + 0.5f);
        const float mx = x + 0.5f - axis_x(middle), my = y + 0.5f - axis_y(middle);
        const float reach = shape_.half_width + 0.71f;
        if (mx * mx + my * my > reach * reach) return 0;
        std::uint32_t mask = 0;
        for (std::uint32_t s = 0; s < samples_per_pixel; ++s) {
            const float px = x + sample_places.x[s], py = y + sample_places.y[s];
            const float share = along(px, py);
            const float dx = px - axis_x(share), dy = py - axis_y(share);
            mask |= dx * dx + dy * dy <= square ? 1u << s : 0u;
        }
        return mask;
    }
    [[nodiscard]] std::uint32_t triangle_samples(float x, float y) const {
        const auto side = [](float ax, float ay, float bx, float by, float px, float py) {
            return (bx - ax) * (py - ay) - (by - ay) * (px - ax);
        };
        std::uint32_t mask = 0;
        for (std::uint32_t s = 0; s < samples_per_pixel; ++s) {
            const float px = x + sample_places.x[s], py = y + sample_places.y[s];
            const float e0 = side(shape_.ax, shape_.ay, shape_.bx, shape_.by, px, py);
            const float e1 = side(shape_.bx, shape_.by, shape_.cx, shape_.cy, px, py);
            const float e2 = side(shape_.cx, shape_.cy, shape_.ax, shape_.ay, px, py);
            const bool inside = (e0 >= 0 && e1 >= 0 && e2 >= 0) || (e0 <= 0 && e1 <= 0 && e2 <= 0);
            mask |= inside ? 1u << s : 0u;
        }
        return mask;
    }

    const InkShape& shape_;
    float axis_x_ = 0, axis_y_ = 0, inverse_ = 0;
};

/// One sample of a line or an arrow.
struct InkSample {
    std::size_t number;          ///< Of the pixel's samples.
    float share;                 ///< Of the way along the axis to the place nearest to the sample.
    float depth;                 ///< There.
    float to_axis_x, to_axis_y;  ///< From the sample to there, in pixels.
};

/// Compares a shape with surfaces, sample by sample.
class Comparison {
public:
    Comparison(const InkShape& shape, const Stencil& stencil, const Surfaces& surfaces, const TileGrid& grid)
        : shape_(shape), stencil_(stencil), surfaces_(surfaces), grid_(grid) {
        const float dx = stencil.axis_x(1) - shape.ax, dy = stencil.axis_y(1) - shape.ay;
        steps_ = std::ceil(2 * std::sqrt(dx * dx + dy * dy)) + 1;
    }

    /// Whether a triangle, `here` deep at the sample, hides the ink.
    [[nodiscard]] bool hides(std::uint32_t triangle, float here, const InkSample& ink) {
        const TriangleShading& shading = surfaces_.shading[triangle];
        const float at_axis = here + shading.lean_x * ink.to_axis_x + shading.lean_y * ink.to_axis_y;
        const float surface = here > at_axis ? here : at_axis;
        if (ink.depth <= surface + allowance(shading)) return false;
        // Beside a fold the surface turns away faster than its planes tell: there a line is as visible as its middle.
        return ink.depth > here + neighbourhood() || !is_clear(ink.share);
    }

private:
    /// What was found at one place of the axis, in half pixels along it.
    struct Looked {
        int place = -1;
        bool clear = false;
    };

    /// How much deeper than a triangle's plane a line may run that lies on the surface, which bends between its
    /// corners.
    [[nodiscard]] float allowance(const TriangleShading& shading) const {
        return std::min(shading.bend * (1 + shape_.half_width) * (1 + shape_.half_width),
                        shading.lean * (0.5f + 0.25f * shape_.half_width)) +
               0.12f * (shading.lean + shading.depth_per_pixel);
    }

    /// How much deeper than the surface at a sample a line may run that lies on the same fold of it.
    [[nodiscard]] float neighbourhood() const { return 16 * shape_.depth_per_pixel * (1 + shape_.half_width); }

    /// Whether no surface is before the shape's axis.
    [[nodiscard]] bool is_clear(float share) {
        const int place = static_cast<int>(share * steps_ + 0.5f);
        Looked& looked = looked_[static_cast<std::size_t>(place) % looked_.size()];
        if (looked.place == place) return looked.clear;
        looked = {place, true};
        const float at = static_cast<float>(place) / steps_;
        const float depth = shape_.a_depth + at * (shape_.b_depth - shape_.a_depth);
        for_surfaces_at(stencil_.axis_x(at), stencil_.axis_y(at), surfaces_, grid_,
                        [&](std::uint32_t triangle, float surface) {
                            if (surface < depth - allowance(surfaces_.shading[triangle])) looked.clear = false;
                        });
        return looked.clear;
    }

    const InkShape& shape_;
    const Stencil& stencil_;
    const Surfaces& surfaces_;
    const TileGrid& grid_;
    float steps_ = 1;  ///< Places along the axis, about two a pixel.
    std::array<Looked, 32> looked_;
};

/// How deep the last translucent surface before the ink is; less than any depth where there is none.
float find_behind(const TranslucentFragments& translucent, const Surfaces& surfaces, std::size_t pixel,
                  const InkSample& ink, Comparison& comparison) {
    float behind = -farthest_depth;
    for (std::uint32_t i = translucent.first[pixel]; i != TranslucentFragments::none; i = translucent.next[i]) {
        if ((translucent.list.mask[i] >> ink.number & 1) == 0) continue;
        const float here = translucent.depth_at(i, ink.number, surfaces);
        if (here > behind && comparison.hides(translucent.list.triangle[i], here, ink)) behind = here;
    }
    return behind;
}

/// Whether a sample that is hidden by an opaque surface, or seen through a translucent one, is of these parts.
bool belongs(InkShape::Parts parts, bool hidden, bool seen_through) {
    switch (parts) {
        case InkShape::Parts::unhidden:
            return !hidden;
        case InkShape::Parts::foremost:
            return !hidden && !seen_through;
        case InkShape::Parts::hidden:
            return hidden || seen_through;
    }
    return false;
}

}  // namespace

void InkBuffer::clear() {
    depth.fill(farthest_depth);
    color.fill(no_primitive);
}

void draw_ink(const InkShape& shape, const Surfaces& surfaces, const TileGrid& grid, const VisibilityBuffer& seen,
              const TranslucentFragments* translucent, int left, int top, InkBuffer& buffer) {
    const TileGrid::Box box = bounding_box(shape);
    const int x0 = std::max(left, box.left), x1 = std::min(left + tile_side - 1, box.right);
    const int y0 = std::max(top, box.top), y1 = std::min(top + tile_side - 1, box.bottom);
    const Stencil stencil(shape);
    Comparison comparison(shape, stencil, surfaces, grid);
    for (int row = y0; row <= y1; ++row) {
        for (int column = x0; column <= x1; ++column) {
            const auto x = static_cast<float>(column), y = static_cast<float>(row);
            std::uint32_t mask = stencil.samples(x, y);
            if (mask == 0) continue;
            const bool edged = shape.kind == InkShape::Kind::marker && shape.edge_width > 0;
            const std::uint32_t inner = edged ? stencil.marker_samples(x, y, shape.edge_width) : mask;
            const auto pixel = static_cast<std::size_t>((row - top) * tile_side + column - left);
            for (; mask != 0; mask &= mask - 1) {
                const auto s = static_cast<std::size_t>(std::countr_zero(mask));
                const std::size_t sample = pixel * samples_per_pixel + s;
                const float px = x + sample_places.x[s], py = y + sample_places.y[s];
                const float share = stencil.along(px, py);
                const InkSample ink = {s, share, shape.a_depth + share * (shape.b_depth - shape.a_depth),
                                       stencil.axis_x(share) - px, stencil.axis_y(share) - py};
                float slack = shape.tolerance;
                const float behind = translucent == nullptr
                                         ? -farthest_depth
                                         : find_behind(*translucent, surfaces, pixel, ink, comparison);
                if (!shape.on_top) {
                    float lean = shape.depth_per_pixel;
                    bool hidden = false;
                    if (const std::uint32_t primitive = seen.primitive[sample]; primitive != no_primitive) {
                        hidden = comparison.hides(primitive, seen.depth[sample], ink);
                        lean = std::max(lean, surfaces.shading[primitive].lean);
                    }
                    if (!belongs(shape.parts, hidden, behind > -farthest_depth)) continue;
                    slack = lean * (2 * shape.half_width + 2);
                }
                // Among ink, what is clearly nearer wins, and otherwise what was drawn later.
                if (ink.depth > buffer.depth[sample] + slack) continue;
                buffer.depth[sample] = ink.depth;
                buffer.color[sample] = (inner >> s & 1) != 0 ? shape.color : shape.edge_color;
                buffer.behind[sample] = behind;
            }
        }
    }
}

}  // namespace lectern
