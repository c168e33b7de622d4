#pragma once
#include "lectern/base/geometry.h"
#include "lectern/figure/block.h"
#include "lectern/figure/style.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What may stand inside plane axes. Places are data units, widths and sizes CSS pixels.
namespace lectern {

using Ring = std::vector<Vec2>;  ///< A closed outline: at least 3 points, the first not repeated at the end.

/// The part of the plane where a function is at least `level`; holes are rings of their own (even-odd rule).
struct SuperLevelRegion {
    double level = 0;
    Color color;
    std::vector<Ring> rings;
};

/// Filled contour bands, painted from the lowest to the highest: each region lies over the one before it and hides it,
/// so that no gap can show between neighbouring bands.
struct FilledBands {
    std::vector<SuperLevelRegion> regions;
    bool end_in_ground = false;  ///< The last region is no band: it has the colour of the plot's ground.
};

/// The inside of rings, in one colour.
struct Fill2d {
    std::vector<Ring> rings;  ///< Even-odd rule.
    Color color;
};

/// Words along a line, which is left open under them.
struct LineLabel {
    std::string text;
    Color color;
    double size = 0.8;  ///< Times the size of the figure's labels.
};

struct Line2d {
    std::vector<Vec2> points;  ///< A point with a NaN coordinate breaks the line.
    Stroke stroke;
    bool closed = false;
    std::optional<LineLabel> label{};  ///< Stands where the line is straight and other labels leave room, or nowhere.
};

struct Marker2d {
    Vec2 at;
    MarkerStyle style;
};

/// A straight arrow whose tip lies exactly at `to`. Heads shorten with arrows shorter than them.
struct Arrow2d {
    Vec2 from, to;
    Stroke stroke;
    double head_length = 10, head_width = 7;  ///< CSS pixels.
};

/// A level arrow of a known length with what that length stands for beside it, inside a plot's frame.
struct KeyArrow {
    PlotPlace place = PlotPlace::top_right;
    double length = 1;  ///< Data units along x.
    Stroke stroke;
    double head_length = 10, head_width = 7;  ///< CSS pixels.
    std::string label;
    Color color;         ///< Of the label.
    bool ground = true;  ///< Stands on a ground of its own, as a legend in a corner does.
};

enum class Anchor { center, left, right, above, below, above_left, above_right, below_left, below_right };

/// Words beside a place; `anchor` says on which side of it they stand, `gap` how far off, in CSS pixels.
struct Label2d {
    Vec2 at;
    std::string text;
    Anchor anchor = Anchor::above_right;  ///< Where it stands best.
    double gap = 6;
    Color color;
    std::vector<PartLook> parts{};
    double size = 1;  ///< Times the size of the figure's labels.
    bool bold = false, italic = false;
    bool fixed = false;  ///< Stands at its anchor and nowhere else: its author said so.
};

using Mark2d = std::variant<FilledBands, Fill2d, Line2d, Marker2d, Arrow2d, KeyArrow, Label2d, Inset>;

}  // namespace lectern
