#pragma once
#include "lectern/base/color.h"
#include "lectern/base/typography.h"

#include <optional>
#include <string>
#include <vector>

namespace lectern {

/// How a line is drawn. Widths are CSS pixels.
struct Stroke {
    Color color;
    double width = 1.5;
    std::vector<double> dash;  ///< Lengths on, off, … in CSS pixels; empty draws it whole.

    friend bool operator==(const Stroke&, const Stroke&) = default;
};

enum class MarkerShape { circle, square, diamond, triangle, cross };

/// How a marked point is drawn. Sizes are CSS pixels across.
struct MarkerStyle {
    MarkerShape shape = MarkerShape::circle;
    double size = 8;
    Color fill;
    Color edge{1, 1, 1, 1};
    double edge_width = 1;

    friend bool operator==(const MarkerStyle&, const MarkerStyle&) = default;
};

/// How the stretches that a text names by `\id{name}{…}` are drawn.
struct PartLook {
    std::string name;
    std::optional<Color> color;  ///< Absent: as around it.
    double opacity = 1;          ///< From 0, not drawn at all, to 1.

    friend bool operator==(const PartLook&, const PartLook&) = default;
};

/// The colours of what layers draw where their author gives none.
struct Palette {
    Color line{0.09, 0.11, 0.15, 1};  ///< Lines, arrows, paths and points.
    Color tangent{0.851, 0.341, 0.098, 1};
    Color tangent_plane{1.0, 0.537, 0.125, 1};
    std::vector<Stroke> curves;   ///< Of curves in turn: colour and dash; one at least.
    double width_factor = 1;      ///< Of all widths that layers have of their own.
    bool without_colors = false;  ///< What has a colour of its own is told apart by lightness and dashes.

    friend bool operator==(const Palette&, const Palette&) = default;
};

/// The colours and sizes that a whole figure shares. Lengths are CSS pixels.
struct Theme {
    Color ground{1, 1, 1, 1};       ///< Behind everything.
    Color plot_ground{1, 1, 1, 1};  ///< Inside 2d axes.
    Color text{0.13, 0.16, 0.22, 1};
    Color frame{0.45, 0.49, 0.56, 1};    ///< Axis lines and tick marks.
    Color grid{0.87, 0.89, 0.92, 1};     ///< Grid lines in the plane.
    Color wall{0.937, 0.949, 0.969, 1};  ///< Far walls of the box in space.
    Color wall_grid{1, 1, 1, 1};
    double font_size = 14;  ///< Of axis labels, ticks a little smaller, titles a little larger.
    double line_width = 1.75;
    Typography typography{};
    Palette palette{};

    friend bool operator==(const Theme&, const Theme&) = default;
};

}  // namespace lectern
