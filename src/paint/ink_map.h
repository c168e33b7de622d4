#pragma once
#include "lectern/base/geometry.h"

#include <span>
#include <vector>

namespace lectern {

/// What is drawn where in a plot, as a grid of small cells: how much of it words would cover at a place.
/// Lengths are CSS pixels.
class InkMap {
public:
    explicit InkMap(const Rect& box);

    /// A line through `points`; a NaN coordinate breaks it.
    void add_line(std::span<const Vec2> points, double width, bool closed = false);
    void add_rect(const Rect& rect, double weight = 1);
    /// The inside of rings by the even-odd rule.
    void add_area(std::span<const std::vector<Vec2>> rings, double weight);
    /// Ends adding; `covered` may be asked from now on.
    void finish();

    /// The weight of what lies under `rect`, in areas of one CSS pixel square.
    [[nodiscard]] double covered(const Rect& rect) const;

private:
    static constexpr double cell = 2;  ///< Side of a cell.
    [[nodiscard]] int column_of(double x) const;
    [[nodiscard]] int row_of(double y) const;
    void mark(int column, int row, double weight);
    void add_segment(const Vec2& from, const Vec2& to, double width);

    Rect box_;
    int columns_, rows_;
    std::vector<float> weights_;  ///< [row * columns_ + column], 0 to 1.
    std::vector<double> sums_;    ///< [(rows_ + 1) * (columns_ + 1)]: of all cells above and left.
};

}  // namespace lectern
