#pragma once
#include "raster/ink.h"
#include "raster/lanes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lectern {

/// How far (x, y) from a marker's middle lies outside of its outline, in pixels; negative inside. `r`: half its size.
/// The shapes are drawn to look equally large.
inline float outside_marker(MarkerShape shape, float x, float y, float r) {
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

/// For each ink sample of a pixel, the place nearest to it on a shape's axis.
struct AxisPlaces {
    alignas(sizeof(Floats)) std::array<float, ink_samples> share;       ///< Of the way along the axis.
    alignas(sizeof(Floats)) std::array<float, ink_samples> to_x, to_y;  ///< From the sample to there, in pixels.
};

/// The ink samples of the pixel at (x, y) in a shape.
class Stencil {
public:
    explicit Stencil(const InkShape& shape) : shape_(shape) {
        const bool head = shape.kind == InkShape::Kind::triangle;
        axis_x_ = (head ? (shape.bx + shape.cx) / 2 : shape.bx) - shape.ax;
        axis_y_ = (head ? (shape.by + shape.cy) / 2 : shape.by) - shape.ay;
        const float square = axis_x_ * axis_x_ + axis_y_ * axis_y_;
        inverse_ = square > 0 ? 1 / square : 0;
    }

    template <typename Number>
    [[nodiscard, gnu::always_inline]] Number axis_x(const Number& share) const {
        return shape_.ax + share * axis_x_;
    }
    template <typename Number>
    [[nodiscard, gnu::always_inline]] Number axis_y(const Number& share) const {
        return shape_.ay + share * axis_y_;
    }
    [[nodiscard]] AxisPlaces places(float x, float y) const {
        AxisPlaces places;
        for (std::size_t first = 0; first < ink_samples; first += lane_count) {
            const Floats px = load_lanes<Floats>(sample_places.x.data() + first) + x;
            const Floats py = load_lanes<Floats>(sample_places.y.data() + first) + y;
            const Floats along = ((px - shape_.ax) * axis_x_ + (py - shape_.ay) * axis_y_) * inverse_;
            const Floats share = along < 0.0f ? Floats{} : along > 1.0f ? Floats{} + 1.0f : along;
            store_lanes(share, places.share.data() + first);
            store_lanes(axis_x(share) - px, places.to_x.data() + first);
            store_lanes(axis_y(share) - py, places.to_y.data() + first);
        }
        return places;
    }

    /// `places`: those of the pixel.
    [[nodiscard]] std::uint32_t samples(float x, float y, const AxisPlaces& places) const {
        switch (shape_.kind) {
            case InkShape::Kind::capsule:
                return capsule_samples(places);
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
        for (std::size_t s = 0; s < ink_samples; ++s) {
            const float outside = outside_marker(shape_.marker, x + sample_places.x[s] - shape_.ax,
                                                 y + sample_places.y[s] - shape_.ay, shape_.half_width);
            mask |= outside <= -inset ? 1u << s : 0u;
        }
        return mask;
    }

private:
    [[nodiscard]] std::uint32_t capsule_samples(const AxisPlaces& places) const {
        const float square = shape_.half_width * shape_.half_width;
        std::uint32_t mask = 0;
        for (std::size_t first = 0; first < ink_samples; first += lane_count) {
            const auto dx = load_lanes<Floats>(places.to_x.data() + first);
            const auto dy = load_lanes<Floats>(places.to_y.data() + first);
            mask |= negative_lanes(dx * dx + dy * dy <= square) << first;
        }
        return mask;
    }
    [[nodiscard]] std::uint32_t triangle_samples(float x, float y) const {
        const auto side = [](float ax, float ay, float bx, float by, float px, float py) {
            return (bx - ax) * (py - ay) - (by - ay) * (px - ax);
        };
        std::uint32_t mask = 0;
        for (std::uint32_t s = 0; s < ink_samples; ++s) {
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

}  // namespace lectern
