#pragma once
#include "lectern/base/geometry.h"
#include "paint/rectangles.h"

#include <vector>

namespace lectern {

/// The outline of a box's picture: a convex polygon.
class ConvexOutline {
public:
    /// The convex hull of `points` (Andrew 1979).
    explicit ConvexOutline(std::vector<Vec2> points);

    [[nodiscard]] const std::vector<Vec2>& corners() const { return corners_; }
    [[nodiscard]] Rect bounds() const;
    /// Whether a rectangle and the outline have more than an edge in common.
    [[nodiscard]] bool touches(const Rect& rect) const;

private:
    std::vector<Vec2> corners_;
};

}  // namespace lectern
