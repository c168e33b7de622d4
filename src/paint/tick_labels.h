#pragma once
#include "lectern/base/ticks.h"
#include "lectern/figure/axes.h"
#include "lectern/typeset/text_layout.h"

#include <vector>

namespace lectern {

/// A tick that is shown, with its words laid out; no words where they would touch others.
struct PlacedTick {
    double value = 0;  ///< Data units.
    TextLayout text;
    bool labelled = true;
};

/// The tick that keeps its label however few do: zero, or one that is short to write.
std::size_t kept_tick(const std::vector<Tick>& ticks, const Axis& axis);

/// Every second of the ticks, from the first or the second on, with no more decimals than these need.
std::vector<Tick> every_second_tick(const std::vector<Tick>& ticks, std::size_t first, const Axis& axis);

/// Lays out the ticks inside the axis' range. `length` is the axis' in CSS pixels, along x or along y; every label
/// stays, or every second, third, …, a zero among them, so that none touches its neighbour.
std::vector<PlacedTick> place_ticks(Typesetter& typesetter, const TextStyle& style, const Axis& axis, double length,
                                    bool along_x);

/// The same of ticks whose labels are written already.
std::vector<PlacedTick> place_ticks(Typesetter& typesetter, const TextStyle& style, const std::vector<Tick>& ticks,
                                    const Range& range, double length, bool along_x);

bool has_labels(const std::vector<PlacedTick>& ticks);

// Of the labels, in CSS pixels.
double widest_label(const std::vector<PlacedTick>& ticks);
double tallest_label(const std::vector<PlacedTick>& ticks);
/// How far the tallest one reaches over the baseline of the first line.
double label_ascent(const std::vector<PlacedTick>& ticks);
/// How far the deepest one reaches under it; 0 of words in one line.
double label_descent(const std::vector<PlacedTick>& ticks);

}  // namespace lectern
