#pragma once
#include "lectern/figure/figure.h"
#include "lectern/figure/style.h"

#include <optional>
#include <variant>
#include <vector>

namespace lectern {

/// An area of one colour; places in CSS pixels.
struct ShapeFill {
    std::vector<std::vector<Vec2>> outlines;  ///< Closed; filled by the non-zero rule.
    Color color;
};

/// Lines of one kind.
struct ShapeLine {
    std::vector<std::vector<Vec2>> lines;
    Stroke stroke;           ///< Not dashed: dashes are lines of their own.
    bool round_ends = true;  ///< Flat where a surface hides what follows.
};

struct ShapeMarker {
    Vec2 at;
    MarkerStyle style;
};

using SpaceShape = std::variant<ShapeFill, ShapeLine, ShapeMarker>;

/// Shapes that belong together.
struct SpaceShapes {
    std::optional<std::size_t> group;  ///< Of Plot3d::groups; without one, what is painted under seams.
    double opacity = 1;                ///< Of all of them as one.
    std::vector<SpaceShape> shapes;    ///< To be painted one over the other.
};

/// What stands in the box, as shapes: what render_space draws, with hidden parts cut away exactly. To be painted in
/// this order. `box`: what the picture of the axes' box fits into; `size`: of the page; both CSS pixels. Flat colours
/// differ from those of pixels by at most 2/255. The same for any number of `jobs`.
std::vector<SpaceShapes> find_space_shapes(const Plot3d& plot, const Rect& box, const Vec2& size, int jobs);

}  // namespace lectern
