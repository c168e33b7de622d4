#pragma once
#include "lectern/base/geometry.h"

#include <algorithm>

namespace lectern {

/// Whether two rectangles overlap.
inline bool overlap(const Rect& a, const Rect& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

/// `rect` with `margin` more on every side.
inline Rect grown(const Rect& rect, double margin) {
    return {rect.x - margin, rect.y - margin, rect.width + 2 * margin, rect.height + 2 * margin};
}

/// The smallest rectangle around both.
inline Rect joined(const Rect& a, const Rect& b) {
    const double left = std::min(a.x, b.x), top = std::min(a.y, b.y);
    return {left, top, std::max(a.right(), b.right()) - left, std::max(a.bottom(), b.bottom()) - top};
}

/// Whether `inner` lies in `outer`, up to `slack`.
inline bool lies_in(const Rect& inner, const Rect& outer, double slack = 0) {
    return inner.x >= outer.x - slack && inner.y >= outer.y - slack && inner.right() <= outer.right() + slack &&
           inner.bottom() <= outer.bottom() + slack;
}

inline Rect centered_rect(const Vec2& center, const Vec2& size) {
    return {center.x() - size.x() / 2, center.y() - size.y() / 2, size.x(), size.y()};
}

}  // namespace lectern
