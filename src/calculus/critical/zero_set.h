#pragma once
#include "calculus/critical/box.h"
#include "lectern/calculus/program.h"

#include <optional>
#include <vector>

namespace lectern {

/// Where a function may be 0 in a box.
struct ZeroCover {
    std::vector<Box> boxes;  ///< They hold every zero. Empty: there is none.
    /// A narrow box between a point where the function is above 0 and one where it is below, in which it is continuous:
    /// it has a zero there, and on a whole surface (a curve in the plane) around.
    std::optional<Box> crossing;
};

/// Covers the zeros of a program's one output with boxes no wider than that share of the whole, as far as `most_boxes`
/// allow.
ZeroCover cover_zeros(const Program& function, const Box& whole, double share, std::size_t most_boxes);

/// The parts of `cover` that hang together, box by box.
std::vector<ZeroCover> connected_parts(const Program& function, const ZeroCover& cover);

/// What is left of `boxes` where the function may be 0 outside all `regions`, in boxes as narrow as that share of the
/// whole, or sooner where there are too many. Empty: it has no other zero.
std::vector<Box> zeros_outside(const Program& function, std::vector<Box> boxes, const std::vector<Box>& regions,
                               const Box& whole, double share, std::size_t most_boxes);

/// What the function takes in those parts of the box, as narrow as that share of it, in which it isn't proved to be
/// defined and continuous; none where it is so everywhere.
std::optional<Interval> values_near_breaks(const Program& function, const Box& whole, double share,
                                           std::size_t most_boxes);

/// -1 or 1 where the function is of that sign or 0 on the whole box as far as it is defined; 0 where that isn't proved.
int weak_sign_over(const Program& function, const Box& whole, std::size_t most_boxes);

}  // namespace lectern
