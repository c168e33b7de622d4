#pragma once
#include "raster/samples.h"
#include "raster/surface_triangle.h"

namespace lectern {

/// How numbers given at a triangle's corners change over the picture, as planes.
class Gradients {
public:
    explicit Gradients(const TriangleShape& shape) {
        const double x1 = shape.x[1] - shape.x[0], y1 = shape.y[1] - shape.y[0];
        const double x2 = shape.x[2] - shape.x[0], y2 = shape.y[2] - shape.y[0];
        const double inverse = subpixels / (x1 * y2 - x2 * y1);
        from1_x_ = static_cast<float>(y2 * inverse), from1_y_ = static_cast<float>(-x2 * inverse);
        from2_x_ = static_cast<float>(-y1 * inverse), from2_y_ = static_cast<float>(x1 * inverse);
    }

    /// The change with a pixel to the right, and down, of what grows by so much from corner 0 to the others: numbers,
    /// or vectors of them.
    template <typename Number>
    [[nodiscard]] Number right(const Number& to_first, const Number& to_second) const {
        return to_first * from1_x_ + to_second * from2_x_;
    }
    template <typename Number>
    [[nodiscard]] Number down(const Number& to_first, const Number& to_second) const {
        return to_first * from1_y_ + to_second * from2_y_;
    }

private:
    float from1_x_, from1_y_, from2_x_, from2_y_;
};

}  // namespace lectern
