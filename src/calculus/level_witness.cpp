#include "calculus/level_witness.h"

#include <array>
#include <cmath>

namespace lectern {
namespace {

constexpr int depth_limit = 6;
constexpr int rectangle_limit = 200;

/// f(middle) + slopes * distances from the middle.
Interval mean_value_form(const ScalarField& f, const Interval& x, const Interval& y, const Interval& slope_x,
                         const Interval& slope_y) {
    const Interval middle_x = x.middle(), middle_y = y.middle();
    std::array<Enclosure, 1> at_middle;
    f.value_program().enclose(std::array{middle_x, middle_y}, at_middle);
    return at_middle[0].range + slope_x * (x - middle_x) + slope_y * (y - middle_y);
}

class WitnessSearch {
public:
    WitnessSearch(const ScalarField& f, double level, bool above) : f_(f), level_(level), above_(above) {}

    std::optional<Vec2> in(const EnclosedRectangle& rectangle, int depth) {
        const bool ruled_out = above_ ? rectangle.value.high < level_ : rectangle.value.low >= level_;
        if (!rectangle.continuous || ruled_out || ++looked_at_ > rectangle_limit) return std::nullopt;
        const Vec2 middle(rectangle.x.middle(), rectangle.y.middle());
        const double height = f_.value_at(std::array{middle.x(), middle.y()});
        if (above_ ? height >= level_ : height < level_) return middle;
        if (depth == depth_limit) return std::nullopt;
        const std::array halves_x{Interval(rectangle.x.low, middle.x()), Interval(middle.x(), rectangle.x.high)};
        const std::array halves_y{Interval(rectangle.y.low, middle.y()), Interval(middle.y(), rectangle.y.high)};
        for (const Interval& y : halves_y) {
            for (const Interval& x : halves_x) {
                if (const auto found = in(enclose_rectangle(f_, x, y), depth + 1)) return found;
            }
        }
        return std::nullopt;
    }

private:
    const ScalarField& f_;
    double level_;
    bool above_;
    int looked_at_ = 0;
};

/// The sample of the rectangle, its edges included, that is farthest beyond the level, if any is.
std::optional<Vec2> farthest_sample(const ScalarField& f, const EnclosedRectangle& rectangle, double level,
                                    bool above) {
    constexpr std::size_t side = 9, count = side * side;
    std::array<double, count> x{}, y{}, height{};
    for (std::size_t k = 0; k < count; ++k) {
        const auto along = [](const Interval& range, std::size_t step) {
            return range.low + (range.high - range.low) * static_cast<double>(step) / (side - 1);
        };
        x[k] = along(rectangle.x, k % side);
        y[k] = along(rectangle.y, k / side);
    }
    f.value_program().run(std::array<const double*, 2>{x.data(), y.data()}, std::array{height.data()}, count);
    std::size_t best = 0;
    for (std::size_t k = 1; k < count; ++k) {
        if (above ? height[k] > height[best] : height[k] < height[best]) best = k;
    }
    if (above ? height[best] >= level : height[best] < level) return Vec2(x[best], y[best]);
    return std::nullopt;
}

}  // namespace

EnclosedRectangle enclose_rectangle(const ScalarField& f, const Interval& x, const Interval& y) {
    std::array<Enclosure, 3> enclosed;
    f.value_and_gradient_program().enclose(std::array{x, y}, enclosed);
    const auto& [value, slope_x, slope_y] = enclosed;
    const auto has_slope = [](const Enclosure& slope) {
        return slope.regularity != Regularity::unknown && slope.range.is_bounded();
    };
    EnclosedRectangle rectangle{x, y, value.range, value.regularity == Regularity::continuous, false};
    if (!rectangle.continuous || !has_slope(slope_x) || !has_slope(slope_y)) return rectangle;
    // Along a side of no length nothing changes.
    rectangle.monotone =
        (x.is_point() || !slope_x.range.contains_zero()) && (y.is_point() || !slope_y.range.contains_zero());
    if (rectangle.monotone) return rectangle;
    const Interval tighter = intersection(value.range, mean_value_form(f, x, y, slope_x.range, slope_y.range));
    if (!tighter.is_empty()) rectangle.value = tighter;
    return rectangle;
}

std::optional<Vec2> level_witness(const ScalarField& f, const EnclosedRectangle& rectangle, double level, bool above) {
    if (const auto found = farthest_sample(f, rectangle, level, above)) return found;
    return WitnessSearch(f, level, above).in(rectangle, 0);
}

std::optional<Vec2> stationary_point(const ScalarField& f, const Interval& x, const Interval& y) {
    constexpr int steps = 20;
    Vec2 at(x.middle(), y.middle());
    for (int step = 0; step < steps; ++step) {
        const std::array place{at.x(), at.y()};
        const std::vector<double> slope = f.gradient_at(place), second = f.hessian_at(place);
        const double determinant = second[0] * second[3] - second[1] * second[2];
        const Vec2 move(-(second[3] * slope[0] - second[1] * slope[1]) / determinant,
                        -(second[0] * slope[1] - second[2] * slope[0]) / determinant);
        at += move;
        if (!x.contains(at.x()) || !y.contains(at.y())) return std::nullopt;
        if (std::abs(move.x()) <= 1e-12 * x.width() && std::abs(move.y()) <= 1e-12 * y.width()) break;
    }
    return at;
}

}  // namespace lectern
