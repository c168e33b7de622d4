#pragma once
#include "calculus/optimise/downhill_field.h"
#include "lectern/calculus/descent.h"

#include <optional>
#include <span>

namespace lectern {

/// A rate that keeps Armijo's condition, with the place it leads to.
struct SearchedStep {
    double rate = 0;
    DownhillPlace place;
};

/// The first of search's rates that keeps it (descent.h), or nullopt where none does before the step is lost in
/// rounding. A point that isn't usable doesn't keep it, so that a run never leaves the domain.
std::optional<SearchedStep> armijo_search(const DownhillField& field, const DownhillPlace& here,
                                          std::span<const double> direction, const ArmijoSearch& search);

}  // namespace lectern
