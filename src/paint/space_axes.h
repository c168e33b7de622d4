#pragma once
#include "lectern/figure/axes.h"
#include "lectern/raster/view.h"
#include "paint/canvas.h"
#include "paint/placed_text.h"
#include "paint/space_outline.h"

#include <array>
#include <vector>

namespace lectern {

/// The words of the box's axes, laid out once for all places that the box is tried at.
struct SpaceWords {
    SpaceWords(Typesetter& typesetter, const Axes3d& axes, const Theme& theme);

    struct AxisWords {
        std::vector<Tick> ticks;         ///< Those inside the range.
        std::vector<TextLayout> labels;  ///< One a tick.
        TextLayout title;
        TextLayout narrow_title;  ///< Broken into short lines, to stand beside the box.
    };
    void leave_out_titles();
    void leave_out_all();

    std::array<AxisWords, 3> axes;
};

/// One axis of the box at its place: an edge of the box with tick marks and words. CSS pixels.
struct SpaceAxis {
    bool visible = false;
    std::array<Vec3, 2> edge = {Vec3(0, 0, 0), Vec3(0, 0, 0)};  ///< In data units.
    struct Mark {
        Vec2 foot, end;
    };
    std::vector<Mark> marks;
    std::vector<PlacedText> words;
};

struct SpaceAxes {
    std::array<SpaceAxis, 3> axes;
    ConvexOutline box;  ///< The outline of the box's picture.
    Rect bounds;        ///< Of the box's picture and all words.
};

/// The box's edge along axis k, in scene units, on the given sides (0 low, 1 high) of the other axes.
std::array<Vec3, 2> box_edge(const Axes3d& axes, std::size_t k, const std::array<int, 3>& sides);

/// Places the axes on outer edges of the box: x and y on lower ones, z on the left one. All words stand upright (a long
/// name of z reads upwards), outside of the box's picture, and never touch each other: labels are thinned out, every
/// second, third, … staying, and those that would touch another axis' are left out.
SpaceAxes place_space_axes(const SpaceWords& words, const Axes3d& axes, const View& view, const Theme& theme);

/// Paints the tick marks; what stands in the box may hide them. The edges are lines in space, for the same reason.
void paint_space_ticks(Canvas& canvas, const SpaceAxes& axes, const Theme& theme);
void paint_space_words(Canvas& canvas, const SpaceAxes& axes, const Theme& theme);

/// Paints the three far walls with their grid.
void paint_space_walls(Canvas& canvas, const Axes3d& axes, const View& view, const Theme& theme);

}  // namespace lectern
