#pragma once
#include "lectern/calculus/interval.h"

#include <span>
#include <vector>

namespace lectern {

/// A product of intervals, one an unknown.
using Box = std::vector<Interval>;

double widest(std::span<const Interval> box);  ///< The greatest width.
std::vector<double> middle_of(std::span<const Interval> box);
Box point_box(std::span<const double> point);
bool holds(std::span<const Interval> outer, std::span<const Interval> inner);  ///< outer contains inner.
bool meet(std::span<const Interval> a, std::span<const Interval> b);           ///< They share a point.
bool is_bounded(std::span<const Interval> box);
Box hull(std::span<const Interval> a, std::span<const Interval> b);
/// Each side longer by `share` of it at both ends, and by at least the spacing of doubles there.
Box inflated(std::span<const Interval> box, double share);

/// At most `most` boxes that cover all of `boxes`: neighbours are taken together, and what is left, where it must be,
/// by the cells of a coarse grid.
std::vector<Box> gathered(std::vector<Box> boxes, std::size_t most);

}  // namespace lectern
