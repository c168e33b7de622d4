#pragma once
#include "lectern/figure/axes.h"
#include "lectern/figure/camera.h"
#include "lectern/figure/card.h"
#include "lectern/figure/color_bar.h"
#include "lectern/figure/legend.h"
#include "lectern/figure/marks_2d.h"
#include "lectern/figure/marks_3d.h"
#include "lectern/figure/style.h"

#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace lectern {

/// What one layer puts into plane axes, painted in order.
using Group2d = std::vector<Mark2d>;
/// What one layer puts into a box in space.
using Group3d = std::vector<Mark3d>;

/// Plane axes and what stands in them, group after group, a later one over an earlier one.
/// A group that stays the same over time is the same object in each frame: painters may keep what they made of it.
struct Plot2d {
    Axes2d axes;
    std::vector<std::shared_ptr<const Group2d>> groups;
    std::vector<std::string>
        group_names;  ///< Of the layers they are from, for files that keep them apart; may be fewer.
    /// In an animation, the groups of its last frame: words keep clear of these, and so stand still. Empty: `groups`.
    std::vector<std::shared_ptr<const Group2d>> settled{};
};

/// A box in space and what stands in it; depth decides what hides what.
struct Plot3d {
    Axes3d axes;
    Camera camera;
    std::vector<std::shared_ptr<const Group3d>> groups;
    std::vector<std::string> group_names;                   ///< As in Plot2d.
    std::vector<std::shared_ptr<const Group3d>> settled{};  ///< As in Plot2d.
};

struct Figure;

/// Figures in rows, their plots' edges one under the other. Those of a column stand under each other; a row may be
/// shorter than others. What they share (a title, a legend, colour bars) belongs to the figure that holds them.
struct Panels {
    std::vector<std::vector<std::shared_ptr<const Figure>>> rows;  ///< None of them holds panels itself.
};

/// One picture, as numbers and places only: the hinge between the layers, which know mathematics and no pictures, and
/// the painters, which know pictures and no mathematics.
struct Figure {
    Vec2 size{640, 480};  ///< CSS pixels.
    double scale = 2;     ///< Pixels per CSS pixel.
    std::string title, caption;
    std::string alt;  ///< For people who can't see it.
    Theme theme;
    bool transparent = false;  ///< Its ground and those of its plots are left out; what hides something has its own.
    std::variant<Plot2d, Plot3d, Card, Panels> plot;
    std::vector<ColorBar> color_bars;
    Legend legend;
    /// A figure of the same size that this one comes over, and how much of it is there, from 0 to 1. Null: all of it.
    std::shared_ptr<const Figure> fading_from{};
    double faded_in = 1;
};

}  // namespace lectern
