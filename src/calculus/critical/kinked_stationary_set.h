#pragma once
#include "calculus/critical/kinks.h"
#include "calculus/critical/stationary_set.h"

namespace lectern {

/// Where 0 is among the slopes of a function with corners. Every argument is above 0, below 0 or 0: each of these 3^k
/// cases is a smooth problem, the signs of those that are 0 being unknowns from -1 to 1.
StationarySet find_kinked_stationary_set(const ScalarField& field, const Kinks& kinks, const Box& box,
                                         SearchBudget& budget);

}  // namespace lectern
