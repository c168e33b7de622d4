#pragma once
#include "lectern/base/geometry.h"
#include "lectern/calculus/descent.h"

#include <optional>
#include <vector>

namespace lectern {

/// Where run_descent's runs from these starts converge; nothing for a run that doesn't. Plain gradient descent at a
/// constant rate takes each step of all runs at once.
std::vector<std::optional<Vec2>> converged_ends(const ScalarField& field, const std::vector<Vec2>& starts,
                                                const DescentOptions& options);

}  // namespace lectern
