#pragma once
#include "lectern/figure/axes.h"
#include "lectern/figure/figure.h"
#include "lectern/raster/view.h"
#include "paint/canvas.h"
#include "paint/placed_text.h"
#include "paint/space_outline.h"
#include "paint/space_words.h"

#include <array>
#include <vector>

namespace lectern {

/// Tick marks and words of one axis at their places. CSS pixels.
struct SpaceAxis {
    struct Mark {
        Vec2 foot, end;
    };
    std::vector<Mark> marks;
    std::vector<PlacedText> words;
    std::size_t stride = 1;             ///< Every second, third, … tick was chosen to have its number.
    std::vector<std::size_t> numbered;  ///< Those of SpaceWords' ticks that have it.
    std::vector<Vec3> feet;             ///< Data units: what each of the words names, of axes that cross; else none.
};

struct SpaceAxes {
    explicit SpaceAxes(ConvexOutline outline) : box(std::move(outline)), bounds(box.bounds()) {}

    std::array<SpaceAxis, 3> axes;
    Group3d lines;               ///< What of the axes stands in space among the marks, so that depth decides.
    ConvexOutline box;           ///< The outline of the box's picture.
    Rect bounds;                 ///< Of the box's picture and all words.
    bool words_in_plot = false;  ///< Words stand before what is drawn, not beside it.
};

/// The outline of the picture of the axes' box.
ConvexOutline box_outline(const Axes3d& axes, const View& view);

/// The convex hull of what stands in a box, as BoxSight sees it.
ConvexOutline seen_contents(const Plot3d& plot);

/// Places the axes on outer edges of the box: x and y on lower ones, z on the left one, or on the right where a near
/// eye before one side of the box sees the left one within its picture. All words stand upright (a long name of z reads
/// upwards), outside of the box's picture or, where its contents are told, of these and of its walls, and never touch
/// each other: labels are thinned out, every second, third, … staying, those of two axes that meet give way to each
/// other, and what would touch another axis' even so is left out. Axes that cross: see place_space_cross.
SpaceAxes place_space_axes(const SpaceWords& words, const Axes3d& axes, const View& view, const Theme& theme,
                           const ConvexOutline* contents = nullptr);

/// Paints the tick marks; what stands in the box may hide them.
void paint_space_ticks(Canvas& canvas, const SpaceAxes& axes, const Theme& theme);
void paint_space_words(Canvas& canvas, const SpaceAxes& axes, const Theme& theme);

}  // namespace lectern
