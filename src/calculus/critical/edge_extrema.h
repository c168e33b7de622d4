#pragma once
#include "calculus/critical/box.h"
#include "calculus/critical/search_budget.h"
#include "lectern/calculus/critical_points.h"

#include <vector>

namespace lectern {

/// The extrema along the edge of a box.
struct EdgeExtrema {
    std::vector<CriticalPoint> points;
    std::vector<CriticalCurve> curves;  ///< Whole sides of one value, along which the slope inwards isn't 0.
    bool complete = true;
};

/// Looks at every face of the domain, down to its corners: the function restricted to the face, its stationary points,
/// and the slopes inwards there. Points where the whole gradient is 0 are left out. For 1 to 3 variables.
EdgeExtrema find_edge_extrema(const ScalarField& field, const Box& domain, SearchBudget& budget);

/// Places are told to this share of max(1, |place|): what is nearer than that to the edge counts as lying on it.
inline constexpr double place_tolerance = 1e-12;

/// The box with each end moved outwards by the tolerance.
Box with_tolerance(const Box& box);
/// True where a coordinate is as near to an end of its side as the tolerance.
bool touches_edge(std::span<const Interval> place, const Box& box);

}  // namespace lectern
