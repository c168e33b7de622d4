#pragma once
#include "lectern/base/number_style.h"
#include "lectern/base/ticks.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace lectern {

struct Axis {
    std::string label;
    Range range;              ///< Data units, of positive length.
    std::vector<Tick> ticks;  ///< Inside range, increasing; the painter leaves out labels that would overlap.
    bool visible = true;
    bool grid = true;
    bool labelled = true;  ///< False: ticks without words, where a neighbour's axis has the same.
    std::optional<NumberFormat>
        format{};           ///< Of the ticks' labels, for fewer of them: −1, 0, 1 in place of −1.0, 0.0, 1.0.
    NumberStyle numbers{};  ///< That format's marks.

    friend bool operator==(const Axis&, const Axis&) = default;
};

enum class Aspect2d { equal, automatic };

/// box: a frame, or a box with three far walls; floor: in space, the bottom wall alone; cross: arrows through the
/// origin, or through the place of the ranges that is nearest to it.
enum class AxesStyle { box, floor, cross };

struct Axes2d {
    Axis x, y;
    AxesStyle style = AxesStyle::box;
    Aspect2d aspect = Aspect2d::equal;  ///< equal: one data unit is as long in x as in y.

    friend bool operator==(const Axes2d&, const Axes2d&) = default;
};

/// The box in space.
struct Axes3d {
    std::array<Axis, 3> axes;  ///< x, y, z.
    AxesStyle style = AxesStyle::box;
    Vec3 sides{1, 1, 1};  ///< Lengths of the box's sides in scene units (Plotly's aspectratio); each positive.

    friend bool operator==(const Axes3d&, const Axes3d&) = default;
};

}  // namespace lectern
