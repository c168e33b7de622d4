#pragma once
#include "lectern/base/geometry.h"
#include "lectern/calculus/interval.h"
#include "lectern/calculus/scalar_field.h"

#include <optional>

namespace lectern {

/// A rectangle with the values and slopes that a function takes over it.
struct EnclosedRectangle {
    Interval x, y;
    Interval value;           ///< Encloses the values: by the mean-value form where that is tighter.
    bool continuous = false;  ///< f is, over the whole rectangle.
    bool monotone = false;    ///< In x and in y: both slopes are of one sign.
};

EnclosedRectangle enclose_rectangle(const ScalarField& f, const Interval& x, const Interval& y);

/// A point of the rectangle where f >= level (`above`) or f < level: the farthest beyond the level of some samples, or
/// else one found by halving both sides and leaving out what enclosures rule out; nothing where there is none, or none
/// larger than about 1/64 of the rectangle.
std::optional<Vec2> level_witness(const ScalarField& f, const EnclosedRectangle& rectangle, double level, bool above);

/// The point of the rectangle where both slopes of f are 0, by Newton's method from its middle; nothing where that
/// leaves the rectangle.
std::optional<Vec2> stationary_point(const ScalarField& f, const Interval& x, const Interval& y);

}  // namespace lectern
